/** The key that made a signature, judged the way gpg does: as of now and not as of the signature. */
import { enums } from 'openpgp'
import { shownAttribute } from './attribute.ts'
import { shownUserId, userIdText } from './display.ts'
import type { KeyFacts, KeyReading, RevocationFacts, Usability, UserIdFacts, Validity } from './facts.ts'
import { groupedBy } from './grouped.ts'
import { type Candidate, type Keyring, secondsOf } from './keyring.ts'
import type { KeyBlock, KeySignature } from './keys/block.ts'
import { bitsOf, type KeyPart, USAGE } from './keys/part.ts'
import { isExpired, type KeyState } from './keys/state.ts'
import type { Bond, SubkeyState } from './keys/subkeys.ts'
import { NO_WEB, type OwnerTrust, type UserTrust, type Web, webOfTrust } from './keys/trust.ts'
import { isSettled, type UserState } from './keys/users.ts'
import { find, SUBPACKET } from './reading/subpackets.ts'

/** A line that gpg prints of a user id. */
export interface ShownUser {
  /** As on a terminal. */
  readonly text: string
  readonly validity: Validity
}

/** All that gpg's words about a key are made of. */
export interface Signer {
  readonly facts: KeyFacts
  readonly part: KeyPart
  /** Whether the key signs what it must: what does not, `gpg --import` leaves out. */
  readonly imported: boolean
  /** Whether gpg 2.2 has it after importing the files: it does not read all that we do. */
  readonly knownToGpg: boolean
  /** Whether gpg says more when it meets it than is known of here. */
  readonly odd: boolean
  /** As gpg says it is revoked. */
  readonly quoted: RevocationFacts | undefined
  /** Whether it may be used for anything, by its own signatures. */
  readonly valid: boolean
  /** {@link USAGE} */
  readonly usage: number
  readonly crossCertification: SubkeyState['crossCertification']
  /** The user id that stands for it; `undefined` where gpg is not certain of any. */
  readonly primaryUser: ShownUser | undefined
  /** What stands first in the file where it is not certain of any. */
  readonly firstUser: string | undefined
  readonly otherUsers: readonly ShownUser[]
}

/** What the verifier relies on, and what follows from it. */
export interface Reliance {
  ownerTrustOf(state: KeyState): OwnerTrust | undefined
  readonly web: Web
}

/** @param ownerTrust by primary fingerprint, in upper-case hex */
export async function relianceOf(
  keyring: Keyring,
  ownerTrust: ReadonlyMap<string, OwnerTrust>,
  now: Date,
): Promise<Reliance> {
  const ownerTrustOf = ({ block }: KeyState) => ownerTrust.get(block.part.fingerprint)
  // Without a key of the verifier's own nothing follows, and nobody's certifications are looked at.
  const own = keyring.blocks.some(({ part }) => ownerTrust.get(part.fingerprint) === 'ultimate')
  if (!own) return { ownerTrustOf, web: NO_WEB }
  return { ownerTrustOf, web: await webOfTrust(keyring, ownerTrust, secondsOf(now)) }
}

const DATE = (seconds: number): Date => new Date(seconds * 1000)

/** All of it: a mark at its beginning is a character like any other. */
const TEXT = new TextDecoder('utf-8', { ignoreBOM: true })

function revocationFacts(
  of: RevocationFacts['of'],
  by: RevocationFacts['by'],
  { says }: KeySignature,
): RevocationFacts {
  const reason = find(says.hashed, SUBPACKET.reasonForRevocation)?.body
  return {
    of,
    by,
    at: DATE(says.created),
    reason: reason?.[0],
    comment: reason === undefined ? '' : TEXT.decode(reason.subarray(1)),
  }
}

function revocationOf(
  { revocation, revokedBy }: KeyState,
  subkey: SubkeyState | undefined,
): RevocationFacts | undefined {
  // Of a subkey gpg shows its own reason, also where the whole key is revoked.
  const own = subkey?.revocation
  if (revocation !== undefined && revokedBy !== undefined)
    return own ? revocationFacts('key', 'owner', own) : revocationFacts('key', revokedBy, revocation)
  return own && revocationFacts('subkey', 'owner', own)
}

const { keyRevocation, subkeyRevocation } = enums.signature
const isRevocation = ({ raw: { type } }: KeySignature) => type === keyRevocation || type === subkeyRevocation

/**
 * The reason that gpg quotes is of the first revocation that stands at the part, whoever made it; for a subkey behind
 * which no other stands, else of the first at the key. The owner's own it has imported only if they hold.
 */
