import { toHex } from '../../bytes.ts'
import { locator } from '../../checksum/folder.ts'
import { ALGORITHMS, algorithmsAsked, parseSums, verifyChecksum } from '../../checksum/index.ts'
import type { Part } from '../../intake/kind.ts'
import type { DeskMethod, DigestName } from '../method.ts'
import { baseOf, folderOf, plain } from '../names.ts'

export const checksum: DeskMethod = {
  id: 'checksum',
  claims: ['list'],
  about: ({ bytes }, name) => {
    const { entries = [], slips = [] } = parseSums(bytes, name) ?? {}
    const lines = [...entries, ...slips]
    return {
      digests: lines.flatMap(({ algorithm, digest }) =>
        algorithm === undefined ? [] : [{ name: algorithm, hex: toHex(digest) }],
      ),
      names: lines.flatMap((line) => line.name ?? []),
    }
  },
  reads: readsOf,
  async verify({ claim, name, artifact, place, restsOn }) {
    const digests = await artifact.digests(readsOf(claim, name))
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
function placeIn({ bytes }: Part, name: string, place: string) {
  if (name === '') return {}
  const folder = `${DESK}${folderOf(name)}`
  const path = `${DESK}${plain(place)}`
  const locate = locator(folder)
  const { entries = [], slips = [] } = parseSums(bytes, name) ?? {}
  const isListed = [...entries, ...slips].some(
    (line) => line.name !== undefined && locate(line.name) === locate(path),
  )
  return isListed ? { path, folder, isListHere: true } : {}
}

function readsOf({ bytes }: Part, name: string): DigestName[] {
  return [...new Set([...ALGORITHMS, ...algorithmsAsked(bytes, name)])]
}
