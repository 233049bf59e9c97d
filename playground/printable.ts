/**
 * Text of somebody else's making, shown so that an eye and a terminal take it for what it is. By Unicode property, so
 * that what a later version of Unicode adds is in it as soon as the runtime knows it.
 */

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

/**
 * `text` on one line, as it is but for what could steer a terminal or deceive an eye: that is escaped.
 * @example printable('a\u202Eb') // 'a\\u{202e}b'
 */
export function printable(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
