/** The file of allowed signers, as ssh-keygen(1) has it under ALLOWED SIGNERS and ssh-keygen 9.2 reads it. */
import { latin1 } from '../bytes.ts'
import { strictBase64 } from './base64.ts'
import { fullType, readKey, type SshKey, typeAsWritten } from './key.ts'
import { isAfter, readTime, type SignerTime } from './times.ts'

export interface SignerOptions {
  /** `cert-authority`: it signs certificates, and nothing else. */
  readonly certAuthority: boolean
  /** A pattern list. */
  readonly namespaces?: string
  readonly validAfter?: SignerTime
  readonly validBefore?: SignerTime
  /** Whether the line counts is by the zone: its end is after its start in one, and not in another. */
  readonly byZone: boolean
}

/** A line that is no comment. */
export interface SignerLine {
  /** From 1. */
  readonly number: number
  /** What it is of, where there are several. */
  readonly file?: string
  /** A pattern list, one character for each byte; `undefined` where there is none to be read. */
  readonly principals: string | undefined
  /** The key and its options, or why ssh-keygen takes neither, in its words. */
  readonly entry: { readonly key: SshKey; readonly options: SignerOptions } | string
  /** Nothing stands in it: ssh-keygen misses a key there, and nobody else does. */
  readonly isBlank?: true
}

/** Bytes and lines that are looked at: some tens of thousand keys. */
export const MOST_SIGNERS = 4 * 1024 * 1024
export const MOST_LINES = 50_000

const INVALID_LINE = 'invalid line'
const MISSING_KEY = 'missing key'

/** @returns every line but comments; `undefined` if there is more than is looked at */
export function readSigners(file: Uint8Array): readonly SignerLine[] | undefined {
  if (file.length > MOST_SIGNERS) return undefined
  const texts = fileLines(file)
  if (texts.length > MOST_LINES) return undefined
  const known = new Map<string, SshKey | undefined>()
  return texts.flatMap((text, i) => {
    const line = readLine(text, known)
    return line === undefined ? [] : [{ number: i + 1, ...line }]
  })
}

/** One of several files, all of which count. */
export interface TrustFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** @returns the lines of all of them, one file after the other; `undefined` if there is more than is looked at */
export function readSignerFiles(files: readonly TrustFile[]): readonly SignerLine[] | undefined {
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_SIGNERS) return undefined
  const all: SignerLine[] = []
  for (const { name: file, bytes } of files) {
    const lines = readSigners(bytes)
    if (!lines || all.length + lines.length > MOST_LINES) return undefined
    for (const line of lines) all.push({ ...line, file })
  }
  return all
}

/** Lines with their ends; behind a NUL, nothing of a line is read. */
export function fileLines(file: Uint8Array): string[] {
  const lines = latin1(file).match(/[^\n]*\n|[^\n]+$/g) ?? []
  return lines.map((line) => (line.includes('\0') ? line.slice(0, line.indexOf('\0')) : line))
}

/** Keys that were read, by how they are written: the same ones stand in many lines. */
export type KnownKeys = Map<string, SshKey | undefined>

function readLine(text: string, known: KnownKeys): Omit<SignerLine, 'number'> | undefined {
  // A line end is no blank to it here: it takes it for the end of a first word.
  const line = text.replace(/^[ \t]+/, '')
  if (line === '' || line.startsWith('#')) return undefined
  if (/^[ \t\r\n]+$/.test(line)) return { principals: '', entry: MISSING_KEY, isBlank: true }
  const [principals, rest] = firstWord(line)
  if (principals === undefined || rest === undefined) return { principals: undefined, entry: INVALID_LINE }
  const plain = keyAt(rest, known)
  if (plain !== undefined) return { principals, entry: { key: plain, options: NO_OPTIONS } }
  const end = endOfOptions(rest)
  if (end === undefined) return { principals, entry: 'invalid options' }
  if (end === rest.length) return { principals, entry: MISSING_KEY }
  const key = keyAt(rest.slice(end + 1).replace(/^[ \t]+/, ''), known)
  if (key === undefined) return { principals, entry: 'invalid key' }
  const options = readOptions(rest.slice(0, end))
  if (typeof options === 'string') return { principals, entry: `bad options: ${options}` }
  return { principals, entry: { key, options } }
}

