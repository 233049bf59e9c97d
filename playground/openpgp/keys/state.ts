/** What a key says of itself at one instant, as gpg merges its self-signatures. */
import { enums } from 'openpgp'
import { find, findAll, SUBPACKET, statementsOf, uint32Of } from '../reading/subpackets.ts'
import { readSignature } from '../reading/signature.ts'
import { Remarks } from '../reading/notice.ts'
import { Source } from '../reading/source.ts'
import { Pieces } from '../reading/armor.ts'
import type { KeyBlock, KeySignature, SubkeyPart, UserPart } from './block.ts'
import { type KeyPart, usageOf, USAGE } from './part.ts'
import {
  claimsToBeOver,
  hasRunOut,
  isBy,
  isCertification,
  isExportable,
  isMadeBy,
  isOf,
  isTimely,
  newest,
  overSubkey,
  overUser,
  valid,
} from './signatures.ts'

const CLASS = enums.signature

/** A user id or picture that the key itself signs. */
export interface UserState {
  readonly user: UserPart
  /** `good`: the newest word is a certification that has not run out. */
  readonly status: 'good' | 'revoked' | 'expired'
  /** Of that certification; 0 if it does not count. Seconds. */
  readonly created: number
  readonly self: KeySignature
  /** Whether it is the one that stands for the key. */
  readonly primary: boolean
}

export interface SubkeyState {
  readonly subkey: SubkeyPart
  /** Whether the primary key binds it, as of now. */
  readonly bound: boolean
  /**
   * What the subkey itself says of belonging to the primary key; `unreadable`: something was meant to say so, and gpg
   * complains of it.
   */
  readonly crossCertification: 'good' | 'bad' | 'none' | 'unreadable'
  /** {@link USAGE} */
  readonly usage: number
  /** Seconds; `undefined` if never. */
  readonly expires: number | undefined
  /** A revocation by the primary key, whatever its date. */
  readonly revocation: KeySignature | undefined
}

export interface KeyState {
  readonly block: KeyBlock
  /** Whether `gpg --import` takes it at all: only with a user id that it signs itself. */
  readonly imported: boolean
  /** Whether gpg makes sense of it; if not, it leaves out all of it. */
  readonly wellFormed: boolean
  /** Whether it signs anything of itself that still counts. */
  readonly valid: boolean
  /** Those that gpg imports, in the order of the file. */
  readonly users: readonly UserState[]
  /** Those that gpg imports. */
  readonly subkeys: readonly SubkeyState[]
  readonly usage: number
  readonly expires: number | undefined
  readonly revokedBy: 'owner' | 'designated' | undefined
  /** Whether a key that is not at hand may have revoked it. */
  readonly perhapsRevoked: boolean
  /** The first revocation of the key as a whole that gpg keeps. */
  readonly revocation: KeySignature | undefined
}

/** Finds the key that is named as revoker of another, if gpg would import it. */
export type FindRevoker = (fingerprint: string) => Promise<KeyPart | undefined>

function flagsOf({ says }: KeySignature): Uint8Array | undefined {
  return find(says.hashed, SUBPACKET.keyFlags)?.body
}

/** Seconds after which the key ends, by this signature; 0 for never. */
function lifetimeBy({ says }: KeySignature): number {
  return uint32Of(find(says.hashed, SUBPACKET.keyExpirationTime)?.body) ?? 0
}

/** Signatures over one part of a key, wherever they stand in it: gpg puts those right that stand elsewhere. */
function wordsOn(
  { signatures, users, subkeys }: KeyBlock,
  here: readonly KeySignature[],
  over: Uint8Array,
): KeySignature[] {
  const all = [signatures, ...users.map((user) => user.signatures), ...subkeys.map((one) => one.signatures)]
  const elsewhere = all.filter((list) => list !== here).flat()
  return [...here, ...elsewhere.filter((one) => claimsToBeOver(one, over))]
}

async function userState(
  block: KeyBlock,
  user: UserPart,
  now: number,
): Promise<Omit<UserState, 'primary'> | undefined> {
  const over = overUser(block.part, user)
  const words = wordsOn(block, user.signatures, over).filter(
    (one) => isCertification(one) || isOf(CLASS.certRevocation)(one),
  )
  const holding = await valid(words, block.part, over, now)
  if (holding.length === 0) return undefined
  const self = newest(holding.filter(isExportable))
  if (self === undefined) return undefined
  if (isOf(CLASS.certRevocation)(self)) return { user, status: 'revoked', created: 0, self }
  if (hasRunOut(self, now)) return { user, status: 'expired', created: 0, self }
  return { user, status: 'good', created: self.says.created, self }
}

