/** How coreutils quote a file name in an error message: so that it can be pasted back into a shell. */
import { utf8 } from '../bytes.ts'

/** What a shell would take for something else; a colon would end the name in the message. */
const UNSAFE = /[ !"$&'()*:;<=>?[\\^`|]|^[#~]|^[{}]$|^$/
/** With nothing else in it, a name with an apostrophe stands between double quotes. */
const FITS_DOUBLE_QUOTES = /^[^\x00-\x1f!"#$&()*;<=>?[\\^`{|}~\x7f]*$/
/** Runs of characters that have no shape, as bytes in octal; a private-use character has one in somebody's font. */
const UNPRINTABLE = /[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]+/gu
const UNPRINTABLE_END = /[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]$/u

/**
 * @param name as it stands in a UTF-8 locale
 * @example quoted('a b') // "'a b'"
 */
export function quoted(name: string): string {
  const isPrintable = name.search(UNPRINTABLE) < 0
  if (isPrintable && !UNSAFE.test(name)) return name
  if (name.includes("'") && FITS_DOUBLE_QUOTES.test(name)) return `"${name}"`
  const inside = name.replaceAll("'", String.raw`'\''`).replace(UNPRINTABLE, (run) => `'$'${octal(run)}''`)
  // What follows a run has quotes of its own, unless nothing does.
  return !isPrintable && UNPRINTABLE_END.test(name) ? `'${inside.slice(0, -1)}` : `'${inside}'`
}

const SHORT: Readonly<Record<string, string>> = {
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
}

/** What stands for each byte: a name may be megabytes of them. */
const OCTAL = Array.from({ length: 256 }, (_, byte) => {
  const short = SHORT[String.fromCharCode(byte)]
  return `\\${short ?? byte.toString(8).padStart(3, '0')}`
})

function octal(run: string): string {
  const only = run.length === 1 ? run.charCodeAt(0) : 0x80
  if (only < 0x80) return OCTAL[only] ?? ''
  let text = ''
  for (const byte of utf8(run)) text += OCTAL[byte] ?? ''
  return text
}
