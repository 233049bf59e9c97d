/** A listed name's bytes as text, and back. */
import { utf8 } from '../bytes.ts'
import { textAsBytes } from './coreutils.ts'

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const ASCII = /^[\0-\x7f]*$/
/** What UTF-8 makes of one character or several, as bytes; shortest forms alone, and no surrogates. */
const WELL_FORMED =
  /(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+|[^]/g
/** A byte that is not UTF-8 is half a surrogate pair, as Python has it: no file is called so, and no two names are alike. */
const ESCAPE = 0xdc00

/**
 * @param bytes one character each
 * @returns what is not UTF-8 in it as U+DC80 to U+DCFF, byte by byte
 */
export function nameFrom(bytes: string): string {
  if (ASCII.test(bytes)) return bytes
  return bytes.replace(WELL_FORMED, (run) => {
    const isStray = run.length === 1 && run >= '\x80'
    return isStray ? String.fromCharCode(ESCAPE + run.charCodeAt(0)) : UTF_8.decode(textAsBytes(run))
  })
}

const ESCAPED = /([\udc80-\udcff]+)/u

/** The inverse of {@link nameFrom}. */
export function nameAsBytes(name: string): Uint8Array {
  if (!ESCAPED.test(name)) return utf8(name)
  const bytes = new Uint8Array(3 * name.length)
  let length = 0
  for (const [i, piece] of name.split(ESCAPED).entries()) {
    const stray = (one: string) => one.charCodeAt(0) - ESCAPE
    const part = i % 2 === 0 ? utf8(piece) : Uint8Array.from(piece, stray)
    bytes.set(part, length)
    length += part.length
  }
  return bytes.subarray(0, length)
}
