/** JSON of somebody else's making, taken only where every reader reads the same out of it. */
import { fromWholeUtf8 } from '../bytes.ts'
import { namedTwice } from './named-twice.ts'

export type Json =
  | { readonly value: unknown }
  | { readonly why: 'not-json' | 'too-much' }
  /** A member that stands twice in one object: readers take the first, the last, or neither (RFC 8259 § 4). */
  | { readonly why: 'ambiguous'; readonly name: string }

/** Objects and lists: each takes a hundred bytes of memory and more, whatever is in it. Long lists of parts have 100,000. */
const MOST_CONTAINERS = 1_000_000

/** What `JSON.parse` makes of a text that is not too much; a member may stand twice in it. */
export function parseJson(
  text: string,
): { readonly value: unknown } | { readonly why: 'not-json' | 'too-much' } {
  if (opens(text) > MOST_CONTAINERS) return { why: 'too-much' }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { why: 'not-json' }
  }
}

/**
 * @param text without a byte order mark, which some readers pass over and others refuse
 * @param alike tells names that count as one; only the same by default
 * @returns what it says, or why that is not told
 */
export function readJson(text: string, alike: (name: string) => string = (name) => name): Json {
  const parsed = parseJson(text)
  if ('why' in parsed) return parsed
  const twice = namedTwice(text, alike)
  if (twice === 'too-much') return { why: twice }
  return twice === undefined ? parsed : { why: 'ambiguous', name: twice.name }
}

/** As {@link readJson}, where the names of the whole are a format's own: none may be taken for another. */
export function readStrictJson(text: string): Json {
  return readJson(text, fold)
}

/**
 * The value of JSON in UTF-8, every byte of it: a byte order mark is none.
 *
 * @param read {@link readJson} where names may be anybody's, such as those of files
 * @returns `undefined`, which no JSON says, where it is not read
 */
export function valueIn(bytes: Uint8Array, read: (text: string) => Json = readStrictJson): unknown {
  const json = read(fromWholeUtf8(bytes) ?? '')
  return 'value' in json ? json.value : undefined
}

/** Brackets within texts are counted too: honest ones stay far below the bound. */
function opens(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === OBJECT || unit === LIST) count++
  }
  return count
}
const OBJECT = 0x7b
const LIST = 0x5b

/**
 * Some readers do not tell upper from lower case, and ProtoJSON's take `fooBar` and `foo_bar` for one.
 *
 * @param known the members that are judged
 * @returns finds a member of an object that is none of them, and that such a reader takes for one
 */
export function lookAlikes(known: readonly string[]): (value: object) => string | undefined {
  const names = new Set(known)
  const folded = new Set(known.map(fold))
  return (value) => Object.keys(value).find((name) => !names.has(name) && folded.has(fold(name)))
}

/** {@link lookAlikes} of one object. */
export function takenForAnother(value: object, known: readonly string[]): string | undefined {
  return lookAlikes(known)(value)
}

/** A member of an object of somebody else's making: its own ones only. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

/** Both ways: the long s is an S to who compares upper case, and the sign of kelvin a k to who compares lower. */
function fold(name: string): string {
  return name.replaceAll('_', '').toUpperCase().toLowerCase()
}