function quotedReason(
  { part: primary, signatures, users, subkeys, merged }: KeyBlock,
  part: KeyPart,
  counted: RevocationFacts | undefined,
  own: readonly (KeySignature | undefined)[],
): RevocationFacts | undefined {
  // What stands first where copies were put together is not known; nor does one that came apart stand anywhere here.
  if (counted === undefined || merged) return counted
  const isQuoted = (one: KeySignature) =>
    isRevocation(one) && (one.issuer !== primary.keyId || own.includes(one))
  const at = subkeys.findIndex((subkey) => subkey.part === part)
  const place = subkeys[at]?.signatures.find(isQuoted)
  const isLast = at === subkeys.length - 1
  const atKey = at < 0 || isLast ? [...signatures, ...users.flatMap((user) => user.signatures)] : []
  const first = place ?? atKey.find(isQuoted)
  if (first) return revocationFacts(counted.of, counted.by, first)
  return at < 0 || isLast ? counted : { ...counted, reason: undefined }
}

/**
 * Whether it is not known which that is: another stands where its kind has no place, or copies were put together and in
 * which order is not followed.
 */
function isQuoteOpen(
  { signatures, users, subkeys, merged = false }: KeyBlock,
  counted: RevocationFacts | undefined,
  own: readonly (KeySignature | undefined)[],
): boolean {
  if (counted === undefined) return false
  const among = (list: readonly KeySignature[], ...misplaced: readonly enums.signature[]) =>
    list.some(
      (one) => isRevocation(one) && !own.includes(one) && (merged || misplaced.includes(one.raw.type)),
    )
  return (
    among(signatures, subkeyRevocation) ||
    users.some((user) => among(user.signatures, keyRevocation, subkeyRevocation)) ||
    subkeys.some((subkey) => among(subkey.signatures, keyRevocation))
  )
}

/** What the primary key says of itself. */
type Self = Pick<KeyState, 'imported' | 'valid' | 'usage' | 'expires'>

function usabilityOf(self: Self, bond: Bond | undefined, isSubkey: boolean): Usability {
  if (!self.imported || !self.valid) return 'uncertified'
  if (isSubkey && (bond === undefined || !bond.bound)) return 'not-bound'
  const usage = bond?.usage ?? self.usage
  if ((usage & USAGE.sign) === 0) return 'not-for-signing'
  return isSubkey && bond?.crossCertification !== 'good' ? 'not-bound' : 'usable'
}

function readingBy(self: Self, bond: Bond | undefined, isSubkey: boolean, at: number): KeyReading {
  const ends = [self.expires, bond?.expires].filter((end) => end !== undefined)
  const expires = ends.length === 0 ? undefined : Math.min(...ends)
  return {
    expires: expires === undefined ? undefined : DATE(expires),
    expired: isExpired(self, at) || (bond !== undefined && isExpired(bond, at)),
    usability: usabilityOf(self, bond, isSubkey),
    spokenFor: !isSubkey || bond?.crossCertification === 'good',
  }
}

/** Of more of them only the first and the last matter: what lies between is decided as one of the two is. */
function outermost(ends: readonly (number | undefined)[]): (number | undefined)[] {
  const sorted = [...ends].sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
  return sorted.length < 3 ? sorted : [sorted[0], sorted.at(-1)]
}

/** By each order of words of one second. */
function readingsBy(state: KeyState, subkey: SubkeyState | undefined, isSubkey: boolean, at: number) {
  const bonds = subkey === undefined ? [undefined] : bondsOf(subkey)
  const readings = new Map<string, KeyReading>()
  for (const expires of outermost(state.ends)) {
    for (const usage of isSubkey ? [state.usage] : state.usages) {
      for (const bond of bonds) {
        const reading = readingBy({ ...state, expires, usage }, bond, isSubkey, at)
        readings.set(JSON.stringify(reading), reading)
      }
    }
  }
  return readings
}

/** All that are said in one second, of those that differ in their end only the outermost. */
function bondsOf(subkey: SubkeyState): Bond[] {
  const kinds = groupedBy([subkey, ...subkey.rivals], ({ bound, crossCertification, usage }) =>
    JSON.stringify([bound, crossCertification, usage]),
  )
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike
    return first === undefined
      ? []
      : outermost(alike.map(({ expires }) => expires)).map((expires): Bond => ({ ...first, expires }))
  })
}

function textOf({ user }: UserState): string {
  return user.attribute ? shownAttribute(user.bytes) : shownUserId(user.bytes)
}

