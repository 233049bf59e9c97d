/**
 * Text of somebody else's making, shown so that an eye and a terminal take it for what it is. By Unicode property, so
 * that what a later version of Unicode adds is in it as soon as the runtime knows it.
 */
import { equalBytes, toHex } from './bytes.ts'

/**
 * What nobody sees, or what steers a terminal or the order of letters:
 * - controls, formats (bidi marks, tags), surrogates, private use and what is not assigned: `\p{C}`;
 * - blanks and line ends but the plain space: `\p{Z}`;
 * - what a font need not show: variation selectors, joiners, Hangul fillers: `\p{Default_Ignorable_Code_Point}`;
 * - U+2800, a Braille pattern without a dot, and U+1D159, a note without a head: blank by their glyph alone.
 */
const INVISIBLE = String.raw`(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]`

/** More marks than this on one letter are no letter of any language: they cover the lines above and below. */
const MOST_MARKS = 4
const MARKS_BEYOND = String.raw`(?<=\p{M}{${MOST_MARKS}})\p{M}`
/** A mark on nothing, which would stand on what is before the text. */
const MARK_AT_START = String.raw`^\p{M}`

/** What is not shown as it is. */
export const UNSEEN = new RegExp([INVISIBLE, MARKS_BEYOND, MARK_AT_START].join('|'), 'gu')
/** The same, a run at a time where they stand side by side: they come by the million. */
export const UNSEEN_RUN = new RegExp([`(?:${INVISIBLE})+`, `${MARKS_BEYOND}+`, MARK_AT_START].join('|'), 'gu')

/**
 * `text` on one line, as it is but for what could steer a terminal or deceive an eye: that is escaped.
 * @example escaped('a\u202Eb') // 'a\\u{202e}b'
 */
export function escaped(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}

/** Characters of one text that are shown. No path is longer, and no eye compares as many. */
export const MOST_SHOWN = 4096
/** Of them, those before a difference. */
const BEFORE = 64

/**
 * {@link escaped}, and no more of it than an eye can read: what is left out costs nothing, and is counted.
 * @example printable('a'.repeat(5000)).slice(-10) // 'aa … (+904)'
 */
export function printable(text: string): string {
  return printablePart(text, 0)
}

/**
 * As {@link printable}.
 *
 * @param from where to begin, in UTF-16 units
 * @param spell what is done to the part that is shown
 */
export function printablePart(text: string, from: number, spell = escaped): string {
  const start = borderAt(text, from)
  const end = borderAt(text, start + MOST_SHOWN)
  const before = start > 0 ? `(+${start}) … ` : ''
  const after = end < text.length ? ` … (+${text.length - end})` : ''
  return `${before}${spell(text.slice(start, end))}${after}`
}

/** As {@link printable}: bytes as hex digits. */
export function printableBytes(bytes: Uint8Array, from = 0): string {
  const end = Math.min(from + MOST_SHOWN / 2, bytes.length)
  const before = from > 0 ? `(+${2 * from}) … ` : ''
  const after = end < bytes.length ? ` … (+${2 * (bytes.length - end)})` : ''
  return `${before}${toHex(bytes.subarray(from, end))}${after}`
}

/**
 * @param other what it is shown beside
 * @returns from where a text, or bytes, must be shown for the first difference to be seen; 0 where it is anyway
 */
export function beginOf(one: unknown, other: unknown): number {
  let [at, most] = [0, MOST_SHOWN]
  if (typeof one === 'string' && typeof other === 'string') {
    while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++
    if (one === other) return 0
  } else if (one instanceof Uint8Array && other instanceof Uint8Array) {
    while (at < one.length && one[at] === other[at]) at++
    if (equalBytes(one, other)) return 0
    most /= 2
  }
  return at < most - BEFORE ? 0 : at - BEFORE
}

/** @returns `at`, at most the end, or one less where a surrogate pair would be halved */
export function borderAt(text: string, at: number): number {
  if (at >= text.length) return text.length
  const isInside = at > 0 && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
  return isInside ? at - 1 : at
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000
