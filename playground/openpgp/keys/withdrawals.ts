/**
 * What a key has taken back and gpg passes over only for what nobody signed: for unsigned words in the signature, or
 * for where it stands. Anybody can have written and placed those, so that what was signed remains possible.
 */
import { enums } from 'openpgp'
import { toHex } from '../../bytes.ts'
import { isUnderstoodAsSigned } from '../reading/statements.ts'
import { find, SUBPACKET as SUB } from '../reading/subpackets.ts'
import type { KeyBlock, KeyBlocks, KeySignature, SubkeyPart } from './block.ts'
import type { Over } from './digest.ts'
import type { InSight } from './grants.ts'
import type { KeyPart } from './part.ts'
import {
  hasRunOut,
  isCertification,
  isDiscounted,
  isTimely,
  overSubkey,
  overUser,
  standsIn,
} from './signatures.ts'
import { leavesLess } from './silent.ts'
import type { SubkeyState } from './subkeys.ts'
import type { UserFound } from './users.ts'
import type { OwnWords } from './words.ts'

const { key: direct, keyRevocation, subkeyBinding, subkeyRevocation, certRevocation } = enums.signature
const REVOCATIONS: readonly number[] = [keyRevocation, subkeyRevocation, certRevocation]
/** Of a key or subkey: nobody but its owner, or a revoker whom the owner names, makes one. */
const OF_WHOLE_PARTS: readonly number[] = [keyRevocation, subkeyRevocation]
const OF_SUBKEYS: readonly number[] = [subkeyBinding, subkeyRevocation]
const OF_KEYS: readonly number[] = [direct, keyRevocation]
/** Nobody says of somebody else's key when it ends or what it is for. */
const ONLY_OF_ONESELF = [SUB.keyExpirationTime, SUB.keyFlags, SUB.revocationKey, SUB.primaryUserId]

/** A signature that may take something back. */
export interface Withdrawal {
  readonly signature: KeySignature
  /** What it is over by the place where it stands; `undefined` where it belongs to nothing. */
  readonly place: Over | undefined
  /** Fingerprint of the key at which it stands. */
  readonly key?: string
}

const isRevocation = ({ raw }: KeySignature): boolean => REVOCATIONS.includes(raw.type)

/**
 * A newer word that grants less takes back what an older one granted, and so does one that says nothing of it. Somebody
 * else's says nothing of it, and an end of the word itself is none there: that is how people vouch for others, for a
 * year, and there may be hundreds.
 */
function mayWithdraw(one: KeySignature, isOnesOwn: boolean): boolean {
  const { raw, says } = one
  if (isRevocation(one)) return true
  if (!isCertification(one) && raw.type !== direct && raw.type !== subkeyBinding) return false
  if (isOnesOwn || raw.type === direct) return true
  return ONLY_OF_ONESELF.some((type) => find(says.hashed, type) !== undefined)
}

/** Whether it says under its signature whose it is: then what stands unsigned cannot make it another's. */
function namesItsMaker({ raw, says }: KeySignature): boolean {
  return (
    raw.version === 6 || says.fingerprint !== undefined || find(says.hashed, SUB.issuerKeyId) !== undefined
  )
}

function placesIn(block: KeyBlock): Withdrawal[] {
  const { part, users, subkeys } = block
  const isOwn = (one: KeySignature) => one.issuer === part.keyId || fingerprintOf(one) === part.fingerprint
  const at = (place: Over, { signatures, dropped }: Pick<KeyBlock, 'signatures' | 'dropped'>): Withdrawal[] =>
    [...signatures, ...dropped]
      .filter((one) => mayWithdraw(one, isOwn(one)))
      .map((signature) => ({ signature, place, key: part.fingerprint }))
  return [
    ...at(part.hashed, block),
    ...users.flatMap((user) => at(overUser(part, user), user)),
    ...subkeys.flatMap((subkey) => at(overSubkey(part, subkey.part), subkey)),
  ]
}

