/** User ids and pictures, as a key signs them at one instant. */
import { enums } from 'openpgp'
import { find, SUBPACKET } from '../reading/subpackets.ts'
import type { KeyBlock, KeySignature, UserPart } from './block.ts'
import { hasRunOut, isBy, isCertification, isExportable, isOf, overUser } from './signatures.ts'
import type { Over } from './digest.ts'
import type { OwnWords } from './words.ts'

/** What a key says of a user id or picture of its own. */
interface UserWord {
  /** `good`: the newest word is a certification that has not run out. */
  readonly status: 'good' | 'revoked' | 'expired'
  /** Of that certification; 0 if it does not count. Seconds. */
  readonly created: number
  readonly self: KeySignature
}

/** A user id or picture that the key itself signs. */
export interface UserState extends UserWord {
  readonly user: UserPart
  /** What it says as well, in the same second. */
  readonly rivals: readonly UserWord[]
  /** Whether it is the one that stands for the key. */
  readonly primary: boolean
}

export type UserFound = Omit<UserState, 'primary'>
/** What is said of one, whichever it is. */
export type UserSays = Omit<UserFound, 'user'>

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
  const all = await words.allNewest(words.on(user.signatures, over, isWordOnUser).filter(isExportable), over)
  const [word, ...rivals] = all.map((self) => wordOf(self, now))
  return word && { user, ...word, rivals }
}

/**
 * Whether a key says of a user id only what is for its own keyring: gpg imports that, and what is said is lost.
 *
 * @param user one of which {@link userState} knows nothing
 */
export async function isLost({ part }: KeyBlock, user: UserPart, words: OwnWords): Promise<boolean> {
  const over = overUser(part, user)
  return (await words.newest(words.on(user.signatures, over, isWordOnUser), over)) !== undefined
}

function wordOf(self: KeySignature, now: number): UserWord {
  if (isRevocation(self)) return { status: 'revoked', created: 0, self }
  if (hasRunOut(self, now)) return { status: 'expired', created: 0, self }
  return { status: 'good', created: self.says.created, self }
}

/** Whether it is good, or is not, by all that the key says in that second. */
export function isSettled({ status, rivals }: UserFound): boolean {
  return rivals.every((rival) => (rival.status === 'good') === (status === 'good'))
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
  users: readonly UserSays[],
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

/**
 * All that {@link youngestWord} may be where words of one second stood in another order; `undefined` if there may be
 * none.
 */
export function youngestWords<T>(
  users: readonly UserSays[],
  wordOf: (self: KeySignature) => T | undefined,
): (T | undefined)[] {
  const said = users.flatMap((user) => {
    const words = [user, ...user.rivals]
    return words.flatMap(({ status, self, created }) => {
      const word = status === 'good' ? wordOf(self) : undefined
      return word === undefined ? [] : [{ word, created, user, of: words.length }]
    })
  })
  said.sort((a, b) => b.created - a.created)
  const found: T[] = []
  const counts = new Map<UserSays, number>()
  let since = Infinity
  let certain = false
  for (const { word, created, user, of } of said) {
    if (certain && created < since) return found
    since = created
    found.push(word)
    const count = (counts.get(user) ?? 0) + 1
    counts.set(user, count)
    certain ||= count === of
  }
  return certain ? found : [...found, undefined]
}

/**
 * A certification by the key itself that stands in front of all user ids, and that it did not make over one of them,
 * makes gpg leave out the whole key.
 */
export async function hasMisplacedCertification(
  { part, signatures, users, subkeys }: KeyBlock,
  words: OwnWords,
): Promise<boolean> {
  const isBehind = users[0]?.behindSubkeys ?? true
  const inFront = isBehind ? [...signatures, ...subkeys.flatMap((one) => one.signatures)] : signatures
  const misplaced = inFront.filter(isBy(part)).filter(isWordOnUser)
  if (misplaced.length === 0) return false
  const claims = users.map((user) => overUser(part, user))
  for (const one of misplaced) if (!(await holdsOverAny(one, claims, words))) return true
  return false
}

/** Where it says that it belongs first, which may be anybody's word, as where it stands is. */
async function holdsOverAny(one: KeySignature, claims: readonly Over[], words: OwnWords): Promise<boolean> {
  const likely = claims.filter((over) => words.belongs(one, over))
  for (const over of new Set([...likely, ...claims])) if (await words.holds(one, over)) return true
  return false
}
