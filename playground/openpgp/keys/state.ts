/** What a key says of itself at one instant, as gpg merges its self-signatures. */
import { enums } from 'openpgp'
import { toHex } from '../../bytes.ts'
import { findAll, SUBPACKET } from '../reading/subpackets.ts'
import type { KeyBlock, KeySignature, UserPart } from './block.ts'
import { isPassedOver, isTooShort, odditiesOf } from './oddities.ts'
import { grantedBy, type InSight, possibleBy } from './grants.ts'
import type { KeyPart } from './part.ts'
import { allNewest, hasRunOut, isExportable, isOf, isTimely } from './signatures.ts'
import type { Looker } from './proofs.ts'
import { subkeyState, type SubkeyState } from './subkeys.ts'
import { hasMisplacedCertification, isLost, userState, type UserState, withPrimary } from './users.ts'
import { hiddenIn, mayCountAsSigned, NOTHING_HIDDEN, type Withdrawals } from './withdrawals.ts'
import { OwnWords } from './words.ts'

export interface KeyState {
  readonly block: KeyBlock
  /**
   * Whether it is whole enough to be used: as `gpg --import` takes it, only with a user id that it signs itself; of
   * version 6, of which gpg 2.2 takes none, also by what it signs directly (RFC 9580 section 10.1.1).
   */
  readonly imported: boolean
  /** Whether gpg makes sense of it; if not, it leaves out all of it. */
  readonly wellFormed: boolean
  /** Whether it signs anything of itself that still counts. */
  readonly valid: boolean
  /** Those that gpg imports, in the order of the file. */
  readonly users: readonly UserState[]
  /** The same with those that stand behind a subkey, where gpg has them and does not find them. */
  readonly kept: ReadonlySet<UserPart>
  /** Those that gpg imports as well, and has without any word of the key's. */
  readonly lost: ReadonlySet<UserPart>
  /** Those that gpg imports. */
  readonly subkeys: readonly (SubkeyState & { readonly contested: boolean })[]
  /** {@link USAGE} */
  readonly usage: number
  /** Seconds; `undefined` if never. */
  readonly expires: number | undefined
  /** What `usage` and `expires` may be as well: the key says different things of it in one second. */
  readonly usages: readonly number[]
  readonly ends: readonly (number | undefined)[]
  readonly revokedBy: 'owner' | 'designated' | undefined
  /** Whether a key that is not at hand may have revoked it. */
  readonly perhapsRevoked: boolean
  /** The first revocation of the key as a whole that gpg keeps. */
  readonly revocation: KeySignature | undefined
  /** Whether something of it has not been looked at, because it was too much: all but a revocation is then uncertain. */
  readonly exceeded: boolean
  /** Whether parts of it that nobody signed decide over the rest: anybody can have put them there. */
  readonly disputed: boolean
  /** Whether something of it, or one of its user ids, has been taken back and does not count for what nobody signed. */
  readonly contested: boolean
  /** Whether that is so only because the key that revokes it is at hand in a form that gpg does not import. */
  readonly unfitRevoker: boolean
  /** Whether it has signed something of itself for which gpg ends with an error. */
  readonly complains: boolean
  /** Whether gpg says more when it meets it than is known of here. */
  readonly remarks: boolean
  /** Whether its order decides what counts, in this copy or one of those it was put together from. */
  readonly tied: boolean
}

export interface Revoker {
  readonly part: KeyPart
  /** Whether gpg would import it: what it signs counts only then. */
  readonly imported: boolean
  /** Whether so much is certain. */
  readonly certain: boolean
}

/** Finds the key that is named as revoker of another. */
export type FindRevoker = (fingerprint: string) => Promise<Revoker | undefined>

const isRevocation = isOf(enums.signature.keyRevocation)
const isOverItself = isOf(enums.signature.key)
const REVOKER_LENGTH = 22
const REVOKER_MARK = 0x80

/** Fingerprints of the keys that may revoke this one. */
function revokersIn(signatures: readonly KeySignature[]): string[] {
  return signatures
    .flatMap(({ says }) => findAll(says.hashed, SUBPACKET.revocationKey))
    .filter(({ body }) => body.length === REVOKER_LENGTH && ((body[0] ?? 0) & REVOKER_MARK) !== 0)
    .map(({ body }) => toHex(body.subarray(2)).toUpperCase())
}

