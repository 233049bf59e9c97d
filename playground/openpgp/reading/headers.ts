/** The lines of an armor: its first, its last and its headers (RFC 9580 section 6.2). */
import { cString, trimmed } from './characters.ts'

/** What stands between the dashes of a first line that gpg knows. */
export type ArmorKind =
  | 'MESSAGE'
  | 'PUBLIC KEY BLOCK'
  | 'SIGNATURE'
  | 'SIGNED MESSAGE'
  | 'ARMORED FILE'
  | 'PRIVATE KEY BLOCK'
  | 'SECRET KEY BLOCK'

const KINDS: readonly string[] = [
  'MESSAGE',
  'PUBLIC KEY BLOCK',
  'SIGNATURE',
  'SIGNED MESSAGE',
  'ARMORED FILE',
  'PRIVATE KEY BLOCK',
  'SECRET KEY BLOCK',
]

const KEY_KINDS: readonly string[] = ['PUBLIC KEY BLOCK', 'PRIVATE KEY BLOCK', 'SECRET KEY BLOCK']

const FIRST_LINE = /^-----BEGIN PGP ([A-Z ]+)-----[ \r\n\t]*$/
const LAST_LINE = /^-----END PGP [A-Z ]+-----/

/** Shorter lines gpg does not even look at. */
const SHORTEST = 15

/** What block begins with this line, if any. */
export function armorBegins(line: string): ArmorKind | undefined {
  if (line.length < SHORTEST) return undefined
  const kind = FIRST_LINE.exec(cString(line))?.[1] ?? ''
  return KINDS.includes(kind) ? (kind as ArmorKind) : undefined
}

/** Whether a block with keys begins with this line. */
export function keysBegin(line: string): boolean {
  return KEY_KINDS.includes(armorBegins(line) ?? '')
}

export function armorEnds(line: string): boolean {
  return LAST_LINE.test(line)
}

/** Packet types with which a binary file may begin; those of the second list may be of unknown length. */
const BINARY: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 10, 12, 13, 14, 17, 19]
const BINARY_OF_ANY_LENGTH: readonly number[] = [8, 9, 11, 16, 18, 61, 63]

/** Whether gpg takes a file (or a line) that begins with these two bytes for armored. */
export function looksArmored(first: number, second: number): boolean {
  if ((first & 0x80) === 0) return true
  const newFormat = (first & 0x40) !== 0
  const tag = newFormat ? first & 0x3f : (first >> 2) & 0x0f
  if (BINARY_OF_ANY_LENGTH.includes(tag)) return false
  if (!BINARY.includes(tag)) return true
  return newFormat ? second >= 224 && second < 255 : (first & 3) === 3
}

export type Header = 'none' | 'malformed' | { readonly text: string }

/** A header line: `none` for the empty line that ends them, `malformed` for what has no colon in its place. */
export function headerOf(line: string): Header {
  const text = trimmed(line)
  if (text === '') return 'none'
  const string = cString(line)
  const colon = string.indexOf(':')
  return colon >= 0 && [' ', '\n', '\r'].includes(string[colon + 1] ?? '') ? { text } : 'malformed'
}

const KNOWN_HEADERS = ['Version', 'Comment', 'MessageID', 'Hash', 'Charset']

export function isKnownHeader(text: string): boolean {
  return KNOWN_HEADERS.some((name) => text.startsWith(name))
}

/** RFC 9580 section 9.5. From the library they would bring all of it to whoever only takes off an armor. */
const HASHES: Readonly<Record<string, number>> = {
  RIPEMD160: 3,
  SHA1: 2,
  SHA224: 11,
  SHA256: 8,
  SHA384: 9,
  SHA512: 10,
}

const SHORTEST_HASH_HEADER = 6
const LONGEST_HASH_HEADER = 60

/** gpg compares as many letters as there are: any beginning of a name stands for the first name that has it. */
function hashNamed(beginning: string): number | undefined {
  const name = Object.keys(HASHES).find((candidate) => candidate.startsWith(beginning))
  return name === undefined ? undefined : HASHES[name]
}

/**
 * The digests that a `Hash:` header of a cleartext announces.
 * @returns `undefined` if it is none, or names a digest that gpg does not know
 */
export function hashHeader(text: string): readonly number[] | undefined {
  if (text.length < SHORTEST_HASH_HEADER || text.length > LONGEST_HASH_HEADER) return undefined
  if (!text.startsWith('Hash:')) return undefined
  const list = text.slice('Hash:'.length).replace(/^[ \t]+/, '')
  const names = list.split(',').map((name) => name.replace(/^[ \t]+|[ \t]+$/g, ''))
  if (names.at(-1) === '') names.pop()
  const hashes = names.map(hashNamed)
  if (names.length === 0 || names.includes('') || hashes.includes(undefined)) return undefined
  return hashes.filter((hash) => hash !== undefined)
}

/** What gpg writes above a text that is not dash-escaped. */
const NOT_DASH_ESCAPED = /^NotDashEscaped: You need (?:GnuPG|gpg) to verify this message$/

/**
 * Whether a header of a cleartext is one to the letter (RFC 9580 section 7): whole names of digests, and no room for
 * words. `headerOf` and {@link hashHeader} take more, as gpg does.
 */
export function isTextHeader(text: string): boolean {
  if (NOT_DASH_ESCAPED.test(text)) return true
  const names = /^Hash: (.+)$/.exec(text)?.[1]?.split(/, ?/)
  return names?.every((name) => Object.hasOwn(HASHES, name)) === true
}
