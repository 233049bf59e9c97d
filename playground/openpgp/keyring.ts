/** The keys of some files as gpg has them after `gpg --import`, judged at one instant. */
import { groupedBy } from './grouped.ts'
import {
  type KeyBlock,
  type KeyBlocks,
  type KeySignature,
  PacketCount,
  readKeyBlocks,
  type UnreadKeys,
} from './keys/block.ts'
import { contentsOf, MergedKey } from './keys/merge.ts'
import type { KeyPart } from './keys/part.ts'
import { type Looker, Proofs } from './keys/proofs.ts'
import { isBy, isExportable } from './keys/signatures.ts'
import { hasCrossCertified, isWordOnSubkey } from './keys/subkeys.ts'
import { Withdrawals } from './keys/withdrawals.ts'
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
  /** How many files it is of. */
  readonly files: number
  /** Every key once, whole, with what is said of it in any file; those that gpg would not import among them. */
  readonly blocks: readonly KeyBlock[]
  /** How many keys, packets, armor blocks or file ends could not be read. */
  readonly unreadable: number
  /** Whether a file could not be read to its end: what is said of a key there is not known. */
  readonly cutShort: boolean
  /** Whether gpg may know keys of a file that was not read to its end here. */
  readonly gpgMayReadOn: boolean
  /** What stands in them that is known and not read here. */
  readonly unread: ReadonlySet<UnreadKeys>
  /** Whether the files are larger, or of more parts, than is looked at. */
  readonly tooMuch: boolean
  /** What has been found out about signatures over keys. */
  readonly proofs: Proofs
  /** What takes something back, wherever it stands in the files. */
  readonly withdrawals: Withdrawals
  /** What a key says of itself; computed once, when it is asked for. */
  stateOf(block: KeyBlock): Promise<KeyState>
  /**
   * The keys that can have issued a signature: those that have the fingerprint it states; where there is none, those
   * with the 64-bit id that it states. Several keys may say that one subkey is theirs; gpg takes the first.
   */
  issuersOf(issuer: Issuer): readonly Candidate[]
  /**
   * Whether a key has ever said that it belongs to this primary key, in any copy of it: nobody without its secret key says
   * so. True as well where there is too much to look at.
   */
  hasSaidItBelongs(candidate: Candidate): Promise<boolean>
  /** Before each further answer that it is asked for: what it is given for one, it is given for that one too. */
  renew(): Promise<void>
}

/** What files say of one key, in the order of the files. */
interface Copies {
  readonly part: KeyPart
  readonly blocks: KeyBlock[]
  /** Revocations that came without it, each with how many copies came before. */
  readonly revocations: { readonly certificate: KeySignature; readonly behind: number }[]
}

/** Each key with each of its parts. A subkey that several keys say is theirs comes several times. */
function candidatesIn(blocks: readonly KeyBlock[]): Candidate[] {
  return blocks.flatMap((block) =>
    [block.part, ...block.subkeys.map((subkey) => subkey.part)].map((part) => ({ block, part })),
  )
}

/** All copies as one, whether or not gpg would import them. */
function whole({ part, blocks, revocations }: Copies): KeyBlock {
  const merged = new MergedKey(part)
  for (const copy of blocks) merged.add(copy)
  for (const { certificate } of revocations) merged.revoke(certificate)
  return merged.block
}

/** Of its words of the newest second gpg takes the last, which nobody can tell who did not place them. */
function exportable(words: readonly KeySignature[]): readonly KeySignature[] {
  return words.every(isExportable) ? words : []
}

