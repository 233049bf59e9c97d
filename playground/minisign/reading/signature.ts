/**
 * Signature files, read as minisign 0.11 (`sig_load` of src/minisign.c) and signify 31 (`parseb64file` of signify.c)
 * read them. The format is described at https://jedisct1.github.io/minisign/#signature-format and in signify(1).
 */
import { latin1, utf8, startsWith } from '../../bytes.ts'
import { minisignBase64, signifyBase64 } from './base64.ts'
import { cString, type Fetched, fgets, hasWords, trim } from './lines.ts'

/** The tool whose file it is, or whose judgement is asked for. */
export const TOOLS = ['minisign', 'signify'] as const
export type Tool = (typeof TOOLS)[number]

export interface Signature {
  readonly tool: Tool
  /** `Ed`: over the file itself. `ED`: over the file's BLAKE2b-512. Not signed itself. */
  readonly algorithm: 'Ed' | 'ED'
  /** As it stands in the file: the tools' number, the lowest byte first. */
  readonly keyId: Uint8Array
  /** R and S. */
  readonly signature: Uint8Array
  /** Anybody can write it. */
  readonly untrustedComment: Uint8Array
  /** minisign's alone. */
  readonly trusted?: { readonly comment: Uint8Array; readonly signature: Uint8Array }
  /** Whether there is something in the file that the tool does not look at. */
  readonly outside: boolean
  /** Bytes up to and with the last line that was read. */
  readonly length: number
}

/** Why it is not read, and what the tool says of it. */
export interface Refusal<Code extends string> {
  readonly code: Code
  /** Line of the file, from 1, where one is at fault. */
  readonly line?: number
  /** With `%s` for the file's name; `undefined` where no tool is asked. */
  readonly says?: string
}

export type SignatureRefusal = Refusal<
  'not-a-signature' | 'signature-malformed' | 'algorithm-unknown' | 'not-detached' | 'gzip-signature'
> & {
  /** Who read it, and has these words; `undefined` where neither did. */
  readonly tool?: Tool
}

export const UNTRUSTED = utf8('untrusted comment: ')
const TRUSTED = utf8('trusted comment: ')
/** `COMMENTMAXBYTES`, `TRUSTEDCOMMENTMAXBYTES`, and the room for both signatures in Base64. */
const COMMENT_ROOM = 1024
const TRUSTED_ROOM = 8192
const SIGNATURE_ROOM = 103
const GLOBAL_ROOM = 91

/** Bytes: algorithm, key id and signature. */
const BLOB = 2 + 8 + 64

const isUntrusted = (line: Uint8Array) => startsWith(line, UNTRUSTED)
const refused = <Code extends string>(code: Code, line: number, says: string): Refusal<Code> => ({
  code,
  line,
  says,
})

function partsOf(blob: Uint8Array) {
  return { algorithm: latin1(blob.subarray(0, 2)), keyId: blob.slice(2, 10), signature: blob.slice(10) }
}

function readMinisign(bytes: Uint8Array): Signature | SignatureRefusal {
  const READING = 'Error while reading the signature file'
  const BASE64 = 'base64 conversion failed - was an actual signature given?'
  const first = fgets(bytes, 0, COMMENT_ROOM)
  if (first === undefined) return refused('not-a-signature', 1, READING)
  const untrusted = trim(first)
  if (!untrusted.whole) {
    const code = isUntrusted(untrusted.text) ? 'signature-malformed' : 'not-a-signature'
    return refused(code, 1, 'Untrusted signature comment too long')
  }
  if (!isUntrusted(untrusted.text)) {
    const says = 'Untrusted signature comment should start with "untrusted comment: "'
    return refused('not-a-signature', 1, says)
  }
  const second = fgets(bytes, first.next, SIGNATURE_ROOM)
  if (second === undefined) return refused('signature-malformed', 2, READING)
  const encoded = trim(second)
  if (!encoded.whole) return refused('signature-malformed', 2, 'Signature too long')
  const third = fgets(bytes, second.next, TRUSTED_ROOM)
  if (third === undefined) return refused('signature-malformed', 3, 'Trusted comment not present')
  if (!startsWith(cString(third.raw), TRUSTED)) {
    const says = 'Trusted signature comment should start with "trusted comment: "'
    return refused('signature-malformed', 3, says)
  }
  const trusted = trim({ ...third, raw: third.raw.subarray(TRUSTED.length) })
  if (!trusted.whole) return refused('signature-malformed', 3, 'Trusted comment too long')
  const fourth = fgets(bytes, third.next, GLOBAL_ROOM)
  if (fourth === undefined) return refused('signature-malformed', 4, READING)
  const global = trim(fourth)
  const blob = minisignBase64(encoded.text, BLOB)
  if (blob === undefined) return refused('signature-malformed', 2, BASE64)
  const { algorithm, ...parts } = partsOf(blob)
  if (algorithm !== 'Ed' && algorithm !== 'ED') {
    return refused('algorithm-unknown', 2, 'Unsupported signature algorithm')
  }
  const signature = minisignBase64(global.text, 64)
  if (signature === undefined) return refused('signature-malformed', 4, BASE64)
  const outside = [untrusted, encoded, trusted, global].some(({ cut }) => cut)
  return {
    tool: 'minisign',
    algorithm,
    ...parts,
    untrustedComment: untrusted.text.slice(UNTRUSTED.length),
    trusted: { comment: trusted.text.slice(), signature },
    outside: outside || hasWords(bytes.subarray(fourth.next)),
    length: fourth.next,
  }
}

