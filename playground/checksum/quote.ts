/** How coreutils quote a file name in an error message: so that it can be pasted back into a shell. */
import { toHex, utf8 } from '../bytes.ts'

/** What a shell would take for something else; a colon would end the name in the message. */
const UNSAFE = /[ !"$&'()*:;<=>?[\\^`|]|^[#~]|^[{}]$|^$/
/** With nothing else in it, a name with an apostrophe stands between double quotes. */
const FITS_DOUBLE_QUOTES = /^[^\x00-\x1f!"#$&()*;<=>?[\\^`{|}~\x7f]*$/
/** Runs of characters that have no shape, as bytes in octal; a private-use character has one in somebody's font. */
const UNPRINTABLE = /([\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]+)/u

/**
 * @param name as it stands in a UTF-8 locale
 * @example quoted('a b') // "'a b'"
 */
export function quoted(name: string): string {
  const parts = name.split(UNPRINTABLE)
  if (parts.length === 1 && !UNSAFE.test(name)) return name
  if (name.includes("'") && FITS_DOUBLE_QUOTES.test(name)) return `"${name}"`
  return parts
    .map((part, i) => (i % 2 === 1 ? `$'${octal(part)}'` : `'${part.replaceAll("'", String.raw`'\''`)}'`))
    .filter((part, i) => part !== "''" || i !== parts.length - 1 || i === 0)
    .join('')
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

function octal(run: string): string {
  const codes = [...run].flatMap((character) => SHORT[character] ?? octalBytes(character))
  return codes.map((code) => `\\${code}`).join('')
}

function octalBytes(character: string): string[] {
  const bytes = toHex(utf8(character)).match(/../g) ?? []
  return bytes.map((byte) => parseInt(byte, 16).toString(8).padStart(3, '0'))
}