/** A revoker is named by a fingerprint of version 4. */
function keyIdOf(fingerprint: string): string {
  return fingerprint.slice(-16)
}

interface ForeignRevocation {
  readonly revocation: KeySignature | undefined
  /** Whether one is there that cannot be checked. */
  readonly missing: boolean
  readonly certain: boolean
  /** Whether one holds that does not count for what nobody signed. */
  readonly hidden: boolean
  /** Whether one holds that is by a key that gpg does not import as it is at hand. */
  readonly unfit: boolean
  /** Whether gpg passes over one, and not in silence; or does not find one where it stands. */
  readonly remarked: boolean
  /** Whether gpg ends with an error for one that it meets. */
  readonly complained: boolean
}

/** Whether one of these keys revokes the key in words that do not seem to be there. */
async function anyHolds(
  { part }: KeyBlock,
  revokers: readonly KeyPart[],
  withdrawals: Withdrawals,
  words: OwnWords,
  now: number,
): Promise<boolean> {
  for (const revoker of revokers) {
    for (const all of [withdrawals.by(revoker), withdrawals.at(part)]) {
      for (const { signature: one } of all) {
        if (!words.look()) return false
        const may = isRevocation(one) && mayCountAsSigned(one, revoker, now)
        if (may && (await words.proves(one, part.hashed, revoker))) return true
      }
    }
  }
  return false
}

async function foreignRevocation(
  block: KeyBlock,
  revokers: readonly string[],
  find: FindRevoker,
  words: OwnWords,
  now: number,
  withdrawals: Withdrawals | undefined,
): Promise<ForeignRevocation> {
  const { part, signatures, users, subkeys } = block
  const named = new Map(revokers.toReversed().map((fingerprint) => [keyIdOf(fingerprint), fingerprint]))
  let missing = false
  let certain = true
  let [hidden, unfit, remarked, complained] = [false, false, false, false]
  const elsewhere = [...users, ...subkeys].flatMap((one) => one.signatures)
  for (const signature of [...signatures, ...elsewhere].filter(isRevocation).filter(isExportable)) {
    const fingerprint = named.get(signature.issuer)
    if (fingerprint === undefined || signature.issuer === part.keyId) continue
    const revoker = await find(fingerprint)
    remarked ||= !signatures.includes(signature)
    if (revoker === undefined || (revoker.certain && !revoker.imported)) missing = true
    else {
      certain &&= revoker.certain
      remarked ||= signature.says.critical || isPassedOver(signature, revoker.part)
      complained ||= isTooShort(signature, revoker.part)
      const timely = isTimely(revoker.part, signature, now)
      if (timely && (await words.holdsBy(revoker.part, signature, part.hashed))) {
        // What gpg makes of one that stands in another place is not followed here.
        return {
          revocation: signature,
          missing,
          certain: certain && signatures.includes(signature),
          hidden,
          unfit,
          remarked,
          complained,
        }
      }
    }
  }
  if (withdrawals !== undefined) {
    const isUnfit = (one: Revoker) => one.certain && !one.imported
    const all = await eachOf(revokers, find)
    const anyHoldsOf = (some: readonly Revoker[]) =>
      anyHolds(
        block,
        some.map((one) => one.part),
        withdrawals,
        words,
        now,
      )
    hidden = await anyHoldsOf(all.filter((one) => !isUnfit(one)))
    unfit = !hidden && (await anyHoldsOf(all.filter(isUnfit)))
  }
  return { revocation: undefined, missing, certain, hidden, unfit, remarked, complained }
}

async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R | undefined>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) {
    const result = await work(item)
    if (result !== undefined) results.push(result)
  }
  return results
}

/**
 * Whether its order decides what counts: it says of one thing several things in one second, or binds a subkey no longer,
 * for which gpg takes the word before where another copy had it.
 */
function hasTies({ direct, users }: InSight, subkeys: readonly SubkeyState[], now: number): boolean {
  const isTied = ({ bindings, revocations }: SubkeyState): boolean =>
    bindings.length > 1 || revocations.length > 1 || bindings.some((one) => hasRunOut(one, now))
  return direct.length > 1 || users.some(({ rivals }) => rivals.length > 0) || subkeys.some(isTied)
}