const ORDER: readonly (UserTrust | 'unknown')[] = ['unknown', 'undefined', 'marginal', 'full', 'ultimate']

/** Of each key, made once for all of its parts. */
const partsOf = new WeakMap<KeyState, ReadonlyMap<KeyPart, KeyState['subkeys'][number]>>()

function subkeyIn(state: KeyState, part: KeyPart): KeyState['subkeys'][number] | undefined {
  const known = partsOf.get(state) ?? new Map(state.subkeys.map((one) => [one.subkey.part, one]))
  partsOf.set(state, known)
  return known.get(part)
}

function doubtIn(
  state: KeyState,
  subkey: KeyState['subkeys'][number] | undefined,
  { cutShort }: Keyring,
): KeyFacts['doubt'] {
  if (state.exceeded) return 'too-much'
  if (subkey?.contested === true) return 'contested'
  if (state.contested) return state.unfitRevoker ? 'unfit-revoker' : 'contested'
  if (state.complains) return 'malformed'
  return state.disputed || cutShort ? 'disputed' : undefined
}

/** @returns what is known of the part of a key that a signature names */
export async function judgeSigner(
  { block, part }: Candidate,
  keyring: Keyring,
  reliance: Reliance,
  now: Date,
): Promise<Signer> {
  const state = await keyring.stateOf(block)
  const at = secondsOf(now)
  const isSubkey = part !== block.part
  const subkey = isSubkey ? subkeyIn(state, part) : undefined
  const crossCertification = isSubkey ? (subkey?.crossCertification ?? 'none') : 'good'
  const primaryExpired = isExpired(state, at)
  const validityOf = ({ user }: UserState): Validity =>
    primaryExpired ? 'expired' : (reliance.web.trustIn(user) ?? 'unknown')
  const good = state.users.filter(({ status }) => status === 'good')
  const primary = good.find((user) => user.primary)
  const trusts = state.users.map(({ user }) => reliance.web.trustIn(user) ?? 'unknown')
  const trust = ORDER[Math.max(0, ...trusts.map((one) => ORDER.indexOf(one)))] ?? 'unknown'
  const certifier =
    trust === 'ultimate' ? state : trust === 'full' ? reliance.web.certifierOf(state) : undefined
  const reading = readingBy(state, subkey, isSubkey, at)
  const readings = readingsBy(state, subkey, isSubkey, at)
  readings.delete(JSON.stringify(reading))
  const shown = (user: UserState): ShownUser => ({ text: textOf(user), validity: validityOf(user) })
  const doubt = doubtIn(state, subkey, keyring)
  const others = good.filter((user) => user !== primary)
  const userIds = (primary === undefined ? [] : [primary, ...others]).filter(
    (user) => !user.user.attribute && isSettled(user),
  )
  const facts: KeyFacts = {
    primaryFingerprint: block.part.fingerprint,
    signingFingerprint: part.fingerprint,
    created: DATE(part.created),
    ...reading,
    otherwise: [...readings.values()],
    stripped: block.users.length === 0,
    fromTheFuture: Math.max(part.created, block.part.created) > at,
    revocation: revocationOf(state, subkey),
    perhapsRevoked: state.perhapsRevoked,
    bits: bitsOf(part),
    doubt,
    userIds: userIds.map((user): UserIdFacts => ({
      text: user.user.attribute ? textOf(user) : userIdText(user.user.bytes),
      validity: validityOf(user),
    })),
    trust,
    trustUnsettled: reliance.web.exceeded,
    trustUnclear: reliance.web.unclear,
    trustContested: reliance.web.contested,
    trustAmbiguous: reliance.web.ambiguous,
    certifiedBy: certifier?.block.part.fingerprint,
  }
  const imported = state.imported && (!isSubkey || subkey !== undefined)
  const first = state.users.find(({ user }) => !user.attribute) ?? state.users[0]
  const own = [state.revocation, subkey?.revocation]
  return {
    facts,
    part,
    imported,
    odd: state.remarks || isQuoteOpen(block, facts.revocation, own),
    quoted: quotedReason(block, part, facts.revocation, own),
    knownToGpg: imported && !block.beyondGpg && part.version === 4,
    valid: state.valid && (!isSubkey || subkey?.bound === true),
    usage: subkey?.usage ?? (isSubkey ? 0 : state.usage),
    crossCertification,
    primaryUser: primary && shown(primary),
    firstUser: first && textOf(first),
    otherUsers: others.map(shown),
  }
}
