/** Names of one file that went through other hands: a system's slashes, a site's dots, a browser's number. */
import { equalBytes } from '../bytes.ts'
import type { AnyAlgorithm } from './algorithms.ts'
import type { ListedFile } from './bare.ts'
import type { Locate } from './folder.ts'
import { baseName, isAt, plain } from './match.ts'

/** Longer ones are no names of files. */
const LONGEST = 1024

/** @returns what two spellings of one path have in common */
function folded(path: string): string {
  if (path.length > LONGEST) return path
  return plain(path.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/ ?\(\d{1,3}\)(?=(?:\.\w{1,8}){0,2}$)/, '')
    .replace(/[ ~]/g, '.')
}

/**
 * One of them may have lost its folders on the way, unless the list's names begin where they are located. What differs
 * in its folders alone is spelled the same: whether it is meant is said by its place.
 */
export function isRespelled(
  path: string,
  listed: string,
  locate: Locate = plain,
  isListHere = false,
): boolean {
  const isEither = (one: string, other: string) => isAt(one, other) || isAt(other, one)
  const [at, name] = [locate(path), locate(listed)]
  if (isEither(at, name)) return false
  return isListHere ? folded(at) === folded(name) : isEither(folded(at), folded(name))
}

interface Row {
  readonly name: string | undefined
  readonly algorithm: AnyAlgorithm | undefined
  readonly status: string
  readonly expected: Uint8Array
  readonly file?: number
}

/**
 * Rows without a file, whose digest a file has that no row stands for and whose name is another spelling of the listed
 * one. Where several could be meant, none is.
 *
 * @param own names of files that have a line of their own, which nothing is read from: no other stands in for it
 */
export function respelledIn<Line extends Row>(
  rows: readonly Line[],
  files: readonly ListedFile[],
  own: ReadonlySet<string>,
  locate: Locate,
  isListHere = false,
): readonly Line[] {
  const stoodFor = new Set(rows.map(({ file }) => file))
  const left = new Map<string, number[]>()
  for (const [i, { name }] of files.entries()) {
    if (stoodFor.has(i) || own.has(name)) continue
    const last = baseName(folded(name))
    const same = left.get(last)
    if (same) same.push(i)
    else left.set(last, [i])
  }
  if (left.size === 0) return rows
  return rows.map((row) => {
    if (row.status !== 'missing' || row.name === undefined || row.algorithm === undefined) return row
    const [file, ...others] = left.get(baseName(folded(row.name))) ?? []
    const { name = '', found } = (others.length > 0 ? undefined : files[file ?? -1]) ?? {}
    if (found === undefined || typeof found === 'string' || !isRespelled(name, row.name, locate, isListHere))
      return row
    const actual = found[row.algorithm]
    if (!actual || !equalBytes(actual, row.expected)) return row
    return { ...row, status: 'ok', file, actual, respelled: true }
  })
}
