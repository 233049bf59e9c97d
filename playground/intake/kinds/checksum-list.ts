/** Digests, with the names of the files that they are of or without: `SHA256SUMS`, `a.jar.sha256`. */
import { parseSums } from '../../checksum/index.ts'
import { kind } from '../kind.ts'

const NAMED =
  /(?:^|[._-])(?:md5|sha-?1|sha-?2?-?(?:256|512)|checksums?|digests?)(?:sums?)?(?:[._-]|$)|sums?(?:\.txt)?$/i

export const checksumList = kind({
  id: 'checksum-list',
  source: 'claim',
  recognise: (sight) => {
    const { text, name, json, armors, isWhole } = sight
    if (text === undefined || json !== undefined || armors.length > 0 || !isWhole) return undefined
    const sums = parseSums(sight.bytes)
    if (!sums || sums.entries.length === 0) return undefined
    if (sums.improper.length === 0) return 'by-bytes'
    return NAMED.test(name) ? 'by-name' : undefined
  },
  parts: ({ bytes }) => [{ method: 'checksum', role: 'list', bytes }],
})
