/**
 * Checksum files as people publish them: GNU (`<hex>  name`, `<hex> *name`, a leading backslash where the name is
 * escaped), BSD (`SHA256 (name) = <hex>`), and the bare hex of Maven repositories. The grammar is coreutils' own:
 * `digest-list` in its manual, section "md5sum invocation".
 */
import { fromHex, fromUtf8 } from '../bytes.ts'
import { type Algorithm, algorithmNamed, algorithmOfLength, DIGEST_LENGTH } from './algorithms.ts'

export interface SumsEntry {
  /** `undefined` where the line names an algorithm that this software does not compute. */
  readonly algorithm: Algorithm | undefined
  readonly digest: Uint8Array
  /** `undefined` for a bare digest. */
  readonly name: string | undefined
}

export interface Sums {
  readonly entries: readonly SumsEntry[]
  /** How many lines were neither empty, comment nor entry; `sha256sum -c` counts them too. */
  readonly malformed: number
}

const GNU = /^(\\?)([0-9a-f]+) [ *](.+)$/i
const BSD = /^(\\?)([A-Z0-9-/]+) ?\((.+)\) ?= ?([0-9a-f]+)$/i
const BARE = /^[0-9a-f]+$/i

/** @returns `undefined` if the bytes are not text */
export function parseSums(bytes: Uint8Array): Sums | undefined {
  const text = fromUtf8(bytes)
  if (text === undefined) return undefined
  const lines = text.split(/\r?\n|\0/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const entries = lines.map(parseLine)
  return {
    entries: entries.filter((entry) => entry !== undefined),
    malformed: entries.filter((entry) => entry === undefined).length,
  }
}

function parseLine(line: string): SumsEntry | undefined {
  const bare = line.trim()
  if (BARE.test(bare)) return bareEntry(bare)
  const gnu = GNU.exec(line)
  if (gnu) {
    const entry = bareEntry(gnu[2] ?? '')
    return entry && { ...entry, name: nameOf(gnu[3] ?? '', gnu[1] === '\\') }
  }
  const bsd = BSD.exec(line)
  if (!bsd) return undefined
  const algorithm = algorithmNamed(bsd[2] ?? '')
  const digest = fromHex(bsd[4] ?? '')
  if (!digest || (algorithm && digest.length !== DIGEST_LENGTH[algorithm])) return undefined
  return { algorithm, digest, name: nameOf(bsd[3] ?? '', bsd[1] === '\\') }
}

function bareEntry(hex: string): SumsEntry | undefined {
  const digest = fromHex(hex)
  const algorithm = digest && algorithmOfLength(digest.length)
  return digest && algorithm && { algorithm, digest, name: undefined }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' }

function nameOf(written: string, escaped: boolean): string {
  return escaped ? written.replace(/\\[\\nr]/g, (sequence) => ESCAPES[sequence] ?? sequence) : written
}
