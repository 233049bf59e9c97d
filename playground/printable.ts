/** What a terminal obeys or a reader does not see: controls, direction marks, invisible and lone surrogate code points. */
export const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu

/**
 * `text` on one line, as it is but for what could steer a terminal or deceive an eye: that is escaped.
 * @example printable('a\u202Eb') // 'a\\u{202e}b'
 */
export function printable(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
