/** Whether a keyserver answered what it was asked. */
import { normaliseFingerprint } from './input.ts'
import { judgeKey } from './key-state.ts'
import { fingerprintOf, readKeyring } from './keyring.ts'
import type { KeyParts } from './library.ts'

export type Receipt =
  | { readonly status: 'asked-for'; readonly fingerprint: string }
  /** The keys that came instead, by their primary fingerprints. */
  | { readonly status: 'other-key'; readonly fingerprints: readonly string[] }
  | { readonly status: 'no-key' }
  | { readonly status: 'not-a-fingerprint' }

/** A subkey counts only if both keys say that they belong together: anybody can attach somebody else's. */
async function bears(key: KeyParts, wanted: string, now: Date): Promise<boolean> {
  if (fingerprintOf(key) === wanted) return true
  const subkey = key.subkeys.find((one) => fingerprintOf(one) === wanted)
  if (subkey === undefined) return false
  const { usability } = await judgeKey(key, subkey, [], now)
  return usability === 'usable'
}

/**
 * Computes the fingerprints of a key file and compares them with the one that was asked for: an answer proves itself
 * by what it is, not by whom it came from.
 *
 * @param asked a full fingerprint, of the key or of a subkey that signs
 * @returns `asked-for` only if nothing else came with it
 */
export async function checkReceivedKey(file: Uint8Array, asked: string, now: Date): Promise<Receipt> {
  const wanted = normaliseFingerprint(asked)
  if (wanted === undefined) return { status: 'not-a-fingerprint' }
  const { keys } = await readKeyring([file])
  const [key, ...more] = keys
  if (key === undefined) return { status: 'no-key' }
  if (more.length === 0 && (await bears(key, wanted, now))) {
    return { status: 'asked-for', fingerprint: fingerprintOf(key) }
  }
  return { status: 'other-key', fingerprints: keys.map(fingerprintOf) }
}
