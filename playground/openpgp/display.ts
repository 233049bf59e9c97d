/** Bytes that somebody chose, as gpg shows them on a terminal that speaks UTF-8. */
import { fromLatin1, latin1 } from './reading/characters.ts'

const ESCAPES: Readonly<Record<number, string>> = {
  0x00: '\\0',
  0x08: '\\b',
  0x0a: '\\n',
  0x0b: '\\v',
  0x0c: '\\f',
  0x0d: '\\r',
}

function escaped(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`
}

function plain(byte: number): string {
  if (byte >= 0x20 && byte !== 0x7f) return String.fromCharCode(byte)
  return ESCAPES[byte] ?? escaped(byte)
}

/** How many bytes follow the first of a character; `undefined` if none begins so. Six was once the most. */
function following(byte: number): number | undefined {
  if ((byte & 0xe0) === 0xc0) return 1
  if ((byte & 0xf0) === 0xe0) return 2
  if ((byte & 0xf8) === 0xf0) return 3
  if ((byte & 0xfc) === 0xf8) return 4
  return (byte & 0xfe) === 0xfc ? 5 : undefined
}

/**
 * A user id as gpg 2.2 prints it: control characters and what is no UTF-8 as escapes, a character after a broken one
 * among them, and everything else as it is, quotes and backslashes included.
 */
export function shownUserId(bytes: Uint8Array): string {
  let text = ''
  let sequence: number[] = []
  let left = 0
  let resync = false
  for (const byte of bytes) {
    const begins = byte < 0x80 || (byte >= 0xc0 && byte <= 0xfd)
    if (resync && !begins) {
      text += escaped(byte)
      continue
    }
    resync = false
    if (left > 0) {
      sequence.push(byte)
      if (byte < 0x80 || byte >= 0xc0) {
        text += sequence.map(escaped).join('')
        left = 0
        resync = true
      } else if (--left === 0) text += decoded(sequence)
      continue
    }
    if (byte < 0x80) {
      text += plain(byte)
      continue
    }
    const more = following(byte)
    if (more === undefined) {
      text += escaped(byte)
      resync = true
    } else {
      sequence = [byte]
      left = more
    }
  }
  return text
}

/** What is no letter to the eye is kept: two that differ must not look the same to whoever compares them. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes)
  } catch {
    return undefined
  }
}

function decoded(bytes: readonly number[]): string {
  return utf8Text(Uint8Array.from(bytes)) ?? bytes.map(escaped).join('')
}

/** A user id as a text, letter by letter; as gpg shows it where it is none. */
export function userIdText(bytes: Uint8Array): string {
  return utf8Text(bytes) ?? shownUserId(bytes)
}

/** A line of a file as gpg quotes it: one character a byte, line ends and control characters as escapes. */
export function shownLine(line: string): string {
  return writtenOut(printable(line))
}

/** With control characters as escapes, and all that is not ASCII left alone. One character a byte. */
function printable(text: string): string {
  return Array.from(text, (char) => (char < '\x80' ? plain(char.charCodeAt(0)) : char)).join('')
}

/** What a terminal makes of bytes: what is no UTF-8 it cannot show. */
const TERMINAL = new TextDecoder('utf-8', { ignoreBOM: true })

function writtenOut(text: string): string {
  return TERMINAL.decode(fromLatin1(text))
}

/** The address in a signer's user id as gpg shows it: the mailbox in lower case, or all of it where there is none. */
export function shownSigner(bytes: Uint8Array): string {
  const shown = printable(latin1(bytes))
  const open = shown.indexOf('<')
  const close = shown.indexOf('>', open + 1)
  const mailbox = open < 0 ? shown : close > open + 1 ? shown.slice(open + 1, close) : ''
  return writtenOut(isMailbox(mailbox, open < 0) ? lowerCase(mailbox) : shown)
}

/** Of the letters of ASCII alone: a letter of another alphabet may be one of these in lower case, in another's address. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** @param text one character a byte */
function isMailbox(text: string, strict: boolean): boolean {
  const parts = text.split('@')
  const [local = '', domain = ''] = parts
  if (parts.length !== 2 || local === '' || domain === '' || text.endsWith('.')) return false
  if (strict) {
    return (
      /^[\w.!#$%&'*+/=?^`{|}~\x80-\xff-]+$/.test(local) &&
      /^[\w.\x80-\xff-]+$/.test(domain) &&
      !text.includes('..')
    )
  }
  return !text.includes(' ') && !domain.includes('..')
}
