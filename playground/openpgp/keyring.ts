/** The keys of some files as gpg has them after `gpg --import`, judged at one instant. */
import { type KeyBlock, type KeySignature, mergeInto, readKeyBlocks } from './keys/block.ts'
import { issuerOf } from './keys/signatures.ts'
import { type FindRevoker, keyState, type KeyState } from './keys/state.ts'
import type { KeyPart } from './keys/part.ts'

export interface Keyring {
  /** Every key once, whole, with what is said of it in any file; those that gpg would not import among them. */
  readonly blocks: readonly KeyBlock[]
  /** How many keys, packets, armor blocks or file ends could not be read. */
  readonly unreadable: number
  /** What a key says of itself; computed once, when it is asked for. */
  stateOf(block: KeyBlock): Promise<KeyState>
}

/** What files say of one key, copy by copy, and the revocations that came without it. */
interface Copies {
  readonly blocks: [KeyBlock, ...KeyBlock[]]
  readonly revocations: KeySignature[]
}

/** One key out of several copies, each as it is. */
function joined({ revocations }: Copies, first: KeyBlock): KeyBlock {
  const { part, beyondGpg } = first
  return { part, signatures: [...revocations], users: [], subkeys: [], beyondGpg }
}

/** All copies as one, whether or not gpg would import them. */
function whole(copies: Copies): KeyBlock {
  const block = joined(copies, copies.blocks[0])
  for (const copy of copies.blocks) mergeInto(block, copy)
  return block
}

/** What `gpg --import` leaves of a copy. */
function kept({ block, users, subkeys }: KeyState): KeyBlock {
  return { ...block, users: users.map(({ user }) => user), subkeys: subkeys.map(({ subkey }) => subkey) }
}

/** gpg imports copy by copy: of each only what holds by itself, and the first only if it has a user id. */
async function imported(
  copies: Copies,
  judge: (block: KeyBlock) => Promise<KeyState>,
): Promise<KeyBlock | undefined> {
  let known: KeyBlock | undefined
  for (const copy of copies.blocks) {
    const state = await judge(copy)
    if (state.imported) known ??= joined(copies, copy)
    if (known !== undefined && state.wellFormed) mergeInto(known, kept(state))
  }
  return known
}

/**
 * Reads every key of every file. What cannot be read is counted and left out. Never rejects.
 *
 * @param now the instant of judgement
 */
export async function readKeyring(files: readonly Uint8Array[], now: Date): Promise<Keyring> {
  const known = new Map<string, Copies>()
  const read = await Promise.all(files.map(readKeyBlocks))
  for (const block of read.flatMap(({ blocks }) => blocks)) {
    const { fingerprint } = block.part
    const copies = known.get(fingerprint)
    if (copies === undefined) known.set(fingerprint, { blocks: [block], revocations: [] })
    else copies.blocks.push(block)
  }
  for (const revocation of read.flatMap(({ revocations }) => revocations)) {
    for (const { blocks, revocations } of known.values()) {
      if (blocks.some(({ part }) => part.keyId === issuerOf(revocation))) revocations.push(revocation)
    }
  }
  const at = secondsOf(now)
  const judge = (block: KeyBlock, revoker: FindRevoker): Promise<KeyState> => keyState(block, at, revoker)
  const nobody: FindRevoker = () => Promise.resolve(undefined)
  // Who may revoke a revoker is not asked.
  const revoker: FindRevoker = async (fingerprint) => {
    const copies = known.get(fingerprint)
    return copies && (await imported(copies, (block) => judge(block, nobody)))?.part
  }
  const blocks: KeyBlock[] = []
  /** Keys that gpg has not, although each of their parts would do. */
  const left = new Set<KeyBlock>()
  for (const copies of known.values()) {
    const [only, second] = copies.blocks
    const single = second === undefined && copies.revocations.length === 0 ? only : undefined
    const one = single ?? (await imported(copies, (copy) => judge(copy, nobody)))
    const block = one ?? whole(copies)
    if (one === undefined) left.add(block)
    blocks.push(block)
  }
  const states = new Map<KeyBlock, Promise<KeyState>>()
  const judgeOnce = async (block: KeyBlock): Promise<KeyState> => {
    const state = await judge(block, revoker)
    return left.has(block) ? { ...state, imported: false } : state
  }
  return {
    blocks,
    unreadable: read.reduce((count, one) => count + one.unreadable, 0),
    stateOf(block) {
      const state = states.get(block) ?? judgeOnce(block)
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
