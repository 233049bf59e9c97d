/** Digests, with the names of the files that they are of or without, in any form of checksum/forms: `SHA256SUMS`, `a.jar.sha256`. */
import { parseSums } from '../../checksum/index.ts'
import { kind } from '../kind.ts'
import { isMinisign } from './minisign-lines.ts'

const NAMED =
  /(?:^|[._-])(?:md5|sha-?[123]?-?(?:224|256|384|512)?|b2|b3|blake\w*|checksums?|digests?)(?:sums?\d*)?(?:[._-]|$)|sums?(?:\.txt)?$/i
/** As nothing else is called: whatever stands in it, its reader says what is wrong with it. */
const CALLED = /sums(?:\.txt)?$|\.(?:md5|sha\d*|sha3?-\d+|b[23]|blake\w*)$/i
/** Forms that a text about something else may have in it, by their titles. */
const LOOSE: ReadonlySet<string> = new Set(['Markdown table', 'Base64', 'cksum -b', 'NAME DIGEST'])

/** A sentence with a digest in it may say anything of the file. */
const SENTENCES = 'release notes'

export const checksumList = kind({
  id: 'checksum-list',
  source: 'claim',
  recognise: (sight) => {
    const { text, name, json, armors, isWhole, bytes } = sight
    if (json !== undefined || armors.length > 0 || !isWhole) return undefined
    // A list that is signed stands below its signature, and is read by it.
    if (isMinisign(sight)) return undefined
    const called = CALLED.test(name) ? 'by-name' : undefined
    const sums = text === undefined ? undefined : parseSums(bytes, name)
    if (text === undefined || !sums || sums.entries.length === 0) return called
    const isLoose = sums.forms?.some((form) => LOOSE.has(form)) === true
    const isSaid = sums.forms?.includes(SENTENCES) === true
    if (sums.improper.length === 0 && !isSaid && (!isLoose || linesIn(text) === sums.entries.length))
      return 'by-bytes'
    return NAMED.test(name) ? 'by-name' : undefined
  },
  parts: ({ bytes }) => [{ method: 'checksum', role: 'list', bytes }],
})

/** Neither empty nor blank. */
function linesIn(text: string): number {
  let count = 0
  for (const line of text.matchAll(/[^\n]+/g)) if (line[0].trim() !== '') count++
  return count
}
