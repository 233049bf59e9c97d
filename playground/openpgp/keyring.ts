/** The keys of some files as gpg has them after `gpg --import`, judged at one instant. */
import { type KeyBlock, mergeInto, readKeyBlocks } from './keys/block.ts'
import { keyState, type KeyState } from './keys/state.ts'
import type { KeyPart } from './keys/part.ts'

export interface Keyring {
  /** Every key once, whole, with what is said of it in any file; those that gpg would not import among them. */
  readonly blocks: readonly KeyBlock[]
  /** How many keys, packets, armor blocks or file ends could not be read. */
  readonly unreadable: number
  /** What a key says of itself; computed once, when it is asked for. */
  stateOf(block: KeyBlock): Promise<KeyState>
}

/**
 * Reads every key of every file. What cannot be read is counted and left out. Never rejects.
 *
 * @param now the instant of judgement
 */
export async function readKeyring(files: readonly Uint8Array[], now: Date): Promise<Keyring> {
  const known = new Map<string, KeyBlock>()
  let unreadable = 0
  for (const file of files) {
    const read = await readKeyBlocks(file)
    unreadable += read.unreadable
    for (const block of read.blocks) {
      const { fingerprint } = block.part
      const first = known.get(fingerprint)
      if (first !== undefined) mergeInto(first, block)
      else known.set(fingerprint, block)
    }
  }
  const revoker = (fingerprint: string): KeyPart | undefined => known.get(fingerprint)?.part
  const states = new Map<KeyBlock, Promise<KeyState>>()
  return {
    blocks: [...known.values()],
    unreadable,
    stateOf(block) {
      const state = states.get(block) ?? keyState(block, secondsOf(now), revoker)
      states.set(block, state)
      return state
    },
  }
}

/** Whole seconds since 1970: gpg knows no smaller unit. */
export function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}

/** A key and the part of it, itself or a subkey, that a signature names. */
export interface Candidate {
  readonly block: KeyBlock
  readonly part: KeyPart
}

/** What a signature says of who made it. Upper-case hex. */
export interface Issuer {
  readonly fingerprint: string | undefined
  readonly keyId: string
}

/**
 * The keys that can have issued a signature: the one whose fingerprint the signature states; where there is none,
 * every key with the 64-bit id that it states.
 */
export function issuerCandidates({ blocks }: Keyring, { fingerprint, keyId }: Issuer): readonly Candidate[] {
  const parts = blocks.flatMap((block) =>
    [block.part, ...block.subkeys.map(({ part }) => part)].map((part) => ({ block, part })),
  )
  const named = parts.filter(({ part }) => part.fingerprint === fingerprint)
  return named.length > 0 ? named : parts.filter(({ part }) => part.keyId === keyId)
}
