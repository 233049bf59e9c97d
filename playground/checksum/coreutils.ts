/**
 * The grammar of checksum files as coreutils 9.1 read them, byte for byte: "md5sum invocation" and "cksum invocation"
 * in their manual say what is written, their `--check` decides what is read. Text is bytes here, one character each
 * (Latin-1), so that lengths and positions are those of the tools whatever encoding the names are in.
 */
import { latin1 } from '../bytes.ts'

/** A line that is neither empty nor a comment, without its line end. */
export interface Line {
  /** 1 is the first of the file; empty lines and comments count. */
  readonly number: number
  readonly text: string
}

/** What a tool takes from a line, still as bytes. */
export interface SplitLine {
  readonly hex: string
  readonly name: string
}

/**
 * `false` once a line `digest, two characters, name` was read, `true` once `digest, one blank, name` was (BSD's
 * reversed form). The first decides for all that follow, so that nobody can slip a name with a leading blank in.
 */
export interface Dialect {
  reversed?: boolean
}

/** One character for each byte. */
export const bytesAsText = latin1

/** The inverse of {@link bytesAsText}. */
export function textAsBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** A line ends in LF; one CR before it belongs to the line end. */
export function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .map((line, i) => ({ number: i + 1, text: line }))
    .filter((line) => !line.text.startsWith('#'))
    .map((line) => ({ ...line, text: line.text.replace(/\r$/, '') }))
    .filter((line) => line.text !== '')
}

/**
 * A line as the tool of one algorithm reads it.
 *
 * @param tag the algorithm's name in tagged lines
 * @param digits hex digits of its digest
 * @param dialect kept from line to line, and changed here
 * @returns `undefined` where the tool counts the line as improperly formatted
 */
export function splitLine(
  text: string,
  tag: string,
  digits: number,
  dialect: Dialect,
): SplitLine | undefined {
  let at = afterWhite(text, 0)
  const escaped = text[at] === '\\'
  if (escaped) at++
  if (text.startsWith(tag, at)) {
    at += tag.length
    if (text[at] === ' ') at++
    return text[at] === '(' ? splitTagged(text.slice(at + 1), digits, escaped) : undefined
  }
  const shortest = digits + 2 + (text[at] === '\\' ? 1 : 0)
  if (text.length - at < shortest) return undefined
  const hex = text.slice(at, at + digits)
  at += digits
  if (!isWhite(text[at]) || !isHex(hex, digits)) return undefined
  at++
  const isReversed = text.length - at === 1 || (text[at] !== ' ' && text[at] !== '*')
  if (isReversed && dialect.reversed === false) return undefined
  dialect.reversed ??= isReversed
  if (!dialect.reversed) at++
  return withName(hex, text.slice(at), escaped)
}

/** Tags that `cksum --check` reads, with the bits of each algorithm. */
const CKSUM_BITS: Readonly<Record<string, number>> = {
  MD5: 128,
  SHA1: 160,
  SHA224: 224,
  SHA256: 256,
  SHA384: 384,
  SHA512: 512,
  BLAKE2b: 512,
  SM3: 256,
}
const CKSUM_TAG = /^[ \t]*(\\?)([A-Za-z0-9]+)(?:(?=\()|-([1-9]\d*) ?|[ \t] ?)\(/

/** Whether coreutils know an algorithm by this name, with or without a length behind it. */
export function isCksumTag(tag: string): boolean {
  return Object.hasOwn(CKSUM_BITS, tag.replace(/-\d+$/, ''))
}

export interface CksumLine extends SplitLine {
  readonly tag: string
  /** Fewer digits than the algorithm's: cksum 9.1 then compares only these. */
  readonly truncated: boolean
}

/**
 * A line as `cksum --check` reads it: tagged, and the tag names the algorithm.
 *
 * @returns `undefined` where cksum counts the line as improperly formatted
 */
export function splitCksumLine(text: string): CksumLine | undefined {
  const [head, backslash, tag = '', length] = CKSUM_TAG.exec(text) ?? []
  if (head === undefined || !Object.hasOwn(CKSUM_BITS, tag)) return undefined
  const bits = CKSUM_BITS[tag] ?? 0
  const given = length === undefined ? bits : Number(length)
  if (given > bits || given % 8 !== 0) return undefined
  const split = splitTagged(text.slice(head.length), given / 4, backslash === '\\')
  return split && { ...split, tag, truncated: tag !== 'BLAKE2b' && given < bits }
}

/** @param rest what follows the opening parenthesis; the last closing one ends the name */
function splitTagged(rest: string, digits: number, escaped: boolean): SplitLine | undefined {
  const close = rest.lastIndexOf(')')
  if (close < 0) return undefined
  let at = afterWhite(rest, close + 1)
  if (rest[at] !== '=') return undefined
  at = afterWhite(rest, at + 1)
  const hex = upToNul(rest.slice(at))
  return isHex(hex, digits) ? withName(hex, rest.slice(0, close), escaped) : undefined
}

function withName(hex: string, written: string, escaped: boolean): SplitLine | undefined {
  const name = escaped ? unescaped(written) : upToNul(written)
  return name === undefined ? undefined : { hex, name }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' }

/** @returns `undefined` where a backslash stands before anything else, or a NUL in the name */
function unescaped(written: string): string | undefined {
  let valid = true
  const name = written.replace(/\\[^]?|\0/g, (sequence) => {
    const meant = ESCAPES[sequence]
    valid &&= meant !== undefined
    return meant ?? ''
  })
  return valid ? name : undefined
}

const isWhite = (character: string | undefined) => character === ' ' || character === '\t'

function afterWhite(text: string, from: number): number {
  let at = from
  while (isWhite(text[at])) at++
  return at
}

/** In C, a text ends at its first NUL. */
function upToNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

function isHex(text: string, digits: number): boolean {
  return text.length === digits && /^[0-9a-f]*$/i.test(text)
}
