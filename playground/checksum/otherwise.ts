/**
 * What a list says of the files at hand to somebody who cuts or reads it otherwise than we do. Nothing is right by it;
 * what does not hold by it keeps a list from being right.
 */
import { equalBytes, toHex } from '../bytes.ts'
import { isNamed, type OtherReading, type Reading } from './entry.ts'
import type { Locate } from './folder.ts'
import { endsOf, plain } from './match.ts'
import type { Found } from './tool.ts'

/** A file at hand: its name, or as much of its path as is known, and its digests, or why there are none. */
export interface Held {
  readonly name: string
  readonly found: Found
}

export interface Otherwise {
  /** A line that was not told, for the place of one of the files or, where there is one alone, for none; it does not hold. */
  readonly wrong?: { readonly line: Reading; readonly actual: Uint8Array }
  /** No line has a name, however it is read. */
  readonly isNobodyNamed: boolean
  /** A line, whatever its name, has the digest of the only file. */
  readonly isSomeRight: boolean
}

/**
 * @param readings of the list, from everyReading
 * @param told the lines that are judged already
 * @param locate how listed names are compared with those of the files
 * @throws {Error} if a file lacks the digest a line asks for
 */
export function readOtherwise(
  readings: Iterable<OtherReading>,
  told: readonly Reading[],
  files: readonly Held[],
  locate: Locate = plain,
): Otherwise {
  let known: ReadonlySet<string> | undefined
  const only = files.length === 1 ? files[0] : undefined
  const at = placesOf(files, locate)
  let wrong: Otherwise['wrong']
  let [isNobodyNamed, isSomeRight] = [true, false]
  const look = (line: Reading, name: string | undefined) => {
    const named = isNamed({ name })
    if (named) isNobodyNamed = false
    const file = named ? at.get(locate(name ?? '')) : only
    if (wrong || !file) return
    const { actual, isRight } = actualOf(line, file)
    if (!actual || isRight) return
    known ??= new Set(told.map((one) => keyOf(one, one.name)))
    if (!known.has(keyOf(line, name))) wrong = { line, actual }
  }
  for (const line of readings) {
    if (only && actualOf(line, only).isRight) isSomeRight = true
    look(line, line.name)
    if (line.before !== undefined) look(line, line.before + (line.name ?? ''))
  }
  return { ...(wrong && { wrong }), isNobodyNamed, isSomeRight }
}

/** Every end of every path: where a list may say that the file is. */
function placesOf(files: readonly Held[], locate: Locate): ReadonlyMap<string, Held> {
  const places = new Map<string, Held>()
  for (const file of files) places.set(locate(file.name), file)
  for (const file of files)
    for (const end of endsOf(plain(file.name))) if (!places.has(end)) places.set(end, file)
  return places
}

function actualOf(
  { algorithm, digest }: Reading,
  { found }: Held,
): { actual?: Uint8Array; isRight: boolean } {
  if (algorithm === undefined || typeof found === 'string') return { isRight: false }
  const actual = found[algorithm]
  if (!actual) throw new Error(`readOtherwise: files come without their ${algorithm} digest`)
  return { actual, isRight: equalBytes(actual, digest) }
}

function keyOf({ algorithm, digest }: Reading, name: string | undefined): string {
  return [algorithm ?? '', toHex(digest), name === undefined ? '' : `/${name}`].join(' ')
}
