/**
 * What a part of a demo's state comes to, as its verifier reads it. Whose an expectation is goes by that: with a blank
 * more, or in small letters, it is still the one that a link set, or that was copied.
 */
import { toHex, utf8 } from '../../../playground/bytes.ts'
import { everyReading, parseSums } from '../../../playground/checksum/sums.ts'
import { readKey } from '../../../playground/minisign/reading/key.ts'
import { TOOLS } from '../../../playground/minisign/reading/signature.ts'
import { normaliseFingerprint } from '../../../playground/openpgp/input.ts'
import { repositoryMeant } from '../../../playground/sigstore/source-facts.ts'
import { statementTypeNamed } from '../../../playground/sigstore/statement-types.ts'

/** Part by part, where it says several things. */
export type Meaning<Value> = (value: Value) => readonly string[]

/** To the letter, whatever kind of value it is. */
export const asItIs: Meaning<unknown> = (value) => [JSON.stringify(value ?? null)]

/** A text whose blanks at both ends are not read. */
export const textMeant: Meaning<string> = (text) => [text.trim()]

export const fingerprintMeant: Meaning<string> = (text) => [normaliseFingerprint(text) ?? text.trim()]

/** Each digest of a list or of a line, whatever file it is said to be of, in whatever way it is read. */
export const digestsMeant: Meaning<string> = (text) => {
  const bytes = utf8(text)
  const { entries = [], slips = [] } = parseSums(bytes) ?? {}
  const all = [...entries, ...slips, ...everyReading(bytes)].map(({ digest }) => toHex(digest))
  return all.length === 0 ? [text.trim()] : [...new Set(all)].sort()
}

/** A public key of minisign's or signify's, with its comment or without. */
export const minisignKeyMeant: Meaning<string> = (text) => {
  const keys = TOOLS.flatMap((tool) => {
    const key = readKey(utf8(text.trim()), tool)
    return 'code' in key ? [] : [`${toHex(key.keyId)} ${toHex(key.point)}`]
  })
  return keys.length === 0 ? [text.trim()] : [...new Set(keys)]
}

/** With its host or, on GitHub, without. */
export const repositoryNamed: Meaning<string> = (text) => [repositoryMeant(text.trim())]

/** By its URI, or by cosign's name for it. */
export const statementTypeMeant: Meaning<string> = (text) => [statementTypeNamed(text) ?? text.trim()]

export function isSameMeaning<Value>(meaning: Meaning<Value>, one: Value, other: Value): boolean {
  return asItIs(meaning(one)).join() === asItIs(meaning(other)).join()
}
