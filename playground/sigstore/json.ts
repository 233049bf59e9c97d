/** JSON of somebody else's making, taken only where every reader reads the same out of it. */
import { namedTwice } from './named-twice.ts'

export type Json =
  | { readonly value: unknown }
  | { readonly why: 'not-json' | 'too-much' }
  /** A member that stands twice in one object: readers take the first, the last, or neither (RFC 8259 § 4). */
  | { readonly why: 'ambiguous'; readonly name: string }

/**
 * @param text without a byte order mark, which some readers pass over and others refuse
 * @returns what it says, or why that is not told
 */
export function readJson(text: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { why: 'not-json' }
  }
  const twice = namedTwice(text)
  if (twice === 'too-much') return { why: twice }
  return twice === undefined ? { value } : { why: 'ambiguous', name: twice.name }
}

/**
 * Some readers do not tell upper from lower case, and ProtoJSON's take `fooBar` and `foo_bar` for one.
 *
 * @param known the members that are judged
 * @returns a member of `value` that is none of them, and that such a reader takes for one
 */
export function takenForAnother(value: object, known: readonly string[]): string | undefined {
  const folded = new Set(known.map(fold))
  return Object.keys(value).find((name) => !known.includes(name) && folded.has(fold(name)))
}

const fold = (name: string) => name.replaceAll('_', '').toLowerCase()
