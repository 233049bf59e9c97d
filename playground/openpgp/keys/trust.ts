/** The web of trust: how far the verifier can rely on user ids, as gpg's default trust model computes it. */
import { fromUtf8 } from '../../bytes.ts'
import { find, SUBPACKET } from '../reading/subpackets.ts'
import { enums } from 'openpgp'
import type { KeySignature, UserPart } from './block.ts'
import { USAGE } from './part.ts'
import {
  isCertification,
  isExportable,
  isForgeable,
  isMadeBy,
  isOf,
  isTimely,
  issuerOf,
  overUser,
} from './signatures.ts'
import { isExpired, type KeyState } from './state.ts'

/** How far the verifier relies on a key's owner as a certifier. */
export type OwnerTrust = 'marginal' | 'full' | 'ultimate'

/** gpg's words; a user id of which it has computed nothing is `unknown`. */
export type UserTrust = 'undefined' | 'marginal' | 'full' | 'ultimate'

/** Any word for any user id. */
export type Web = ReadonlyMap<UserPart, UserTrust>

const FULL_NEEDED = 1
const MARGINAL_NEEDED = 3
const DEEPEST = 5
/** Certifications that say that nothing was checked do not count. */
const CARELESS = enums.signature.certPersona
const FULL_AMOUNT = 120
const MARGINAL_AMOUNT = 60

/** A key whose certifications are looked at. */
interface Certifier {
  readonly state: KeyState
  readonly trust: OwnerTrust | undefined
  /** What a trust signature leaves it: further steps, and user ids it may speak for. */
  readonly depth: number
  readonly scope: RegExp | undefined
}

interface Counts {
  full: number
  marginal: number
}

/** What a trust signature grants a key. */
interface Grant {
  readonly amount: number
  readonly depth: number
  readonly scope: RegExp | undefined
}

/** Only these have a meaning in the expression of a trust signature; the rest stands for itself. */
const STANDARD_SCOPE = /^<\[\^>\]\+\[@\.\]([^]*)>\$$/

