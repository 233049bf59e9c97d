import { toHex } from '../../bytes.ts'
import { ALGORITHMS, algorithmsAsked, parseSums, verifyChecksum } from '../../checksum/index.ts'
import type { Part } from '../../intake/kind.ts'
import type { DeskMethod, DigestName } from '../method.ts'

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
  async verify({ claim, name, artifact, restsOn }) {
    const digests = await artifact.digests(readsOf(claim, name))
    if (!digests) return undefined
    // What somebody signed who was expected, and what a person brought, came another way than the files.
    const channel = restsOn === 'verified' ? 'apart' : 'beside'
    const judge = (known: typeof digests) =>
      verifyChecksum({
        artifact: { name: artifact.name, size: artifact.size, digests: known },
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

function readsOf({ bytes }: Part, name: string): DigestName[] {
  return [...new Set([...ALGORITHMS, ...algorithmsAsked(bytes, name)])]
}
