/** Of several keys that say the one that signs is theirs: which of them are heard, and whether gpg hears the same. */
import type { Outcome, SignatureFacts } from './facts.ts'
import type { Candidate, Keyring } from './keyring.ts'
import type { Signer } from './signer.ts'

export type Judgement = Pick<SignatureFacts, 'outcome' | 'computed'>

export interface Judged extends Judgement {
  readonly signer: Signer | undefined
  /** The same as other keys have it that it belongs to. */
  readonly alsoOf?: readonly Signer[]
  /** Whether gpg may have chosen another key. */
  readonly uncertain?: boolean
}

export interface Claiming extends Judged {
  readonly signer: Signer
  /** Whether the key that signs has itself said that it belongs to that one. */
  readonly isOwners: boolean
}

/** Whether it says of what signs what no signing key is, and what anybody can say: revoked, not for signing, or of tomorrow. */
function saysWhatAnybodyMay({ signer: { facts } }: Claiming): boolean {
  const { revocation, fromTheFuture, usability } = facts
  return revocation !== undefined || fromTheFuture || usability === 'not-for-signing'
}

export const undone = (outcome: Outcome, signer?: Signer): Judged => ({ outcome, computed: outcome, signer })

/**
 * The key counts that made the signature. Of several that say it is theirs each speaks to which it says so itself; of
 * those to which it never did, the one that may be its own.
 */
export function chosen(all: readonly Claiming[]): Judged {
  const good = all.filter(({ outcome }) => outcome === 'good')
  const claiming = good.length > 0 ? good : all
  const [first] = claiming
  if (first === undefined) return undone('no-key')
  const [owner, ...others] = claiming.filter(({ isOwners }) => isOwners)
  const best = owner ?? claiming.find((one) => !saysWhatAnybodyMay(one)) ?? first
  const alsoOf = others.map(({ signer }) => signer)
  return { ...best, alsoOf, uncertain: best !== first || !isGpgsToo(first, all) }
}

/** Whether it is certain that gpg takes the first as well: where it has not imported that, it goes by another. */
function isGpgsToo(first: Claiming, all: readonly Claiming[]): boolean {
  const others = all.flatMap((one) => (one === first ? [] : one.signer))
  if (others.some(({ facts }) => facts.doubt !== undefined)) return false
  return first.signer.knownToGpg || !others.some(({ knownToGpg }) => knownToGpg)
}

/** Whether its primary key stands in another key as a subkey: gpg may then refuse to import one of the two. */
export function isAlsoSubkey({ block }: Candidate, keyring: Keyring): boolean {
  const { fingerprint, keyId } = block.part
  return keyring.issuersOf({ fingerprint, keyId }).some((one) => one.block !== block)
}
