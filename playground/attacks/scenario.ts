/** What an attack on Sigstore gets and gives: everything a verifier is handed, each from another hand. */
import { utf8 } from '../bytes.ts'
import { readJson, valueIn } from '../json/reader.ts'
import type { Policy } from '../sigstore/index.ts'

export interface SigstoreScenario {
  readonly artifact: Uint8Array
  /** JSON in UTF-8, as in `SigstoreInput`. */
  readonly bundle: Uint8Array
  /** JSON in UTF-8, as in `SigstoreInput`. */
  readonly trustedRoot: Uint8Array
  readonly policy: Policy
}

/**
 * Reads something out of a document.
 *
 * @param look may trust in the shape: a document of another shape is one that has nothing of the kind
 * @returns `undefined` if `document` is no JSON or `look` did not find its way
 */
export function readOut<T, Found>(document: Uint8Array, look: (json: T) => Found): Found | undefined {
  try {
    return look(valueIn(document, readJson) as T)
  } catch {
    return undefined
  }
}

/**
 * The document with a change, written anew.
 *
 * @param change as in {@link readOut}; says whether it found what it wanted to change
 * @returns `undefined` if there was nothing to change
 */
export function edited<T>(document: Uint8Array, change: (json: T) => boolean): Uint8Array | undefined {
  return readOut<T, Uint8Array | undefined>(document, (json) => (change(json) ? toJson(json) : undefined))
}

/** A document as the samples are written. */
export function toJson(value: unknown): Uint8Array {
  return utf8(`${JSON.stringify(value, null, 2)}\n`)
}

/** Another file that will go by the same name: the artifact and a line that its author never wrote. */
export function swapped(artifact: Uint8Array): Uint8Array {
  const line = utf8('\nwritten by somebody else\n')
  const other = new Uint8Array(artifact.length + line.length)
  other.set(artifact)
  other.set(line, artifact.length)
  return other
}
