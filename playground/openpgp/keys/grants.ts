/** What a key's own words come to: when it ends, and what it is for. */
import type { KeySignature } from './block.ts'
import { type KeyPart, USAGE, usageOf } from './part.ts'
import { expiryOf, flagsOf, lifetimeBy } from './signatures.ts'
import { type UserSays, youngestWord, youngestWords } from './users.ts'

/** What a key says of itself in words that count. */
export interface InSight<User extends UserSays = UserSays> {
  /** On all of the key, the newest: all of one second, of which each may be the one that counts; gpg's first. */
  readonly direct: readonly KeySignature[]
  readonly users: readonly User[]
}

/** What a key is by the words that are in sight: when it ends (seconds; `undefined` if never), and what it is for. */
export interface Granted {
  readonly expires: number | undefined
  /** {@link USAGE} */
  readonly usage: number
}

/** The same, by each order of words of one second. */
export interface Possible {
  readonly ends: readonly (number | undefined)[]
  readonly usages: readonly number[]
}

const lifetimeOf = (self: KeySignature): number | undefined => lifetimeBy(self) || undefined

function usageBy({ algorithm }: KeyPart, flags: Uint8Array | undefined): number {
  return usageOf(algorithm, flags) | USAGE.certify
}

/** What a word on all of the key does not say, the youngest user id says. */
export function grantedBy(part: KeyPart, { direct: [word], users }: InSight): Granted {
  const flags = (word && flagsOf(word)) ?? youngestWord(users, flagsOf)
  const lifetime = (word && lifetimeOf(word)) ?? youngestWord(users, lifetimeOf)
  return { expires: expiryOf(part, lifetime), usage: usageBy(part, flags) }
}

/** All that a key may say of itself, where its newest words are of one second and say different things. */
function possible<T>(
  { direct, users }: InSight,
  wordOf: (signature: KeySignature) => T | undefined,
): (T | undefined)[] {
  const words = direct.map(wordOf)
  const said = words.filter((word) => word !== undefined)
  return said.length === words.length && said.length > 0 ? said : [...said, ...youngestWords(users, wordOf)]
}

export function possibleBy(part: KeyPart, inSight: InSight): Possible {
  return {
    ends: [...new Set(possible(inSight, lifetimeOf).map((one) => expiryOf(part, one)))],
    usages: [...new Set(possible(inSight, flagsOf).map((one) => usageBy(part, one)))],
  }
}

function isEarlier(end: number | undefined, than: number | undefined): boolean {
  return (end ?? Infinity) < (than ?? Infinity)
}

/** Whether less may be left of a key than is granted, in a way that is not among those `known`. */
export function mayBeLess(granted: Granted, { ends, usages }: Possible, known: Possible): boolean {
  return (
    ends.some((end) => isEarlier(end, granted.expires) && !known.ends.includes(end)) ||
    usages.some((usage) => (granted.usage & ~usage) !== 0 && !known.usages.includes(usage))
  )
}

/** All that words state, each for itself; once. */
export function statedBy(part: KeyPart, words: readonly KeySignature[]): Possible {
  const lifetimes = words.map(lifetimeOf).filter((one) => one !== undefined)
  const flags = words.map(flagsOf).filter((one) => one !== undefined)
  return {
    ends: [...new Set(lifetimes.map((one) => expiryOf(part, one)))],
    usages: [...new Set(flags.map((one) => usageBy(part, one)))],
  }
}

/** Whether less may be left where a word counts: by what it states, or by any of the others to whom it leaves that. */
export function mayLeaveLess(
  word: KeySignature,
  part: KeyPart,
  granted: Granted,
  others: Possible,
  known: Possible,
): boolean {
  const { ends, usages } = statedBy(part, [word])
  const says = {
    ends: ends.length > 0 ? ends : others.ends,
    usages: usages.length > 0 ? usages : others.usages,
  }
  return mayBeLess(granted, says, known)
}
