/** The web of trust: how far the verifier can rely on user ids, as gpg's default trust model computes it. */
import { toHex } from '../../bytes.ts'
import { groupedBy } from '../grouped.ts'
import { find, SUBPACKET } from '../reading/subpackets.ts'
import { enums } from 'openpgp'
import { type KeyBlock, type KeySignature, signedName, type UserPart } from './block.ts'
import type { Over } from './digest.ts'
import { type KeyPart, USAGE } from './part.ts'
import type { Looker, Proofs } from './proofs.ts'
import type { Scope } from './scope.ts'
import {
  allNewest,
  endsAtOnce,
  hasRunOut,
  hasRunOutForOthers,
  isCertification,
  isExportable,
  isForgeable,
  isOf,
  isTimely,
  overUser,
} from './signatures.ts'
import { isEndAmbiguous, isExpired, type KeyState } from './state.ts'
import { type Grant, grantIn, grantsLess, nameOfGrant, type OwnerTrust, rank } from './trust-signature.ts'
import { isSettled } from './users.ts'
import { mayCountAsSigned, type Withdrawal, type Withdrawals } from './withdrawals.ts'

export type { OwnerTrust }

/** gpg's words; a user id of which it has computed nothing is `unknown`. */
export type UserTrust = 'undefined' | 'marginal' | 'full' | 'ultimate'

export interface Web {
  /** How far a user id can be relied on; `undefined` where nobody says anything of it. */
  trustIn(user: UserPart): UserTrust | undefined
  /** The first key whose certification of one of its user ids counts. */
  certifierOf(state: KeyState): KeyState | undefined
  /** Whether there was too much to look at; then nothing is known. */
  readonly exceeded: boolean
  /** Whether gpg may rely on something that is not relied on here. */
  readonly unclear: boolean
  /** Whether something that is relied on here may have been taken back: see `keys/withdrawals.ts`. */
  readonly contested: boolean
  /** Whether it depends on which of several words of one second a key said last; then gpg may rely on something else. */
  readonly ambiguous: boolean
}

/** For those who rely on nobody. */
export const NO_WEB: Web = {
  trustIn: () => undefined,
  certifierOf: () => undefined,
  exceeded: false,
  unclear: false,
  contested: false,
  ambiguous: false,
}

const FULL_NEEDED = 1
const MARGINAL_NEEDED = 3
const DEEPEST = 5
/** Certifications that say that nothing was checked do not count. */
const CARELESS = enums.signature.certPersona
const isWithdrawal = isOf(enums.signature.certRevocation)

/** A key whose certifications are looked at. */
interface Certifier {
  readonly state: KeyState
  readonly trust: OwnerTrust | undefined
  /** What a trust signature leaves it: further steps, and user ids it may speak for. */
  readonly depth: number
  readonly scope: Scope | undefined
}

interface Counts {
  full: number
  marginal: number
}

/** Whether a key has run out by all that it says. */
function hasEnded(state: KeyState, now: number): boolean {
  return isExpired(state, now) && !isEndAmbiguous(state, now)
}

/** Whether a key may certify at `now`: gpg asks as much of a certifier, and of nobody else. */
export function mayCertify(state: KeyState, now: number): boolean {
  return (
    state.valid &&
    state.revokedBy === undefined &&
    !hasEnded(state, now) &&
    (state.usage & USAGE.certify) !== 0
  )
}

function isRevocable({ says }: KeySignature): boolean {
  return find(says.hashed, SUBPACKET.revocable)?.body[0] !== 0
}

/** Whether gpg looks at it at all. */
function mayCount(one: KeySignature): boolean {
  const kind = isCertification(one) || isWithdrawal(one)
  return kind && one.raw.type !== CARELESS && isExportable(one) && !isForgeable(one)
}

/**
 * What one certifier last said: all of one second, gpg's first. A certification that cannot be taken back is not, and
 * one that ended was none.
 */