function scopeOf(expression: string): RegExp | undefined {
  const domain = STANDARD_SCOPE.exec(expression)?.[1]
  const literal = (domain ?? expression).replace(/(\\?)([$^[()|*+?{])/g, '\\$2')
  try {
    return new RegExp(domain === undefined ? literal : `<[^>]+[@.]${literal}>$`, 'i')
  } catch {
    return /(?!)/
  }
}

function trustSignature({ says }: KeySignature): Grant | undefined {
  const [depth = 0, amount = 0] = find(says.hashed, SUBPACKET.trustSignature)?.body ?? []
  if (depth === 0) return undefined
  const expression = fromUtf8(find(says.hashed, SUBPACKET.regularExpression)?.body ?? new Uint8Array(0)) ?? ''
  const [text = ''] = expression.split('\0')
  return { depth, amount, scope: text === '' ? undefined : scopeOf(text) }
}

/** Whether a key may certify at `now`: gpg asks as much of a certifier, and of nobody else. */
function mayCertify(state: KeyState, now: number): boolean {
  return (
    state.valid &&
    state.revokedBy === undefined &&
    !isExpired(state, now) &&
    (state.usage & USAGE.certify) !== 0
  )
}

function isRevocable({ says }: KeySignature): boolean {
  return find(says.hashed, SUBPACKET.revocable)?.body[0] !== 0
}

function lasts({ says }: KeySignature, now: number): boolean {
  return says.expires === undefined || says.expires > now
}

/** What one certifier last said: a certification that cannot be taken back is not. */
function lastWord(words: readonly KeySignature[], now: number): KeySignature | undefined {
  const firm = (one: KeySignature) => isCertification(one) && !isRevocable(one) && lasts(one, now)
  const rivals = words.some(firm) ? words.filter(firm) : words
  return rivals.reduce<KeySignature | undefined>(
    (best, one) => (best === undefined || one.says.created >= best.says.created ? one : best),
    undefined,
  )
}

function rank(trust: OwnerTrust | undefined): number {
  return trust === undefined ? 0 : { marginal: 1, full: 2, ultimate: 3 }[trust]
}

class Weaving {
  readonly web = new Map<UserPart, UserTrust>()
  readonly #counts = new Map<UserPart, Counts>()
  readonly #states: readonly KeyState[]
  readonly #ownerTrust: (state: KeyState) => OwnerTrust | undefined
  readonly #now: number
  /** Keys that need no further look. */
  readonly #settled = new Set<KeyState>()
  readonly #used = new Set<KeyState>()
  readonly #grants = new Map<KeyState, Grant>()

  constructor(
    states: readonly KeyState[],
    ownerTrust: (state: KeyState) => OwnerTrust | undefined,
    now: number,
  ) {
    this.#states = states
    this.#ownerTrust = ownerTrust
    this.#now = now
  }

  async weave(): Promise<void> {
    let certifiers = this.#states
      .filter((state) => this.#ownerTrust(state) === 'ultimate')
      .map((state): Certifier => ({ state, trust: 'ultimate', depth: 0, scope: undefined }))
    for (const { state } of certifiers) {
      this.#settled.add(state)
      this.#used.add(state)
      for (const { user } of state.users) this.web.set(user, 'ultimate')
    }
    for (let depth = 0; depth < DEEPEST && certifiers.length > 0; depth++) {
      const certified: KeyState[] = []
      for (const state of this.#states) {
        if (this.#settled.has(state)) continue
        if (state.revokedBy !== undefined || isExpired(state, this.#now)) this.#settled.add(state)
        else if (await this.#certify(state, certifiers)) certified.push(state)
      }
      certifiers = certified.filter((state) => this.#isKnown(state)).map((state) => this.#certifier(state))
    }
  }

  /** Whether one of its user ids is fully valid, and it is so for the first time. */
  #isKnown(state: KeyState): boolean {
    const known = state.users.some(({ user }) => this.web.get(user) === 'full') && !this.#used.has(state)
    if (known) this.#used.add(state)
    return known
  }

  #certifier(state: KeyState): Certifier {
    const grant = this.#grants.get(state)
    const own = this.#ownerTrust(state)
    const granted =
      grant === undefined || grant.amount < MARGINAL_AMOUNT
        ? undefined
        : grant.amount < FULL_AMOUNT
          ? 'marginal'
          : 'full'
    const trust = rank(granted) > rank(own) ? granted : own
    return { state, trust, depth: grant?.depth ?? 0, scope: grant?.scope }
  }

  /** @returns whether any of `certifiers` certifies any of its user ids */
  async #certify(state: KeyState, certifiers: readonly Certifier[]): Promise<boolean> {
    let any = false
    for (const { user, status } of state.users) {
      if (status !== 'good') continue
      const words = await this.#wordsOn(state, user, certifiers)
      if (words.length === 0) continue
      any = true
      const counts = this.#counts.get(user) ?? { full: 0, marginal: 0 }
      this.#counts.set(user, counts)
      for (const { certifier, word } of words) this.#count(state, counts, certifier, word)
      this.web.set(user, trustBy(counts))
    }
    if (any && state.users.every(({ user }) => this.web.get(user) === 'full')) this.#settled.add(state)
    return any
  }

  #count(state: KeyState, counts: Counts, { trust, depth }: Certifier, word: KeySignature): void {
    const grant = trustSignature(word)
    const left = grant === undefined ? 0 : trust === 'ultimate' ? grant.depth : Math.min(grant.depth, depth)
    if (grant !== undefined && left > 0) this.#grants.set(state, { ...grant, depth: left - 1 })
    if (trust === 'ultimate') counts.full = FULL_NEEDED
    else if (trust === 'full') counts.full += 1
    else if (trust === 'marginal') counts.marginal += 1
  }

  /** The certifications that count, one for each certifier. */
  async #wordsOn(
    { block }: KeyState,
    user: UserPart,
    certifiers: readonly Certifier[],
  ): Promise<{ readonly certifier: Certifier; readonly word: KeySignature }[]> {
    const words: { certifier: Certifier; word: KeySignature }[] = []
    for (const certifier of certifiers) {
      const { state, scope } = certifier
      // What a key says of itself is no certification.
      if (state.block === block || !mayCertify(state, this.#now)) continue
      const by = state.block.part
      const candidates = user.signatures.filter(
        (one) =>
          (isCertification(one) || isOf(enums.signature.certRevocation)(one)) &&
          one.raw.type !== CARELESS &&
          issuerOf(one) === by.keyId &&
          isExportable(one) &&
          !isForgeable(one) &&
          isTimely(block.part, one, this.#now),
      )
      const over = overUser(block.part, user)
      const holds = await Promise.all(candidates.map((one) => isMadeBy(one, by, over)))
      const word = lastWord(
        candidates.filter((_, i) => holds[i]),
        this.#now,
      )
      if (word === undefined || !isCertification(word) || !lasts(word, this.#now)) continue
      if (scope === undefined || scope.test(fromUtf8(user.bytes) ?? '')) words.push({ certifier, word })
    }
    return words
  }
}

function trustBy({ full, marginal }: Counts): UserTrust {
  if (full >= FULL_NEEDED || marginal >= MARGINAL_NEEDED) return 'full'
  return full > 0 || marginal > 0 ? 'marginal' : 'undefined'
}

/**
 * Computes how far each user id can be relied on.
 *
 * @param ownerTrust what the verifier thinks of a key's owner
 * @param now seconds since 1970
 */
export async function webOfTrust(
  states: readonly KeyState[],
  ownerTrust: (state: KeyState) => OwnerTrust | undefined,
  now: number,
): Promise<Web> {
  const weaving = new Weaving(states, ownerTrust, now)
  await weaving.weave()
  return weaving.web
}

/** Who certified this key for the verifier: the first of its user ids' certifiers that counts. */
export async function certifierOf(
  state: KeyState,
  states: readonly KeyState[],
  web: Web,
  now: number,
): Promise<KeyState | undefined> {
  for (const { user } of state.users) {
    if (web.get(user) === undefined) continue
    const over = overUser(state.block.part, user)
    for (const certifier of states) {
      if (certifier === state || !mayCertify(certifier, now)) continue
      if (!certifier.users.some((one) => ['full', 'ultimate'].includes(web.get(one.user) ?? ''))) continue
      const by = certifier.block.part
      const candidates = user.signatures.filter((one) => isCertification(one) && issuerOf(one) === by.keyId)
      for (const one of candidates) if (!isForgeable(one) && (await isMadeBy(one, by, over))) return certifier
    }
  }
  return undefined
}
