/** Which lines of a list are about one file, which may be, and what they say of it together. */
import { equalBytes } from '../bytes.ts'
import { type AnyAlgorithm, strengthOf } from './algorithms.ts'
import type { SomeDigests } from './digest.ts'
import type { Reading } from './entry.ts'
import { ledBack, type Locate } from './folder.ts'
import { namedIn } from './improper.ts'
import { baseName, isAt, plain } from './match.ts'
import type { Sums, SumsEntry } from './sums.ts'

export type KnownEntry = SumsEntry & { readonly algorithm: AnyAlgorithm }

export interface About {
  /** For its very place, or where none is, for the end of its path: about nothing else. */
  readonly own: readonly SumsEntry[]
  /** Without a name: about it, or, where others are listed, about one of them. */
  readonly bare: readonly SumsEntry[]
  /** For a file of its name elsewhere, or for the only name there is: perhaps about it. */
  readonly perhaps: readonly SumsEntry[]
  /** A line that nothing is read from has its name: its own, for which none but a bare one stands in, or beside that. */
  readonly isUnread: boolean
}

/**
 * @param name of the file, without folders; `undefined` where there is none
 * @param path as much of its path as is known
 * @param locate how listed names are compared with it
 * @param isListHere whether the list's names begin where they are located, and nowhere else
 */
export function aboutFile(
  { entries, slips, unread }: Sums,
  name: string | undefined,
  path: string | undefined,
  locate: Locate = plain,
  isListHere = false,
): About {
  const isUnread = path !== undefined && namedIn(unread, [path], locate).has(path)
  const own = entries.filter((entry) => isFor(entry, path, locate))
  const bare = [...entries.filter((entry) => entry.name === undefined), ...slips]
  const exact = own.filter(({ name: at }) => at !== undefined && locate(at) === locate(path ?? ''))
  if (exact.length > 0 || (own.length > 0 && !isListHere)) {
    // The end of its path, where the list may begin elsewhere; where its path itself is listed, that is another file's.
    const others = exact.length > 0 && !isListHere ? own.filter((entry) => !exact.includes(entry)) : []
    const perhaps = [...others, ...entries.filter((entry) => mayBe(entry, path, locate))]
    return { own: exact.length > 0 ? exact : own, bare, perhaps, isUnread }
  }
  const near = entries.filter((entry) => entry.name !== undefined && baseName(entry.name) === name)
  const others = isListHere ? [] : near
  if (near.length > 0 || bare.length > 0) return { own: [], bare, perhaps: others, isUnread }
  const isOnly = new Set(entries.map((entry) => entry.name)).size === 1
  return { own: [], bare, perhaps: isOnly ? entries : [], isUnread }
}

/** Whether a line is for the file's very place. */
export function isFor(line: Reading, path: string | undefined, locate: Locate = plain): boolean {
  return path !== undefined && line.name !== undefined && isAt(path, locate(line.name))
}

function mayBe({ name }: Reading, path: string | undefined, locate: Locate): boolean {
  const back = name === undefined ? undefined : ledBack(locate(name))
  return path !== undefined && back !== undefined && isAt(path, back)
}

/** @returns those whose algorithm is computed, the strongest first */
export function knownOf(entries: readonly SumsEntry[]): KnownEntry[] {
  return entries
    .filter((entry): entry is KnownEntry => entry.algorithm !== undefined)
    .sort((a, b) => strengthOf(b.algorithm) - strengthOf(a.algorithm))
}

/** One of each algorithm, in their order. */
export function firstOfEach(known: readonly KnownEntry[]): Map<AnyAlgorithm, KnownEntry> {
  const first = new Map<AnyAlgorithm, KnownEntry>()
  for (const entry of known) if (!first.has(entry.algorithm)) first.set(entry.algorithm, entry)
  return first
}

/** @returns `undefined` where the line's algorithm is not computed */
export function isRight({ algorithm, digest }: Reading, digests: Partial<SomeDigests>): boolean | undefined {
  const own = algorithm && digests[algorithm]
  return own && equalBytes(digest, own)
}
