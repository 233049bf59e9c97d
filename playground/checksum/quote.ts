/** How coreutils quote a file name in an error message: so that it can be pasted back into a shell. */
import { nameAsBytes } from './name.ts'

/** What a shell would take for something else; a colon would end the name in the message. */
const UNSAFE = /[ !"$&'()*:;<=>?[\\^`|]|^[#~]|^[{}]$|^$/
/** With nothing else in it, a name with an apostrophe stands between double quotes. */
const FITS_DOUBLE_QUOTES = /^[^\x00-\x1f!"#$&()*;<=>?[\\^`{|}~\x7f]*$/
/** An apostrophe, or a run of characters that have no shape; a private-use character has one in somebody's font. */
const SPECIAL = /'|[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]+/gu
const UNPRINTABLE = /[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u
const UNPRINTABLE_END = /[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]$/u
/** How a name begins whose first character has no shape; what it is written as follows. */
const RUN_FIRST = "''$'"

/**
 * @param name as it stands in a UTF-8 locale
 * @example quoted('a b') // "'a b'"
 */
export function quoted(name: string): string {
  const isPrintable = !UNPRINTABLE.test(name)
  if (isPrintable && !UNSAFE.test(name)) return name
  if (isPrintable && name.includes("'") && FITS_DOUBLE_QUOTES.test(name)) return `"${name}"`
  const inside = name.replace(SPECIAL, (special, at: number) => {
    if (special === "'") return String.raw`'\''`
    const next = name[at + special.length] ?? "'"
    // What follows a run has quotes of its own, unless it is a quote.
    return `'$'${octal(special)}${next === "'" ? '' : "''"}`
  })
  const whole = `'${inside}'`
  return name.includes("'") && UNPRINTABLE_END.test(name) ? begunAnew(whole) : whole
}

/** With an apostrophe in it a name is quoted twice over, and the second time begins as the first ended: behind a run. */
function begunAnew(whole: string): string {
  if (whole.startsWith(RUN_FIRST)) return whole.slice(RUN_FIRST.length - 1)
  return whole.startsWith(String.raw`''\'`) ? whole : `''${whole}`
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
  for (const byte of nameAsBytes(run)) text += OCTAL[byte] ?? ''
  return text
}