/**
 * Judges a key by its own words.
 *
 * @param now seconds since 1970
 * @param withdrawals where to look for what seems not to count; nowhere if not given
 */
export async function keyState(
  block: KeyBlock,
  now: number,
  findRevoker: FindRevoker,
  looker: Looker,
  withdrawals?: Withdrawals,
): Promise<KeyState> {
  const { part, signatures } = block
  const words = new OwnWords(block, now, looker)
  const over = part.hashed
  const [byOwner] = await words.all(words.on(signatures, over, isRevocation).filter(isExportable), over)
  const overItself = await words.all(words.on(signatures, over, isOverItself), over)
  const direct = allNewest(overItself.filter((one) => isExportable(one) && !hasRunOut(one, now)))
  const [lasting] = direct
  const certified = await eachOf(block.users, (user) => userState(block, user, words, now))
  const users = certified.filter(({ user }) => !user.behindSubkeys)
  const kept = new Set(certified.map(({ user }) => user))
  const lost = new Set<UserPart>()
  for (const user of block.users) if (!kept.has(user) && (await isLost(block, user, words))) lost.add(user)
  const revokers = revokersIn(overItself.filter(isExportable))
  const foreign =
    byOwner !== undefined || revokers.length === 0
      ? undefined
      : await foreignRevocation(block, revokers, findRevoker, words, now, withdrawals)
  const inSight = { direct, users }
  // What gpg writes down of an empty attribute, and of all of its key, it cannot read again.
  const unreadable = certified.some(({ user }) => user.attribute && user.bytes.length === 0)
  const wellFormed = !unreadable && !(await hasMisplacedCertification(block, words))
  const bound = await eachOf(block.subkeys, (subkey) => subkeyState(block, subkey, words, now))
  // Of what is revoked, or too much to look at, nothing else matters.
  const hidden =
    withdrawals === undefined || byOwner !== undefined || words.exceeded
      ? NOTHING_HIDDEN
      : await hiddenIn(block, inSight, bound, withdrawals.by(part), words, now)
  const { complains, remarks } = await odditiesOf(block, words)
  const tied = block.tied === true || hasTies(inSight, bound, now)
  const subkeys = bound.map((one) => ({ ...one, contested: hidden.ofSubkeys.has(one.subkey) }))
  return {
    block,
    imported: kept.size + lost.size + (part.version === 6 ? direct.length : 0) > 0 && wellFormed,
    wellFormed,
    valid: lasting !== undefined || users.length > 0,
    users: withPrimary(users),
    kept,
    lost,
    subkeys,
    ...grantedBy(part, inSight),
    ...possibleBy(part, inSight),
    revokedBy: byOwner ? 'owner' : foreign?.revocation && 'designated',
    perhapsRevoked: foreign?.revocation === undefined && foreign?.missing === true,
    revocation: byOwner ?? foreign?.revocation,
    exceeded: words.exceeded || foreign?.certain === false,
    // A subkey in front of a user id, which nobody has to bind, hides the user id from gpg.
    disputed:
      (certified.length > 0 && !wellFormed) || users.length < certified.length || words.differInUnsigned,
    contested: hidden.ofKey || foreign?.hidden === true || foreign?.unfit === true,
    unfitRevoker: !hidden.ofKey && foreign?.unfit === true,
    complains: complains || unreadable || foreign?.complained === true,
    tied,
    remarks:
      remarks ||
      unreadable ||
      users.length < certified.length ||
      lost.size > 0 ||
      foreign?.remarked === true ||
      foreign?.complained === true ||
      ((block.merged === true || block.repeated === true) && tied),
  }
}

/** Whether it has run out by some of its words of one second and not by others. */
export function isEndAmbiguous({ ends }: Pick<KeyState, 'ends'>, now: number): boolean {
  return new Set(ends.map((expires) => isExpired({ expires }, now))).size > 1
}

/** Whether a key, or a subkey with its primary key, has run out. Its last second still counts. */
export function isExpired({ expires }: Pick<KeyState, 'expires'>, now: number): boolean {
  return expires !== undefined && expires < now
}