function lastWords(words: readonly KeySignature[], now: number): KeySignature[] {
  const firm = (one: KeySignature) => isCertification(one) && !isRevocable(one) && !hasRunOut(one, now)
  return allNewest(words.some(firm) ? words.filter(firm) : words)
}

/** The keys that the web is made of. */
export interface Threads {
  readonly blocks: readonly KeyBlock[]
  readonly proofs: Proofs
  readonly withdrawals: Withdrawals
  stateOf(block: KeyBlock): Promise<KeyState>
}

class Weaving implements Web {
  exceeded = false
  unclear = false
  contested = false
  ambiguous = false
  readonly #web = new Map<UserPart, UserTrust>()
  readonly #certifiers = new Map<KeyState, KeyState>()
  readonly #lookers = new Map<KeyState, Looker>()
  readonly #counts = new Map<UserPart, Counts>()
  readonly #threads: Threads
  readonly #ownerTrust: ReadonlyMap<string, OwnerTrust>
  readonly #now: number
  /** Keys that need no further look. */
  readonly #settled = new Set<KeyBlock>()
  readonly #used = new Set<KeyState>()
  readonly #grants = new Map<KeyState, Grant>()

  constructor(threads: Threads, ownerTrust: ReadonlyMap<string, OwnerTrust>, now: number) {
    this.#threads = threads
    this.#ownerTrust = ownerTrust
    this.#now = now
  }

  trustIn(user: UserPart): UserTrust | undefined {
    return this.exceeded ? undefined : this.#web.get(user)
  }

  certifierOf(state: KeyState): KeyState | undefined {
    return this.exceeded ? undefined : this.#certifiers.get(state)
  }

