/** The keys of some files as gpg has them after `gpg --import`, judged at one instant. */
import { groupedBy } from './grouped.ts'
import { type KeyBlock, type KeySignature, readKeyBlocks } from './keys/block.ts'
import { MergedKey } from './keys/merge.ts'
import type { KeyPart } from './keys/part.ts'
import { type FindRevoker, keyState, type KeyState } from './keys/state.ts'

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

export interface Keyring {
  /** Every key once, whole, with what is said of it in any file; those that gpg would not import among them. */
  readonly blocks: readonly KeyBlock[]
  /** How many keys, packets, armor blocks or file ends could not be read. */
  readonly unreadable: number
  /** What a key says of itself; computed once, when it is asked for. */
  stateOf(block: KeyBlock): Promise<KeyState>
  /**
   * The keys that can have issued a signature: the one whose fingerprint it states; where there is none, every key with
   * the 64-bit id that it states.
   */
  issuersOf(issuer: Issuer): readonly Candidate[]
}

/** What files say of one key, copy by copy, and the revocations that came without it. */
interface Copies {
  readonly blocks: [KeyBlock, ...KeyBlock[]]
  readonly revocations: KeySignature[]
}

/** By fingerprint. A subkey that several keys say is theirs counts as the first one's, as for gpg. */
function firstOfEach(blocks: readonly KeyBlock[]): Map<string, Candidate> {
  const first = new Map<string, Candidate>()
  for (const block of blocks) {
    for (const part of [block.part, ...block.subkeys.map((subkey) => subkey.part)]) {
      if (!first.has(part.fingerprint)) first.set(part.fingerprint, { block, part })
    }
  }
  return first
}

/** All copies as one, whether or not gpg would import them. */
function whole({ blocks, revocations }: Copies): KeyBlock {
  const merged = new MergedKey(blocks[0], revocations)
  for (const copy of blocks) merged.add(copy)
  return merged.block
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
  let known: MergedKey | undefined
  for (const copy of copies.blocks) {
    const state = await judge(copy)
    if (state.imported) known ??= new MergedKey(copy, copies.revocations)
    if (state.wellFormed) known?.add(kept(state))
  }
  return known?.block
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
  const byId = groupedBy(known.values(), ({ blocks: [{ part }] }) => part.keyId)
  for (const revocation of read.flatMap(({ revocations }) => revocations)) {
    for (const { revocations } of byId.get(revocation.issuer) ?? []) revocations.push(revocation)
  }
  const at = secondsOf(now)
  const judge = (block: KeyBlock, revoker: FindRevoker): Promise<KeyState> => keyState(block, at, revoker)
  const nobody: FindRevoker = () => Promise.resolve(undefined)
  // Who may revoke a revoker is not asked.
  const revokers = new Map<string, Promise<KeyBlock | undefined>>()
  const revoker: FindRevoker = async (fingerprint) => {
    const copies = known.get(fingerprint)
    if (copies === undefined) return undefined
    const block = revokers.get(fingerprint) ?? imported(copies, (copy) => judge(copy, nobody))
    revokers.set(fingerprint, block)
    return (await block)?.part
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
  const candidates = firstOfEach(blocks)
  const byKeyId = groupedBy(candidates.values(), ({ part }) => part.keyId)
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
    issuersOf({ fingerprint, keyId }) {
      const named = fingerprint === undefined ? undefined : candidates.get(fingerprint)
      return named === undefined ? (byKeyId.get(keyId) ?? []) : [named]
    },
  }
}

/** Whole seconds since 1970: gpg knows no smaller unit. */
export function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}
