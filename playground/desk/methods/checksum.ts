import { toHex } from '../../bytes.ts'
import { locator } from '../../checksum/folder.ts'
import { ALGORITHMS, algorithmsAsked, parseSums, verifyChecksum } from '../../checksum/index.ts'
import type { Part } from '../../intake/kind.ts'
import { type About, type DeskMethod, digestKey, type DigestName } from '../method.ts'
import { baseOf, folderOf, plain, stepsOf } from '../names.ts'

export const checksum: DeskMethod = {
  id: 'checksum',
  claims: ['list'],
  about: (claim, name) => readOf(claim, name).about,
  reads: (claim, name) => readOf(claim, name).reads,
  async verify({ claim, name, artifact, place, restsOn }) {
    const digests = await artifact.digests(readOf(claim, name).reads)
    if (!digests) return undefined
    const where = placeIn(claim, name, place)
    // What somebody signed who was expected, and what a person brought, came another way than the files.
    const channel = restsOn === 'verified' ? 'apart' : 'beside'
    const judge = (known: typeof digests) =>
      verifyChecksum({
        artifact: { name: baseOf(place), size: artifact.size, digests: known, ...where },
        claim: claim.bytes,
        claimName: name,
        channel,
      })
    const first = judge(digests)
    if (first.more.length === 0) return first
    const more = await artifact.digests(first.more)
    return more && judge({ ...digests, ...more })
  },
}

/** Where everything lies that was handed over: no list knows of it. */
const DESK = '/handed over/'

/**
 * A list with a line for the very place where the file lies, as seen from the list, means that line: others that end in the
 * same name are about other files.
 */
function placeIn(claim: Part, name: string, place: string) {
  const folder = `${DESK}${folderOf(name)}`
  const path = `${DESK}${plain(place)}`
  const within = locator(folder)
  // As claims are paired, but for what a tool takes for another spelling.
  const locate = (path: string) => within(stepsOf(path.startsWith('/') ? path : `${folder}${path}`))
  const own = locate(path)
  const isListed = readOf(claim, name).about.names.some((one) => locate(one) === own)
  return isListed ? { path, locate, isListHere: true } : {}
}

interface Read {
  readonly about: About
  readonly reads: readonly DigestName[]
}

/** A list is long, and asked about for each file: of it is kept what is asked. */
const known = new WeakMap<Part, Read>()

/** @param name always the same for one part: of the file that it stands in */
function readOf(part: Part, name: string): Read {
  const found = known.get(part) ?? readList(part, name)
  known.set(part, found)
  return found
}

function readList({ bytes }: Part, name: string): Read {
  const { entries = [], slips = [] } = parseSums(bytes, name) ?? {}
  const digests = new Set<string>()
  const algorithms = new Set<DigestName>()
  const names = new Set<string>()
  for (const lines of [entries, slips])
    for (const { algorithm, digest, name: listed } of lines) {
      if (listed !== undefined) names.add(listed)
      if (algorithm === undefined) continue
      algorithms.add(algorithm)
      digests.add(digestKey(algorithm, toHex(digest)))
    }
  return {
    about: { digests, algorithms: [...algorithms], names: [...names] },
    reads: [...new Set([...ALGORITHMS, ...algorithmsAsked(bytes, name)])],
  }
}