  #trustInOwner({ part }: KeyBlock): OwnerTrust | undefined {
    return this.#ownerTrust.get(part.fingerprint)
  }

  /** @returns `undefined` for a key that gpg would not import */
  async #stateOf(block: KeyBlock): Promise<KeyState | undefined> {
    const state = await this.#threads.stateOf(block)
    this.exceeded ||= state.exceeded
    this.contested ||= state.imported && state.contested
    return state.imported ? state : undefined
  }

  async weave(): Promise<void> {
    let certifiers: Certifier[] = []
    for (const block of this.#threads.blocks) {
      if (this.#trustInOwner(block) !== 'ultimate') continue
      const state = await this.#stateOf(block)
      if (state === undefined) continue
      certifiers.push({ state, trust: 'ultimate', depth: 0, scope: undefined })
      this.#settled.add(block)
      this.#used.add(state)
      for (const { user } of state.users) this.#web.set(user, 'ultimate')
    }
    for (let depth = 0; depth < DEEPEST && certifiers.length > 0 && !this.exceeded; depth++) {
      const certified = await this.#certifiedBy(certifiers)
      certifiers = certified.filter((state) => this.#isKnown(state)).map((state) => this.#certifier(state))
    }
  }

  /** Keys with a user id that one of `certifiers` certifies. Of others nothing has to be known. */
  async #certifiedBy(certifiers: readonly Certifier[]): Promise<KeyState[]> {
    const certified: KeyState[] = []
    const keyIds = new Set(certifiers.map(({ state }) => state.block.part.keyId))
    for (const block of this.#threads.blocks) {
      const mentioned = block.users.some(({ signatures }) => signatures.some((one) => keyIds.has(one.issuer)))
      if (this.#settled.has(block) || !mentioned) continue
      const state = await this.#stateOf(block)
      if (state === undefined || state.revokedBy !== undefined || hasEnded(state, this.#now)) {
        this.#settled.add(block)
      } else if (await this.#certify(state, certifiers)) certified.push(state)
    }
    return certified
  }

  /** Whether one of its user ids is fully valid, and it is so for the first time. */
  #isKnown(state: KeyState): boolean {
    const known = state.users.some(({ user }) => this.#web.get(user) === 'full') && !this.#used.has(state)
    if (known) this.#used.add(state)
    return known
  }

  #certifier(state: KeyState): Certifier {
    const grant = this.#grants.get(state)
    const own = this.#trustInOwner(state.block)
    const trust = rank(grant?.trust) > rank(own) ? grant?.trust : own
    return { state, trust, depth: grant?.depth ?? 0, scope: grant?.scope }
  }

  /** @returns whether any of `certifiers` certifies any of its user ids */
  async #certify(state: KeyState, certifiers: readonly Certifier[]): Promise<boolean> {
    let any = false
    for (const one of state.users) {
      const { user } = one
      if (one.status !== 'good' && isSettled(one)) continue
      const words = await this.#wordsOn(state, user, certifiers)
      if (words.length === 0) continue
      any = true
      if (!isSettled(one)) this.#doubt()
      const counts = this.#counts.get(user) ?? { full: 0, marginal: 0 }
      this.#counts.set(user, counts)
      for (const { certifier, word } of words) this.#count(state, counts, certifier, word)
      this.#web.set(user, trustBy(counts))
    }
    if (any && state.users.every(({ user }) => this.#web.get(user) === 'full')) this.#settled.add(state.block)
    return any
  }

  #count(state: KeyState, counts: Counts, { state: by, trust, depth }: Certifier, word: KeySignature): void {
    const grant = grantIn(word)
    const left = grant === undefined ? 0 : trust === 'ultimate' ? grant.depth : Math.min(grant.depth, depth)
    if (grant !== undefined && left > 0) this.#grants.set(state, { ...grant, depth: left - 1 })
    if (trust === 'ultimate') counts.full = FULL_NEEDED
    else if (trust === 'full') counts.full += 1
    else if (trust === 'marginal') counts.marginal += 1
    if (trust !== undefined && !this.#certifiers.has(state)) this.#certifiers.set(state, by)
  }

  #doubt(): void {
    this.ambiguous = true
    this.unclear = true
  }

  #lookerFor(state: KeyState): Looker {
    const looker = this.#lookers.get(state) ?? this.#threads.proofs.looker('certifications')
    this.#lookers.set(state, looker)
    return looker
  }

  /** The certifications that count, one for each certifier. */
  async #wordsOn(
    state: KeyState,
    user: UserPart,
    certifiers: readonly Certifier[],
  ): Promise<{ readonly certifier: Certifier; readonly word: KeySignature }[]> {
    const { part } = state.block
    const over = overUser(part, user)
    const looker = this.#lookerFor(state)
    const timely = user.signatures.filter((one) => mayCount(one) && isTimely(part, one, this.#now))
    const candidates = groupedBy(timely, ({ issuer }) => issuer)
    const words: { certifier: Certifier; word: KeySignature }[] = []
    for (const certifier of certifiers) {
      const by = certifier.state.block.part
      const said = candidates.get(by.keyId) ?? []
      // What a key says of itself is no certification.
      if (certifier.state === state || said.length === 0 || !mayCertify(certifier.state, this.#now)) continue
      // gpg proves it by the one and counts it by the other.
      this.unclear ||= said.some((one) => namesAnother(one, by))
      const genuine: KeySignature[] = []
      for (const one of said) if (await looker.holds(one, by, over)) genuine.push(one)
      this.exceeded ||= looker.exceeded
      const last = lastWords(genuine, this.#now)
      const counts = (one: KeySignature) => isCertification(one) && !hasRunOutForOthers(one, this.#now)
      if (!last.some(counts)) continue
      const covered = certifier.scope?.covers(user) ?? 'yes'
      this.unclear ||= covered === 'unclear'
      if (covered !== 'yes') continue
      if (new Set(last.map((one) => counts(one) && nameOfGrant(one))).size > 1) this.#doubt()
      const [word] = last
      if (word === undefined || !counts(word)) continue
      const hiding = mayTakeBack(user, by, this.#threads.withdrawals, word)
      this.contested ||= await isTakenBack(last, by, over, hiding, looker, this.#now)
      this.exceeded ||= looker.exceeded
      if ([state, certifier.state].some((one) => isEndAmbiguous(one, this.#now))) this.#doubt()
      words.push({ certifier, word })
    }
    return words
  }
}

/** Whether it says by its fingerprint that another key made it than the one whose id stands beside. */
function namesAnother({ says }: KeySignature, { fingerprint }: KeyPart): boolean {
  return says.fingerprint !== undefined && toHex(says.fingerprint).toUpperCase() !== fingerprint
}

/** Whether it may be this key's, by what is signed of it; of what is not signed anybody may have changed all. */
function mayBeBy({ raw, says, issuer }: KeySignature, { keyId, fingerprint, algorithm }: KeyPart): boolean {
  if (issuer === keyId) return true
  if (says.fingerprint !== undefined) return toHex(says.fingerprint).toUpperCase() === fingerprint
  const isAnothers = find(says.hashed, SUBPACKET.issuerKeyId) !== undefined
  return !isAnothers && (raw.version < 4 || raw.publicKeyAlgorithm === algorithm)
}

/**
 * What may take a certifier's word on a user id back; certifications that end by themselves too, for a newer one takes
 * back what an older one said for good. One by one: of most certifiers nobody asks for the first.
 *
 * @param word what it grants may be taken back as well, by one that grants less
 */
export function* mayTakeBack(
  { signatures }: UserPart,
  by: KeyPart,
  withdrawals: Withdrawals,
  word?: KeySignature,
): Generator<Withdrawal> {
  const takesBack = (one: KeySignature) =>
    isCertification(one) &&
    one.raw.type !== CARELESS &&
    (one.says.expires !== undefined || endsAtOnce(one) || (word !== undefined && grantsLess(one, word)))
  for (const one of withdrawals.by(by)) if (isWithdrawal(one.signature) || takesBack(one.signature)) yield one
  for (const signature of signatures)
    if (takesBack(signature) && mayBeBy(signature, by)) yield { signature, place: undefined }
}

/**
 * Whether a certifier takes its word back in one that does not seem to be there.
 *
 * @param last its words, the one that counts first; the others are of the same second
 * @param hiding what it may have made that takes something back
 */
export async function isTakenBack(
  last: readonly KeySignature[],
  by: KeyPart,
  over: Over,
  hiding: Iterable<Withdrawal>,
  looker: Looker,
  now: number,
): Promise<boolean> {
  const [word] = last
  if (word === undefined || !isRevocable(word)) return false
  const seen = new Set(last.map(({ raw }) => signedName(raw)))
  for (const { signature, place } of hiding) {
    if (!looker.look()) return false
    // Which digest it is over version 3 does not sign.
    if (signature.says.created < word.says.created || (signature.raw.version > 3 && isForgeable(signature)))
      continue
    if (!mayCountAsSigned(signature, by, now) || seen.has(signedName(signature.raw))) continue
    // What holds where it stands holds nowhere else, which then costs nothing to find out.
    if (place !== undefined) await looker.proves(signature, by, place)
    if (await looker.proves(signature, by, over)) return true
  }
  return false
}

function trustBy({ full, marginal }: Counts): UserTrust {
  if (full >= FULL_NEEDED || marginal >= MARGINAL_NEEDED) return 'full'
  return full > 0 || marginal > 0 ? 'marginal' : 'undefined'
}

/**
 * Computes how far each user id can be relied on.
 *
 * @param ownerTrust what the verifier thinks of keys' owners, by primary fingerprint in upper-case hex
 * @param now seconds since 1970
 */
export async function webOfTrust(
  threads: Threads,
  ownerTrust: ReadonlyMap<string, OwnerTrust>,
  now: number,
): Promise<Web> {
  const weaving = new Weaving(threads, ownerTrust, now)
  await weaving.weave()
  return weaving
}