/** What `gpg --import` leaves of a copy. */
function kept({ block, kept: users, lost, subkeys }: KeyState): KeyBlock {
  const isOwn = isBy(block.part)
  const isAnothers = (one: KeySignature) => !(isOwn(one) && isWordOnSubkey(one))
  return {
    ...block,
    signatures: block.signatures.filter(isExportable),
    users: block.users
      .filter((user) => users.has(user) || lost.has(user))
      .map((user) => (lost.has(user) ? user : { ...user, signatures: user.signatures.filter(isExportable) })),
    subkeys: subkeys.map(({ subkey, bindings, revocations }) => ({
      ...subkey,
      imported: true,
      signatures: [
        ...subkey.signatures.filter((one) => isAnothers(one) && isExportable(one)),
        ...exportable(bindings),
        ...exportable(revocations),
      ],
    })),
  }
}

/** What gpg has of a key after importing its copies. */
interface Imported {
  /** `undefined` where it has nothing. */
  readonly block: KeyBlock | undefined
  /** Whether so much is certain: a copy may ask for more than it is given. */
  readonly certain: boolean
}

/**
 * gpg imports copy by copy: of each only what holds by itself, and the first only if it has a user id. A revocation
 * without the key it takes for the key that it has by then.
 */
async function imported(
  { part, blocks, revocations }: Copies,
  judge: (block: KeyBlock) => Promise<KeyState>,
): Promise<Imported> {
  let known: MergedKey | undefined
  const taken = new Set<string>()
  const left = revocations.values()
  let next = left.next().value
  const revokeBefore = (place: number): void => {
    for (; next !== undefined && next.behind <= place; next = left.next().value)
      known?.revoke(next.certificate)
  }
  const states = new Map<string, KeyState>()
  for (const [i, copy] of blocks.entries()) {
    revokeBefore(i)
    // Many copies are mostly the same.
    const name = contentsOf(copy)
    if (taken.has(name)) continue
    const state = states.get(name) ?? (await judge(copy))
    states.set(name, state)
    if (state.exceeded) return { block: undefined, certain: false }
    if (state.imported) known ??= new MergedKey(part)
    if (known === undefined) continue
    if (state.wellFormed) known.add(kept(state), state.tied)
    taken.add(name)
  }
  revokeBefore(blocks.length)
  return { block: known?.block, certain: true }
}

/**
 * Answers after ones that there was not room for: one that names the dearest keys takes no other's room from it, and a
 * thousand such cost no more than so many.
 */
const MOST_RENEWALS = 8

/** Bytes of all files together: as much as the page takes for what comes with an artifact. */
const MOST_BYTES = 16 * 1024 * 1024
const TOO_MUCH: KeyBlocks = {
  blocks: [],
  revocations: [],
  strays: [],
  unreadable: 1,
  cutShort: true,
  gpgMayReadOn: true,
  tooMuch: true,
  unread: new Set(),
}

async function readFiles(files: readonly Uint8Array[]): Promise<readonly KeyBlocks[]> {
  if (files.reduce((sum, { length }) => sum + length, 0) > MOST_BYTES) return [TOO_MUCH]
  const read: KeyBlocks[] = []
  const left = new PacketCount()
  for (const file of files) read.push(await readKeyBlocks(file, left))
  return read.some(({ tooMuch }) => tooMuch) ? [TOO_MUCH] : read
}

/**
 * Reads every key of every file. What cannot be read is counted and left out. Never rejects.
 *
 * @param now the instant of judgement
 */