type Groups = ReadonlyMap<string, readonly Withdrawal[]>

/** Each once: of copies the last. */
function grouped(all: readonly Withdrawal[], nameOf: (signature: KeySignature) => string): Groups {
  const groups = new Map<string, Map<string, Withdrawal>>()
  for (const one of all) {
    const name = nameOf(one.signature)
    const group = groups.get(name) ?? new Map<string, Withdrawal>()
    groups.set(name, group.set(one.signature.bytes, one))
  }
  return new Map([...groups].map(([name, group]) => [name, [...group.values()]]))
}

/** No digest of version 3 covers its algorithm. */
const ANY_ALGORITHM = 'any'
function algorithmOf({ raw }: KeySignature): string {
  return raw.version < 4 ? ANY_ALGORITHM : String(raw.publicKeyAlgorithm)
}

interface Index {
  readonly byKeyId: Groups
  readonly byFingerprint: Groups
  /** Those that do not name their maker, by the key at which they stand. */
  readonly at: Groups
  /** Revocations whose maker is none of the keys, as far as is known, by their algorithm. */
  readonly anybodys: Groups
}

function fingerprintOf({ says: { fingerprint } }: KeySignature): string {
  return fingerprint === undefined ? '' : toHex(fingerprint).toUpperCase()
}

function indexOf(files: readonly KeyBlocks[]): Index {
  const all: Withdrawal[] = []
  const at = new Map<string, Withdrawal[]>()
  const keyIds = new Set<string>()
  for (const { blocks, revocations, strays } of files) {
    for (const block of blocks) {
      const { keyId, fingerprint } = block.part
      keyIds.add(keyId)
      const here = at.get(fingerprint) ?? []
      at.set(fingerprint, here)
      for (const one of placesIn(block)) {
        const { signature } = one
        all.push(one)
        if (!namesItsMaker(signature) && signature.issuer !== keyId) here.push(one)
      }
    }
    for (const signature of [...revocations, ...strays.filter((one) => mayWithdraw(one, false))])
      all.push({ signature, place: undefined })
  }
  const isAnybodys = ({ signature }: Withdrawal): boolean =>
    OF_WHOLE_PARTS.includes(signature.raw.type) && !namesItsMaker(signature) && !keyIds.has(signature.issuer)
  return {
    byKeyId: grouped(all, ({ issuer }) => issuer),
    byFingerprint: grouped(all, fingerprintOf),
    at,
    anybodys: grouped(all.filter(isAnybodys), algorithmOf),
  }
}

/** All in some files, by who may have made them. */
export class Withdrawals {
  readonly #files: readonly KeyBlocks[]
  #known: Index | undefined

  constructor(files: readonly KeyBlocks[]) {
    this.#files = files
  }

  get #index(): Index {
    return (this.#known ??= indexOf(this.#files))
  }

  /** Those that a key may have made; some may come twice. */
  *by({ keyId, fingerprint, algorithm }: KeyPart): Iterable<Withdrawal> {
    const { byKeyId, byFingerprint, at, anybodys } = this.#index
    yield* byKeyId.get(keyId) ?? []
    yield* byFingerprint.get(fingerprint) ?? []
    const names = [String(algorithm), ANY_ALGORITHM]
    for (const one of at.get(fingerprint) ?? []) if (names.includes(algorithmOf(one.signature))) yield one
    for (const name of names) yield* anybodys.get(name) ?? []
  }

