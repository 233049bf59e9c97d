/** What came of one line of a checksum file. */
import { equalBytes, toHex } from '../bytes.ts'
import type { AnyAlgorithm } from './algorithms.ts'
import { type BareMatch, digestIn, type ListedFile } from './bare.ts'
import type { Leniency } from './entry.ts'
import type { Locate } from './folder.ts'
import { isAt, type Match, onlyAt } from './match.ts'
import type { SumsEntry } from './sums.ts'
import type { NoFile } from './tool.ts'

export interface ListRow {
  /** Line of the list, from 1. */
  readonly line: number
  /** `undefined` for a bare digest. */
  readonly name: string | undefined
  readonly algorithm: AnyAlgorithm | undefined
  /**
   * - `ok`, `mismatch`: the file was there, and has that digest or not;
   * - `missing`, `ambiguous`: no file, or not one only, could be meant;
   * - `unread`: it was there and could not be read, or there can be none; of a bare digest, not all files could be read;
   * - `unsupported`: the line names an algorithm that we do not compute.
   */
  readonly status: 'ok' | 'mismatch' | 'missing' | 'ambiguous' | 'unread' | 'unsupported'
  readonly expected: Uint8Array
  readonly actual?: Uint8Array
  /** Index of the file that was taken for it. */
  readonly file?: number
  /** The file's path, as far as it is known, is not the one that the list gives. */
  readonly elsewhere?: true
  /** The file's name is another spelling of the listed one, and it has the digest. */
  readonly respelled?: true
  /** Other algorithms that a digest of that length may be of: a mismatch accuses nobody. */
  readonly open?: readonly AnyAlgorithm[]
  /** Bytes, where the list says them, and the file has others. */
  readonly size?: number
  /** Why the tools of coreutils would not read this line. */
  readonly leniency?: Leniency
}

interface RowContext {
  readonly files: readonly ListedFile[]
  readonly find: (name: string) => Match | NoFile
  readonly bare: (algorithm: AnyAlgorithm | undefined, digest: Uint8Array) => BareMatch
  readonly locate: Locate
}

export function rowOf(
  { line, name, algorithm, digest, leniency, open, size }: SumsEntry,
  { files, find, bare, locate }: RowContext,
): ListRow {
  const entry = {
    line,
    name,
    algorithm,
    expected: digest,
    ...(leniency && { leniency }),
    ...(open && { open }),
  }
  const file = name === undefined ? bare(algorithm, digest) : find(name)
  if (file === 'missing' || file === 'ambiguous' || file === 'unsupported') return { ...entry, status: file }
  if (typeof file === 'string') return { ...entry, status: 'unread' }
  const elsewhere = name !== undefined && !isAt(files[file]?.name ?? '', locate(name))
  const own = files[file]?.size
  const row = {
    ...entry,
    ...(elsewhere && { elsewhere: true as const }),
    ...(size !== undefined && own !== undefined && size !== own && { size }),
  }
  const found = files[file]?.found ?? 'missing'
  if (typeof found === 'string') return { ...row, status: 'unread', file }
  if (algorithm === undefined) return { ...row, status: 'unsupported', file }
  const actual = digestIn(found, algorithm)
  return { ...row, status: equalBytes(actual, digest) ? 'ok' : 'mismatch', actual, file }
}

export interface Denied {
  readonly open?: readonly AnyAlgorithm[]
  readonly algorithm: AnyAlgorithm
  readonly expected: Uint8Array
  readonly actual: Uint8Array
}

/**
 * Lines that may all be meant for the place of one file are compared with none. Where no line of the list has a digest
 * of that file, it is wrong whichever is meant.
 *
 * @returns such a line
 */
export function deniedIn(
  rows: readonly ListRow[],
  files: readonly ListedFile[],
  locate: Locate,
): Denied | undefined {
  const open = new Map<string, ListRow>()
  for (const row of rows)
    if (row.status === 'ambiguous' && row.name !== undefined && row.algorithm) open.set(locate(row.name), row)
  if (open.size === 0) return undefined
  const listed = new Set(rows.map(({ expected }) => toHex(expected)))
  for (const [name, file] of onlyAt(open, files)) {
    const { algorithm, expected, open: guessed } = open.get(name) ?? {}
    if (typeof file.found === 'string' || !algorithm || !expected) continue
    const own = Object.values(file.found).map(toHex)
    if (!own.some((digest) => listed.has(digest)))
      return {
        algorithm,
        expected,
        actual: digestIn(file.found, algorithm),
        ...(guessed && { open: guessed }),
      }
  }
  return undefined
}
