import { toHex } from '../../bytes.ts'
import { ALGORITHMS, parseSums, verifyChecksum } from '../../checksum/index.ts'
import type { DeskMethod } from '../method.ts'

export const checksum: DeskMethod = {
  id: 'checksum',
  claims: ['list'],
  about: ({ bytes }) => {
    const entries = parseSums(bytes)?.entries ?? []
    return {
      digests: entries.flatMap(({ algorithm, digest }) =>
        algorithm === undefined ? [] : [{ name: algorithm, hex: toHex(digest) }],
      ),
      names: entries.flatMap(({ name }) => (name === undefined ? [] : [name])),
    }
  },
  reads: () => ALGORITHMS,
  async verify({ claim, artifact, restsOn }) {
    const digests = await artifact.digests(ALGORITHMS)
    if (!digests) return undefined
    // What somebody signed who was expected, and what a person brought, came another way than the files.
    const channel = restsOn === 'verified' ? 'apart' : 'beside'
    return verifyChecksum({ artifact: { name: artifact.name, digests }, claim: claim.bytes, channel })
  },
}
