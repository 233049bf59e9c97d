/** The name before the digest. */
import { ALGORITHM, foundIn, type Form, hexDigest, numberAt, textAt } from './form.ts'

const TABBED = /^[ \t]*(\S+)(?: {2,}| *\t[ \t]*)([0-9a-f]{32,128})[ \t]*$/i
const COLON =
  /^[ \t]*(?:[-*+] )?["'`]?([^"'`|]*[^"'`|:\s])["'`]? ?: *["'`]?([0-9a-f]{32,128})["'`]?,?[ \t]*$/i
/** A digest is at the end: a look there is cheap, and goes on only where that is like one. */
const DIGIT = /[0-9a-f]/i
const BEHIND = ' \t,"\'`'

function endsInDigits(text: string): boolean {
  let end = text.length
  while (end > 0 && BEHIND.includes(text.charAt(end - 1))) end--
  for (let at = end - 1; at >= end - 16; at--) if (!DIGIT.test(text.charAt(at))) return false
  return true
}

/** As files are called, and neither labels nor people are: "commit", "Hash". */
const FILE = /[./_\d]/
/** Where the algorithm is one that the digest does not fit, nothing is read. */
const LABEL = new RegExp(`^[*_]*${ALGORITHM}[ -]?(?:sums?|checksums?|hash|digest)?[*_]*$`, 'i')

export const nameFirst: Form = {
  id: 'name-first',
  title: 'NAME DIGEST',
  take(sheet, at) {
    const text = textAt(sheet, at)
    if (!endsInDigits(text)) return undefined
    const [, name, hex] = TABBED.exec(text) ?? COLON.exec(text) ?? []
    if (name === undefined || hex === undefined || !FILE.test(name)) return undefined
    if (LABEL.test(name) || /^-|\s-|=/.test(name)) return undefined
    const found = foundIn(numberAt(sheet, at), hexDigest(undefined, hex), name)
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