function claimsToBePrimary({ status, self }: Omit<UserState, 'primary'>): boolean {
  return status === 'good' && (find(self.says.hashed, SUBPACKET.primaryUserId)?.body[0] ?? 0) !== 0
}

/** gpg's order of user ids of the same age: the longer, then the one whose bytes are greater. */
function compareUsers({ bytes: a }: UserPart, { bytes: b }: UserPart): number {
  if (a.length !== b.length) return a.length - b.length
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** The one marked as primary, or the youngest. */
function primaryOf(users: readonly Omit<UserState, 'primary'>[]): Omit<UserState, 'primary'> | undefined {
  const texts = users.filter(({ user, created }) => !user.attribute && created > 0)
  const marked = texts.filter(claimsToBePrimary)
  return (marked.length > 0 ? marked : texts).reduce<Omit<UserState, 'primary'> | undefined>(
    (best, one) =>
      best === undefined ||
      one.created > best.created ||
      (one.created === best.created && compareUsers(one.user, best.user) > 0)
        ? one
        : best,
    undefined,
  )
}

/** What the youngest of the user ids that say anything say. */
function youngestWord<T>(
  users: readonly Omit<UserState, 'primary'>[],
  wordOf: (self: KeySignature) => T | undefined,
): T | undefined {
  let word: T | undefined
  let since = 0
  for (const { status, self, created } of users) {
    const said = status === 'good' ? wordOf(self) : undefined
    if (said === undefined || created <= since) continue
    word = said
    since = created
  }
  return word
}

function expiryOf({ created }: KeyPart, lifetime: number | undefined): number | undefined {
  return lifetime === undefined || lifetime === 0 ? undefined : (created + lifetime) % 2 ** 32
}

/** Whether an embedded signature says that it is of the class of cross-certifications. */
function claimsToBeBack(body: Uint8Array): boolean {
  const type = body[0] === 3 ? body[2] : body[1]
  return body.length > 3 && (body[0] === 3 || body[0] === 4) && type === CLASS.keyBinding
}

/** Signatures that a subkey made over its primary key, in either part of the signature that binds it. */
function crossCertificationsIn({ says }: KeySignature): readonly (KeySignature | undefined)[] {
  const bodies = [says.hashed, says.unhashed].flatMap((area) => findAll(area, SUBPACKET.embeddedSignature))
  return bodies
    .map(({ body }) => body)
    .filter(claimsToBeBack)
    .map((body) => {
      const raw = readSignature(new Source(Pieces.binary(body)), body.length, new Remarks())
      return typeof raw === 'string' || raw.version === 0
        ? undefined
        : { raw, says: statementsOf(raw), bytes: '' }
    })
}

async function crossCertification(
  primary: KeyPart,
  subkey: KeyPart,
  binding: KeySignature,
  now: number,
): Promise<SubkeyState['crossCertification']> {
  const all = crossCertificationsIn(binding)
  const readable = all.filter((one) => one !== undefined)
  if (readable.length < all.length) return 'unreadable'
  // Of equally old ones gpg takes the first.
  const back = newest(readable.toReversed())
  if (back === undefined || back.says.created === 0) return 'none'
  const holds = isTimely(subkey, back, now) && (await isMadeBy(back, subkey, overSubkey(primary, subkey)))
  return holds ? 'good' : 'bad'
}

async function subkeyState(
  block: KeyBlock,
  subkey: SubkeyPart,
  now: number,
): Promise<SubkeyState | undefined> {
  const { part } = subkey
  const over = overSubkey(block.part, part)
  const words = wordsOn(block, subkey.signatures, over).filter(
    (one) => isOf(CLASS.subkeyBinding)(one) || isOf(CLASS.subkeyRevocation)(one),
  )
  const holding = await valid(words, block.part, over, now)
  if (holding.length === 0) return undefined
  const kept = newest(holding.filter(isOf(CLASS.subkeyBinding)))
  const binding = kept !== undefined && isExportable(kept) && !hasRunOut(kept, now) ? kept : undefined
  return {
    subkey,
    bound: binding !== undefined && part.material !== undefined,
    crossCertification:
      binding === undefined ? 'none' : await crossCertification(block.part, part, binding, now),
    usage: binding === undefined ? 0 : usageOf(part.algorithm, flagsOf(binding)),
    expires: binding && expiryOf(part, lifetimeBy(binding)),
    revocation: newest(holding.filter(isOf(CLASS.subkeyRevocation))),
  }
}

/** Fingerprints of the keys that may revoke this one. */
function revokersIn(direct: readonly KeySignature[]): string[] {
  return direct.flatMap(({ says }) =>
    findAll(says.hashed, SUBPACKET.revocationKey).flatMap(({ body }) =>
      body.length === 22 && ((body[0] ?? 0) & 0x80) !== 0
        ? [
            Array.from(body.subarray(2), (byte) => byte.toString(16).padStart(2, '0'))
              .join('')
              .toUpperCase(),
          ]
        : [],
    ),
  )
}

interface ForeignRevocation {
  readonly revocation: KeySignature | undefined
  readonly missing: boolean
}

async function foreignRevocation(
  { part, signatures }: KeyBlock,
  revokers: readonly string[],
  find: FindRevoker,
  now: number,
): Promise<ForeignRevocation> {
  let missing = false
  for (const signature of signatures.filter(isOf(CLASS.keyRevocation))) {
    const named = revokers.find((fingerprint) => isBy({ ...part, keyId: fingerprint.slice(-16) })(signature))
    if (named === undefined || isBy(part)(signature)) continue
    const revoker = await find(named)
    if (revoker === undefined) missing = true
    else if (isTimely(revoker, signature, now) && (await isMadeBy(signature, revoker, part.hashed))) {
      return { revocation: signature, missing }
    }
  }
  return { revocation: undefined, missing }
}

/** A certification by the key itself with no user id it could be over makes gpg leave out the whole key. */
function hasMisplacedCertification({ part, signatures, users }: KeyBlock): boolean {
  return signatures
    .filter(isBy(part))
    .filter((one) => isCertification(one) || isOf(CLASS.certRevocation)(one))
    .some((one) => !users.some((user) => claimsToBeOver(one, overUser(part, user))))
}

/**
 * Judges a key by its own words.
 *
 * @param now seconds since 1970
 */
export async function keyState(block: KeyBlock, now: number, findRevoker: FindRevoker): Promise<KeyState> {
  const { part } = block
  const own = await valid(wordsOn(block, block.signatures, part.hashed), part, part.hashed, now)
  const direct = own.filter(isOf(CLASS.key)).filter(isExportable)
  const lasting = newest(direct.filter((one) => !hasRunOut(one, now)))
  const found = await Promise.all(block.users.map((user) => userState(block, user, now)))
  const certified = found.filter((user) => user !== undefined)
  const users = certified.filter(({ user }) => !user.behindSubkeys)
  const primary = primaryOf(users)
  const revokers = revokersIn(direct)
  const byOwner = own.find(isOf(CLASS.keyRevocation))
  const foreign =
    byOwner || revokers.length === 0 ? undefined : await foreignRevocation(block, revokers, findRevoker, now)
  const states = await Promise.all(block.subkeys.map((subkey) => subkeyState(block, subkey, now)))
  const flags = (lasting && flagsOf(lasting)) ?? youngestWord(users, flagsOf)
  const lifetime =
    (lasting && lifetimeBy(lasting)) || youngestWord(users, (self) => lifetimeBy(self) || undefined)
  const wellFormed = !hasMisplacedCertification(block)
  return {
    block,
    imported: certified.length > 0 && wellFormed,
    wellFormed,
    valid: lasting !== undefined || users.length > 0,
    users: users.map((user) => ({ ...user, primary: user === primary })),
    subkeys: states.filter((subkey) => subkey !== undefined),
    usage: usageOf(part.algorithm, flags) | USAGE.certify,
    expires: expiryOf(part, lifetime),
    revokedBy: byOwner ? 'owner' : foreign?.revocation && 'designated',
    perhapsRevoked: byOwner === undefined && foreign?.revocation === undefined && foreign?.missing === true,
    revocation: byOwner ?? foreign?.revocation,
  }
}

/** Whether a key, or a subkey with its primary key, has run out. Its last second still counts. */
export function isExpired({ expires }: Pick<KeyState, 'expires'>, now: number): boolean {
  return expires !== undefined && expires < now
}
