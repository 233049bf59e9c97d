/**
 * What a part of a demo's state comes to, as its verifier reads it. Whose an expectation is goes by that: with a blank
 * more, or in small letters, it is still the one that a link set, or that was copied.
 */
import { toHex, utf8 } from '../../../playground/bytes.ts'
import { parseSums } from '../../../playground/checksum/sums.ts'
import { normaliseFingerprint } from '../../../playground/openpgp/input.ts'

/** Part by part, where it says several things. */
export type Meaning<Value> = (value: Value) => readonly string[]

/** To the letter, whatever kind of value it is. */
export const asItIs: Meaning<unknown> = (value) => [JSON.stringify(value ?? null)]

/** A text whose blanks at both ends are not read. */
export const textMeant: Meaning<string> = (text) => [text.trim()]

export const fingerprintMeant: Meaning<string> = (text) => [normaliseFingerprint(text) ?? text.trim()]

/** Each digest of a list or of a line, whatever file it is said to be of. */
export const digestsMeant: Meaning<string> = (text) => {
  const entries = parseSums(utf8(text))?.entries ?? []
  return entries.length === 0
    ? [text.trim()]
    : [...new Set(entries.map(({ digest }) => toHex(digest)))].sort()
}

export function isSameMeaning<Value>(meaning: Meaning<Value>, one: Value, other: Value): boolean {
  return asItIs(meaning(one)).join() === asItIs(meaning(other)).join()
}
