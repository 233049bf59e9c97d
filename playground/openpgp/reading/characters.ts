/** The classes of characters that gpg's armor reader goes by, for text of one character a byte. */

export { latin1 } from '../../bytes.ts'

/** The bytes of a text of one character a byte. */
export function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** A NUL counts as a blank at line ends: gpg looks for it in a C string, whose end it is. */
const BLANKS = ' \t\r\n\0'

/** `line` without the blanks at its end, its line end among them. */
export function trimmed(line: string): string {
  let end = line.length
  while (end > 0 && BLANKS.includes(line[end - 1] ?? '')) end--
  return line.slice(0, end)
}

/** As much of `text` as C would take for a string. */
export function cString(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
