/** What a key says of itself at one instant, as gpg merges its self-signatures. */
import { enums } from 'openpgp'
import { toHex } from '../../bytes.ts'
import { findAll, SUBPACKET } from '../reading/subpackets.ts'
import type { KeyBlock, KeySignature } from './block.ts'
import { type KeyPart, USAGE, usageOf } from './part.ts'
import {
  expiryOf,
  flagsOf,
  hasRunOut,
  isExportable,
  isOf,
  isTimely,
  lifetimeBy,
  newest,
} from './signatures.ts'
import { subkeyState, type SubkeyState } from './subkeys.ts'
import { hasMisplacedCertification, userState, type UserState, withPrimary, youngestWord } from './users.ts'
import { OwnWords } from './words.ts'

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
  /** {@link USAGE} */
  readonly usage: number
  /** Seconds; `undefined` if never. */
  readonly expires: number | undefined
  readonly revokedBy: 'owner' | 'designated' | undefined
  /** Whether a key that is not at hand may have revoked it. */
  readonly perhapsRevoked: boolean
  /** The first revocation of the key as a whole that gpg keeps. */
  readonly revocation: KeySignature | undefined
}

/** Finds the key that is named as revoker of another, if gpg would import it. */
export type FindRevoker = (fingerprint: string) => Promise<KeyPart | undefined>

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
}

async function foreignRevocation(
  { part, signatures }: KeyBlock,
  revokers: readonly string[],
  find: FindRevoker,
  words: OwnWords,
  now: number,
): Promise<ForeignRevocation> {
  const named = new Map(revokers.toReversed().map((fingerprint) => [keyIdOf(fingerprint), fingerprint]))
  let missing = false
  for (const signature of signatures.filter(isRevocation)) {
    const fingerprint = named.get(signature.issuer)
    if (fingerprint === undefined || signature.issuer === part.keyId) continue
    const revoker = await find(fingerprint)
    if (revoker === undefined) missing = true
    else if (isTimely(revoker, signature, now) && (await words.holds(signature, part.hashed, revoker))) {
      return { revocation: signature, missing }
    }
  }
  return { revocation: undefined, missing }
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
 * Judges a key by its own words.
 *
 * @param now seconds since 1970
 */
export async function keyState(block: KeyBlock, now: number, findRevoker: FindRevoker): Promise<KeyState> {
  const { part, signatures } = block
  const words = new OwnWords(block, now)
  const over = part.hashed
  const [byOwner] = await words.all(words.on(signatures, over, isRevocation), over)
  const overItself = await words.all(words.on(signatures, over, isOverItself), over)
  const lasting = newest(overItself.filter((one) => isExportable(one) && !hasRunOut(one, now)))
  const certified = await eachOf(block.users, (user) => userState(block, user, words, now))
  const users = certified.filter(({ user }) => !user.behindSubkeys)
  const revokers = revokersIn(overItself.filter(isExportable))
  const foreign =
    byOwner !== undefined || revokers.length === 0
      ? undefined
      : await foreignRevocation(block, revokers, findRevoker, words, now)
  const flags = (lasting && flagsOf(lasting)) ?? youngestWord(users, flagsOf)
  const lifetime =
    (lasting && lifetimeBy(lasting)) || youngestWord(users, (self) => lifetimeBy(self) || undefined)
  const wellFormed = !hasMisplacedCertification(block, words)
  return {
    block,
    imported: certified.length > 0 && wellFormed,
    wellFormed,
    valid: lasting !== undefined || users.length > 0,
    users: withPrimary(users),
    subkeys: await eachOf(block.subkeys, (subkey) => subkeyState(block, subkey, words, now)),
    usage: usageOf(part.algorithm, flags) | USAGE.certify,
    expires: expiryOf(part, lifetime),
    revokedBy: byOwner ? 'owner' : foreign?.revocation && 'designated',
    perhapsRevoked: foreign?.revocation === undefined && foreign?.missing === true,
    revocation: byOwner ?? foreign?.revocation,
  }
}

/** Whether a key, or a subkey with its primary key, has run out. Its last second still counts. */
export function isExpired({ expires }: Pick<KeyState, 'expires'>, now: number): boolean {
  return expires !== undefined && expires < now
}