/** As `strdelimw` cuts it: at blanks, or a part in quotes with what stands before it. */
function firstWord(line: string): [string?, string?] {
  const at = line.search(/[ \t\r\n"]/)
  if (at < 0) return [line]
  if (line[at] !== '"') return [line.slice(0, at), line.slice(at + 1).replace(/^[ \t\r\n]+/, '')]
  const end = line.indexOf('"', at + 1)
  if (end < 0) return []
  const word = line.slice(0, at) + line.slice(at + 1, end)
  return [word, line.slice(end + 1).replace(/^[ \t\r\n]+/, '')]
}

/** @returns the key that a text begins with; its comment is not looked at */
export function keyAt(text: string, known: KnownKeys): SshKey | undefined {
  const [, word, written] = /^([^ \t]+)[ \t]+([^ \t]+)/.exec(text) ?? []
  const type = word === undefined ? undefined : typeAsWritten(word)
  if (type === undefined || written === undefined) return undefined
  if (!known.has(written)) {
    const blob = strictBase64(written)
    const key = blob === undefined ? undefined : readKey(blob)
    known.set(written, typeof key === 'string' ? undefined : key)
  }
  const key = known.get(written)
  return key !== undefined && fullType(key) === type ? key : undefined
}

/** @returns where the first blank outside of quotes stands; `undefined` where a quote is not closed */
function endOfOptions(text: string): number | undefined {
  let quoted = false
  let at = 0
  for (; at < text.length && (quoted || (text[at] !== ' ' && text[at] !== '\t')); at++) {
    if (text[at] === '\\' && text[at + 1] === '"') at++
    else if (text[at] === '"') quoted = !quoted
  }
  return quoted && at >= text.length ? undefined : Math.min(at, text.length)
}

const NO_OPTIONS: SignerOptions = { certAuthority: false, byZone: false }
const FLAG = 'cert-authority'

/** @returns ssh-keygen's words for what it does not take */
function readOptions(text: string): SignerOptions | string {
  const found: Partial<Record<'namespaces' | 'valid-after' | 'valid-before', string>> = {}
  let certAuthority = false
  for (let at = 0; at < text.length;) {
    const name = (['namespaces', 'valid-after', 'valid-before'] as const).find(
      (one) => text.slice(at, at + one.length + 1).toLowerCase() === `${one}=`,
    )
    if (text.slice(at, at + FLAG.length).toLowerCase() === FLAG) {
      certAuthority = true
      at += FLAG.length
    } else if (name !== undefined) {
      if (found[name] !== undefined) return `multiple "${name}" clauses`
      const quoted = dequoted(text, at + name.length + 1)
      if (typeof quoted === 'string') return quoted
      if (name !== 'namespaces' && readTime(quoted.value) === undefined) return `invalid "${name}" time`
      found[name] = quoted.value
      at = quoted.end
    }
    if (at >= text.length) break
    if (text[at] !== ',') return 'unknown key option'
    if (++at >= text.length) return 'unexpected end-of-options'
  }
  return checked(certAuthority, found)
}

function checked(
  certAuthority: boolean,
  found: Readonly<Partial<Record<'namespaces' | 'valid-after' | 'valid-before', string>>>,
): SignerOptions | string {
  const { namespaces } = found
  const validAfter = readTime(found['valid-after'] ?? '')
  const validBefore = readTime(found['valid-before'] ?? '')
  const inOrder = validAfter && validBefore ? isAfter(validBefore, validAfter) : true
  if (inOrder === false) return '"valid-before" time is before "valid-after"'
  return {
    certAuthority,
    byZone: inOrder === undefined,
    ...(namespaces !== undefined && { namespaces }),
    ...(validAfter && { validAfter }),
    ...(validBefore && { validBefore }),
  }
}

function dequoted(text: string, from: number): { value: string; end: number } | string {
  if (text[from] !== '"') return 'missing start quote'
  let value = ''
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '"') return { value, end: at + 1 }
    if (text[at] === '\\' && text[at + 1] === '"') at++
    value += text[at] ?? ''
  }
  return 'missing end quote'
}