  /** Those that do not name their maker, at a key or in no place of their own. */
  *at({ fingerprint }: KeyPart): Iterable<Withdrawal> {
    yield* this.#index.at.get(fingerprint) ?? []
    for (const group of this.#index.anybodys.values()) yield* group
  }
}

/** Whether it counts by all that is signed of it, if it holds. */
function countsAsSigned({ raw, says }: KeySignature): boolean {
  if (!isUnderstoodAsSigned(says)) return false
  return OF_WHOLE_PARTS.includes(raw.type) || find(says.hashed, SUB.exportableCertification)?.body[0] !== 0
}

/** Whether it may have been made by this key, and would count but for what nobody signed. */
export function mayCountAsSigned(one: KeySignature, by: KeyPart, now: number): boolean {
  return countsAsSigned(one) && isTimely(by, one, now)
}

/** Whether it takes something back wherever it counts; of others that depends on what the key says beside it. */
function takesBack(one: KeySignature, now: number): boolean {
  if (!isCertification(one) && one.raw.type !== direct) return true
  return hasRunOut(one, now) || find(one.says.hashed, SUB.revocationKey) !== undefined
}

interface Target {
  readonly over: Over
  /** Whether a signature stands at it. */
  readonly has: (signature: KeySignature) => boolean
  /** Seconds; what is older is superseded. */
  readonly since: number
  readonly subkey: SubkeyPart | undefined
}

/** What of a key may have been taken back although it does not seem so. */
export interface Hidden {
  /** Something of the key as a whole, or one of its user ids. */
  readonly ofKey: boolean
  readonly ofSubkeys: ReadonlySet<SubkeyPart>
}

export const NOTHING_HIDDEN: Hidden = { ofKey: false, ofSubkeys: new Set() }

/**
 * @param withdrawals those that the key may have made
 * @param now seconds since 1970
 */
export async function hiddenIn(
  block: KeyBlock,
  inSight: InSight<UserFound>,
  subkeys: readonly SubkeyState[],
  withdrawals: Iterable<Withdrawal>,
  words: OwnWords,
  now: number,
): Promise<Hidden> {
  const { part, signatures } = block
  const ofKey: Target[] = [{ over: part.hashed, has: standsIn(signatures), since: 0, subkey: undefined }]
  const ofUsers = inSight.users
    .filter(({ status }) => status === 'good')
    .map(({ user, created }): Target => ({
      over: overUser(part, user),
      has: standsIn(user.signatures),
      since: created,
      subkey: undefined,
    }))
  const ofSubkeys = subkeys.map(({ subkey }): Target => ({
    over: overSubkey(part, subkey.part),
    has: standsIn(subkey.signatures),
    since: 0,
    subkey,
  }))
  const targetsOf = ({ raw: { type } }: KeySignature): readonly Target[] =>
    OF_KEYS.includes(type) ? ofKey : OF_SUBKEYS.includes(type) ? ofSubkeys : ofUsers
  let key = false
  const hidden = new Set<SubkeyPart>()
  const others: Withdrawal[] = []
  for (const withdrawal of withdrawals) {
    const { signature, place } = withdrawal
    if (!words.look()) break
    if (!mayCountAsSigned(signature, part, now) || words.counted(signature)) continue
    if (!takesBack(signature, now)) {
      others.push(withdrawal)
      continue
    }
    const isInSight = !isDiscounted(signature, part) && words.has(signature)
    const targets = targetsOf(signature).filter(({ since }) => signature.says.created >= since)
    const isRead = isInSight && signature.raw.version > 3
    // What states where it belongs, and is no revocation, was looked at there.
    if (isRead && !isRevocation(signature) && targets.some(({ over }) => words.belongs(signature, over)))
      continue
    // What holds where it stands holds nowhere else, which then costs nothing to find out.
    if (place !== undefined) await words.proves(signature, place)
    for (const target of targets) {
      if (!(await words.proves(signature, target.over))) continue
      // In version 3 it is seen if it holds as it is written.
      const isSeen = isRead || (isInSight && (await words.holds(signature, target.over)))
      if (isSeen && (target.has(signature) || words.belongs(signature, target.over))) break
      if (target.subkey === undefined) key = true
      else hidden.add(target.subkey)
      break
    }
  }
  return { ofKey: key || (await leavesLess(block, inSight, others, words)), ofSubkeys: hidden }
}
