/**
 * Signature checks by the browser's own cryptography: many times faster, but nothing to wait for in the middle of a
 * synchronous run. So they are answered ahead of it.
 */
import { assume, type Question } from './answers.ts'
import { type HashName, isKnownByDigest } from './hash.ts'
import { compactSignature, type PublicKey } from './public-key.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** The part of `crypto.subtle` that is used here; a page without a secure context has none. */
export interface Subtle {
  importKey(
    format: 'raw',
    key: Bytes,
    algorithm: { name: string; namedCurve: string },
    extractable: boolean,
    usages: 'verify'[],
  ): Promise<unknown>
  verify(
    algorithm: { name: string; hash: string },
    key: never,
    signature: Bytes,
    data: Bytes,
  ): Promise<boolean>
}

/** Ed25519 (ed25519.ts) and RSA are left to noble: rare here, and no browser agrees with another on every odd key. */
const HASHES: Partial<Record<HashName, string>> = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }

const KEYS_KEPT = 64
const keys = new Map<string, Promise<unknown>>()

/**
 * Runs `run`, its elliptic-curve signature checks computed by `subtle`. What it returns is what `run` alone returns:
 * a first run assumes every signature to be good; if one is not, or could not be computed, `run` is run again with
 * the answers that are known by then.
 *
 * @param run synchronous, and without effects: it may be run twice
 * @throws whatever `run` throws
 */
export async function answerAhead<T>(subtle: Subtle | undefined, run: () => T): Promise<T> {
  if (!subtle) return run()
  const { value, questions, settle } = assume(run)
  const found = await Promise.all(questions.map((question) => ask(subtle, question).catch(() => undefined)))
  return settle(found) ? value : run()
}

/** For tests and measurements. */
export function forgetKeys(): void {
  keys.clear()
}

async function ask(subtle: Subtle, { key, hash, data, signature }: Question): Promise<boolean | undefined> {
  const named = HASHES[hash]
  if (key.kind !== 'ec' || !named || isKnownByDigest(data)) return undefined
  const compact = compactSignature(key, signature)
  if (!compact) return false
  const imported = (await importOnce(subtle, key)) as never
  return subtle.verify({ name: 'ECDSA', hash: named }, imported, compact, data as Bytes)
}

function importOnce(subtle: Subtle, key: Extract<PublicKey, { kind: 'ec' }>): Promise<unknown> {
  const kept = keys.get(key.id)
  if (kept) return kept
  const algorithm = { name: 'ECDSA', namedCurve: key.name }
  const imported = subtle.importKey('raw', new Uint8Array(key.point), algorithm, false, ['verify'])
  const [oldest] = keys.keys()
  if (keys.size >= KEYS_KEPT && oldest !== undefined) keys.delete(oldest)
  keys.set(key.id, imported)
  return imported
}