/** What signify reads of a file that is all signature, or all key. */
export const SIGNIFY_ROOM = 2047

/** Two lines as signify has them in all its files, or why they are none. */
export type SignifyLines =
  | { readonly comment: Uint8Array; readonly blob: Uint8Array; readonly length: number }
  | Refusal<'comment' | 'encoding' | 'algorithm'>

/** `parseb64file`: {@link BLOB} bytes of it, or as many as a key has. */
export function readSignify(bytes: Uint8Array, size: number, longest = Infinity): SignifyLines {
  const first = lineOf(bytes, 0)
  if (!first?.ended || first.text.length <= UNTRUSTED.length || !isUntrusted(first.text)) {
    return refused('comment', 1, "invalid comment in %s; must start with 'untrusted comment: '")
  }
  const comment = first.text.slice(UNTRUSTED.length)
  if (comment.length >= longest) return refused('encoding', 1, 'comment too long')
  const second = lineOf(bytes, first.next)
  if (!second?.ended) return refused('encoding', 2, 'missing new line after base64 in %s')
  const blob = signifyBase64(second.text, size)
  if (blob === undefined) return refused('encoding', 2, 'unable to parse %s')
  if (latin1(blob.subarray(0, 2)) !== 'Ed') return refused('algorithm', 2, 'unsupported file %s')
  return { comment, blob, length: second.next }
}

/** A line of a C string: nothing is read behind a zero byte. */
function lineOf(bytes: Uint8Array, at: number) {
  const fetched: Fetched | undefined = fgets(bytes, at, bytes.length + 1)
  if (fetched === undefined) return undefined
  const text = cString(fetched.raw)
  const ended = text.at(-1) === 10
  return { text: ended ? text.subarray(0, -1) : text, ended, next: fetched.next }
}

const SIGNIFY_CODES = {
  comment: 'not-a-signature',
  encoding: 'signature-malformed',
  algorithm: 'algorithm-unknown',
} as const

/** @param embedded whether what follows is the text that is signed */
function readSignifySignature(bytes: Uint8Array, embedded: boolean): Signature | SignatureRefusal {
  const lines = readSignify(embedded ? bytes : bytes.subarray(0, SIGNIFY_ROOM), BLOB, COMMENT_ROOM)
  if ('code' in lines) return { ...lines, code: SIGNIFY_CODES[lines.code], tool: 'signify' }
  const { comment, blob, length } = lines
  const outside = !embedded && hasWords(bytes.subarray(length))
  return { tool: 'signify', ...partsOf(blob), algorithm: 'Ed', untrustedComment: comment, outside, length }
}

/** A gzip header with a comment in it (RFC 1952 section 2.3), which is where `signify -z` puts its signature. */
function isGzipSigned(bytes: Uint8Array): boolean {
  const FLAGS = 3
  const COMMENT = 0x10
  const HEADER = 10
  const isGzip = startsWith(bytes, Uint8Array.of(0x1f, 0x8b, 8)) && ((bytes[FLAGS] ?? 0) & COMMENT) !== 0
  return isGzip && latin1(bytes.subarray(HEADER, HEADER + COMMENT_ROOM)).includes(latin1(UNTRUSTED))
}

/**
 * minisign's files are told by `ED`, or by a third line; both tools' `Ed` is the same. Whatever stands behind signify's
 * two lines has to be asked for: it may be a text that they sign.
 */
function formOf(bytes: Uint8Array): Tool | 'unclear' {
  const head = bytes.subarray(0, COMMENT_ROOM + SIGNATURE_ROOM + TRUSTED_ROOM)
  const first = lineOf(head, 0)
  const second = first && lineOf(head, first.next)
  if (second === undefined) return 'minisign'
  // The Base64 of "ED" and of whatever follows it.
  if (/^RU[Q-T]/.test(latin1(second.text.subarray(0, 3)))) return 'minisign'
  const rest = bytes.subarray(second.next)
  if (/^trusted comment/i.test(latin1(rest.subarray(0, TRUSTED.length)))) return 'minisign'
  return hasWords(rest) ? 'unclear' : 'signify'
}

/** @param tool whose judgement is asked for; absent: of whose form it is */
export function readSignature(bytes: Uint8Array, tool?: Tool): Signature | SignatureRefusal {
  if (isGzipSigned(bytes)) return { code: 'gzip-signature' }
  const form = tool ?? formOf(bytes)
  if (form === 'minisign') {
    const read = readMinisign(bytes)
    return 'code' in read ? { ...read, tool: form } : read
  }
  const read = readSignifySignature(bytes, false)
  return form === 'unclear' && !('code' in read) ? { code: 'not-detached' } : read
}

/** @returns a signature with the text that it signs behind it */
export function readEmbedded(bytes: Uint8Array): Signature | SignatureRefusal {
  return isGzipSigned(bytes) ? { code: 'gzip-signature' } : readSignifySignature(bytes, true)
}