export async function readKeyring(files: readonly Uint8Array[], now: Date): Promise<Keyring> {
  const known = new Map<string, Copies>()
  const byId = new Map<string, Copies[]>()
  const read = await readFiles(files)
  for (const { blocks, revocations } of read) {
    for (const certificate of revocations) {
      for (const copies of byId.get(certificate.issuer) ?? [])
        copies.revocations.push({ certificate, behind: copies.blocks.length })
    }
    for (const block of blocks) {
      const { part } = block
      const copies = known.get(part.fingerprint) ?? { part, blocks: [], revocations: [] }
      copies.blocks.push(block)
      if (known.has(part.fingerprint)) continue
      known.set(part.fingerprint, copies)
      byId.set(part.keyId, [...(byId.get(part.keyId) ?? []), copies])
    }
  }
  const at = secondsOf(now)
  const proofs = new Proofs()
  const lookers = new Map<string, Looker>()
  const lookerFor = (fingerprint: string): Looker => {
    const looker = lookers.get(fingerprint) ?? proofs.looker('keys')
    lookers.set(fingerprint, looker)
    return looker
  }
  const withdrawals = new Withdrawals(read)
  const judge = (block: KeyBlock, revoker: FindRevoker, from?: Withdrawals): Promise<KeyState> => {
    return keyState(block, at, revoker, lookerFor(block.part.fingerprint), from)
  }
  const nobody: FindRevoker = () => Promise.resolve(undefined)
  // Who may revoke a revoker is not asked.
  const revokers = new Map<string, Promise<Imported>>()
  const revoker: FindRevoker = async (fingerprint) => {
    const copies = known.get(fingerprint)
    if (copies === undefined) return undefined
    const found = revokers.get(fingerprint) ?? imported(copies, (copy) => judge(copy, nobody))
    revokers.set(fingerprint, found)
    const { block, certain } = await found
    return { part: copies.part, imported: block !== undefined, certain }
  }
  const blocks: KeyBlock[] = []
  /** Keys that gpg has not, although each of their parts would do. */
  const left = new Set<KeyBlock>()
  for (const copies of known.values()) {
    const [only, second] = copies.blocks
    const single = second === undefined && copies.revocations.length === 0 ? only : undefined
    const one = single ?? (await imported(copies, (copy) => judge(copy, nobody))).block
    const block = one ?? whole(copies)
    if (one === undefined) left.add(block)
    blocks.push(block)
  }
  const candidates = candidatesIn(blocks)
  const byFingerprint = groupedBy(candidates, ({ part }) => part.fingerprint)
  const byKeyId = groupedBy(candidates, ({ part }) => part.keyId)
  const states = new Map<KeyBlock, Promise<KeyState>>()
  const belonging = new Map<Candidate, Promise<boolean>>()
  let renewals = 0
  const judgeOnce = async (block: KeyBlock): Promise<KeyState> => {
    const state = await judge(block, revoker, withdrawals)
    return left.has(block) ? { ...state, imported: false } : state
  }
  return {
    files: files.length,
    blocks,
    unreadable: read.reduce((count, one) => count + one.unreadable, 0),
    cutShort: read.some(({ cutShort }) => cutShort),
    gpgMayReadOn: read.some(({ gpgMayReadOn }) => gpgMayReadOn),
    tooMuch: read.some(({ tooMuch }) => tooMuch),
    unread: new Set(read.flatMap(({ unread }) => [...unread])),
    proofs,
    withdrawals,
    stateOf(block) {
      const state = states.get(block) ?? judgeOnce(block)
      states.set(block, state)
      return state
    },
    issuersOf({ fingerprint, keyId }) {
      const named = fingerprint === undefined ? undefined : byFingerprint.get(fingerprint)
      return named ?? byKeyId.get(keyId) ?? []
    },
    hasSaidItBelongs(candidate) {
      const { block, part } = candidate
      if (part === block.part) return Promise.resolve(true)
      const copies = known.get(block.part.fingerprint)?.blocks ?? [block]
      const says =
        belonging.get(candidate) ?? hasCrossCertified(part, block.part, copies, proofs.looker('keys'))
      belonging.set(candidate, says)
      return says
    },
    async renew() {
      if (renewals >= MOST_RENEWALS) return
      if (!proofs.renew()) return
      renewals += 1
      belonging.clear()
      for (const [fingerprint, looker] of lookers) if (looker.exceeded) lookers.delete(fingerprint)
      for (const [fingerprint, found] of revokers) if (!(await found).certain) revokers.delete(fingerprint)
      for (const [block, state] of states) if ((await state).exceeded) states.delete(block)
    },
  }
}

/** Whole seconds since 1970: gpg knows no smaller unit. */
export function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}
