/** Whether a keyserver answered what it was asked. */
import { normaliseFingerprint } from './input.ts'
import { type Keyring, readKeyring } from './keyring.ts'
import type { KeyBlock } from './keys/block.ts'
import { NO_WEB } from './keys/trust.ts'
import { judgeSigner, type Reliance } from './signer.ts'

export type Receipt =
  | { readonly status: 'asked-for'; readonly fingerprint: string }
  /** The keys that came instead, or with it, as far as they can be read, by their primary fingerprints. */
  | { readonly status: 'other-key'; readonly fingerprints: readonly string[] }
  | { readonly status: 'no-key' }
  /** There is more of it than is looked at. */
  | { readonly status: 'too-much' }
  | { readonly status: 'not-a-fingerprint' }

const NOBODY: Reliance = { ownerTrustOf: () => undefined, web: NO_WEB }

/** A subkey counts only if both keys say that they belong together: anybody can attach somebody else's. */
async function bears(
  block: KeyBlock,
  wanted: string,
  keyring: Keyring,
  now: Date,
): Promise<boolean | 'too-much'> {
  if (block.part.fingerprint === wanted) return true
  const part = block.subkeys.find((subkey) => subkey.part.fingerprint === wanted)?.part
  if (part === undefined) return false
  const { facts } = await judgeSigner({ block, part }, keyring, NOBODY, now)
  return facts.doubt === 'too-much' ? facts.doubt : facts.usability === 'usable'
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
  const keyring = await readKeyring([file], now)
  if (keyring.tooMuch) return { status: 'too-much' }
  const [block, ...more] = keyring.blocks
  if (block === undefined) return { status: 'no-key' }
  // What cannot be read may be a key as well, and whoever imports the file may read it.
  const alone = more.length === 0 && keyring.unreadable === 0 && !keyring.cutShort
  const found = alone && (await bears(block, wanted, keyring, now))
  if (found === 'too-much') return { status: 'too-much' }
  if (found) return { status: 'asked-for', fingerprint: block.part.fingerprint }
  return { status: 'other-key', fingerprints: keyring.blocks.map(({ part }) => part.fingerprint) }
}
