/** User ids and pictures, as a key signs them at one instant. */
import { enums } from 'openpgp'
import { find, SUBPACKET } from '../reading/subpackets.ts'
import type { KeyBlock, KeySignature, UserPart } from './block.ts'
import { hasRunOut, isBy, isCertification, isExportable, isOf, overUser } from './signatures.ts'
import type { OwnWords } from './words.ts'

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

export type UserFound = Omit<UserState, 'primary'>

const isRevocation = isOf(enums.signature.certRevocation)

function isWordOnUser(signature: KeySignature): boolean {
  return isCertification(signature) || isRevocation(signature)
}

/** @returns `undefined` where the key says nothing that holds */
export async function userState(
  { part }: KeyBlock,
  user: UserPart,
  words: OwnWords,
  now: number,
): Promise<UserFound | undefined> {
  const over = overUser(part, user)
  const self = await words.newest(words.on(user.signatures, over, isWordOnUser).filter(isExportable), over)
  if (self === undefined) return undefined
  if (isRevocation(self)) return { user, status: 'revoked', created: 0, self }
  if (hasRunOut(self, now)) return { user, status: 'expired', created: 0, self }
  return { user, status: 'good', created: self.says.created, self }
}

function claimsToBePrimary({ status, self }: UserFound): boolean {
  return status === 'good' && (find(self.says.hashed, SUBPACKET.primaryUserId)?.body[0] ?? 0) !== 0
}

/** gpg's order of user ids of the same age: the longer, then the one whose bytes are greater. */
function compareUsers({ bytes: a }: UserPart, { bytes: b }: UserPart): number {
  if (a.length !== b.length) return a.length - b.length
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function isAhead(one: UserFound, best: UserFound): boolean {
  if (one.created !== best.created) return one.created > best.created
  return compareUsers(one.user, best.user) > 0
}

/** Marks the one that stands for the key: the one that says so, or the youngest. */
export function withPrimary(users: readonly UserFound[]): UserState[] {
  const texts = users.filter(({ user, created }) => !user.attribute && created > 0)
  const marked = texts.filter(claimsToBePrimary)
  const rivals = marked.length > 0 ? marked : texts
  const primary = rivals.reduce<UserFound | undefined>(
    (best, one) => (best === undefined || isAhead(one, best) ? one : best),
    undefined,
  )
  return users.map((user) => ({ ...user, primary: user === primary }))
}

/** What the youngest of the user ids that say anything say. */
export function youngestWord<T>(
  users: readonly UserFound[],
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

/** A certification by the key itself with no user id it could be over makes gpg leave out the whole key. */
export function hasMisplacedCertification({ part, signatures, users }: KeyBlock, words: OwnWords): boolean {
  const misplaced = signatures.filter(isBy(part)).filter(isWordOnUser)
  if (misplaced.length === 0) return false
  const claims = users.map((user) => overUser(part, user))
  return misplaced.some((one) => !claims.some((over) => words.belongs(one, over)))
}
