/** Judges a key the way gpg does: what it says about itself, as of now and not as of the signature. */
import { enums, type Key, type SignaturePacket, type Subkey, type User } from 'openpgp'
import type { KeyFacts, RevocationFacts, Usability, UserIdFacts, Validity } from './facts.ts'
import { fingerprintOf } from './keyring.ts'
import { ANY_DATE, CONFIG, type KeyParts, type StreamedSignature } from './library.ts'

/** gpg ignores other people's SHA-1 certifications from this day on: they can be forged for two keys at once. */
const SHA1_CERTIFICATION_END = Date.UTC(2019, 0, 19)

type KeyPacket = Key['keyPacket'] | Subkey['keyPacket']

/**
 * The digest is handed over, as for artifacts: the library then does the same mathematics everywhere, where it would
 * else ask the platform, and Node's lacks curves that pages have.
 */
export async function holds(
  signature: SignaturePacket,
  by: KeyPacket,
  type: enums.signature,
  over: object,
): Promise<boolean> {
  const streamed = signature as StreamedSignature
  try {
    streamed.hashed = Promise.resolve(await streamed.hash(type, over))
    await streamed.verify(by, type, over, ANY_DATE, false, CONFIG)
    return true
  } catch {
    return false
  }
}

/** The valid ones among `signatures` that have not run out at `now`, oldest first. */
export async function valid(
  signatures: readonly SignaturePacket[],
  by: KeyPacket,
  type: enums.signature,
  over: object,
  now: Date,
): Promise<SignaturePacket[]> {
  const checked = await Promise.all(signatures.map((signature) => holds(signature, by, type, over)))
  return signatures
    .filter((signature, i) => checked[i] === true && signature.getExpirationTime() > now)
    .sort((a, b) => createdAt(a) - createdAt(b))
}

export function createdAt(signature: SignaturePacket): number {
  return signature.created?.getTime() ?? 0
}

export async function revocation(
  of: RevocationFacts['of'],
  signatures: readonly SignaturePacket[],
  by: KeyPacket,
  type: enums.signature,
  over: object,
): Promise<RevocationFacts | undefined> {
  for (const signature of signatures) {
    if (!(await holds(signature, by, type, over)) || signature.created === null) continue
    return {
      of,
      at: signature.created,
      reason: signature.reasonForRevocationFlag ?? undefined,
      comment: signature.reasonForRevocationString ?? '',
    }
  }
  return undefined
}

interface CertifiedUser {
  readonly user: User
  readonly self: SignaturePacket
}

/** The users that the key itself certifies and does not disown, with their newest self-certification. */
export async function certifiedUsers(key: Key, now: Date): Promise<CertifiedUser[]> {
  const certified: CertifiedUser[] = []
  for (const user of key.users) {
    const over = { userID: user.userID, userAttribute: user.userAttribute, key: key.keyPacket }
    const certGeneric = enums.signature.certGeneric
    const self = (await valid(user.selfCertifications, key.keyPacket, certGeneric, over, now)).at(-1)
    const { certRevocation } = enums.signature
    const disowned = (await valid(user.revocationSignatures, key.keyPacket, certRevocation, over, now)).at(-1)
    if (self === undefined) continue
    if (disowned !== undefined && createdAt(disowned) >= createdAt(self)) continue
    certified.push({ user, self })
  }
  return certified
}

export function withPrimaryFirst(users: readonly CertifiedUser[]): CertifiedUser[] {
  const named = users.filter(({ user }) => user.userID !== null)
  const flagged = named.filter(({ self }) => self.isPrimaryUserID === true)
  const rivals = flagged.length > 0 ? flagged : named
  const primary = rivals.reduce<CertifiedUser | undefined>(
    (best, user) => (best === undefined || createdAt(user.self) > createdAt(best.self) ? user : best),
    undefined,
  )
  return primary === undefined ? [] : [primary, ...named.filter((user) => user !== primary)]
}

export function expiryBy(signature: SignaturePacket | undefined, packet: KeyPacket): number {
  if (signature === undefined || signature.keyNeverExpires !== false) return Infinity
  return packet.created.getTime() + (signature.keyExpirationTime ?? 0) * 1000
}

/** A key states its end in a signature over itself, or in its newest self-certification that states one. */
function primaryExpiry(
  key: Key,
  direct: SignaturePacket | undefined,
  users: readonly CertifiedUser[],
): number {
  const stated = expiryBy(direct, key.keyPacket)
  if (stated !== Infinity) return stated
  const newest = users
    .map(({ self }) => self)
    .filter((self) => self.keyNeverExpires === false)
    .sort((a, b) => createdAt(a) - createdAt(b))
    .at(-1)
  return expiryBy(newest, key.keyPacket)
}

interface SigningPart {
  readonly usability: Usability
  readonly expires: number
  readonly revocation: RevocationFacts | undefined
}

/** Flags that nobody states allow everything. */
function signingFlag(flags: ArrayLike<number> | null | undefined): Usability {
  const first = flags?.[0]
  return first === undefined || (first & enums.keyFlags.signData) !== 0 ? 'usable' : 'not-for-signing'
}

/** A signing subkey is bound both ways: by the primary key, and by itself (RFC 9580 section 5.2.1.9). */
async function judgeSubkey(key: Key, subkey: Subkey, now: Date): Promise<SigningPart> {
  const over = { key: key.keyPacket, bind: subkey.keyPacket }
  const { subkeyBinding, keyBinding, subkeyRevocation } = enums.signature
  const binding = (await valid(subkey.bindingSignatures, key.keyPacket, subkeyBinding, over, now)).at(-1)
  const back = binding?.embeddedSignature ?? undefined
  const boundBack = back !== undefined && (await holds(back, subkey.keyPacket, keyBinding, over))
  const revocations = subkey.revocationSignatures
  return {
    usability: boundBack ? signingFlag(binding?.keyFlags) : 'not-bound',
    expires: expiryBy(binding, subkey.keyPacket),
    revocation: await revocation('subkey', revocations, key.keyPacket, subkeyRevocation, over),
  }
}

export function issuedBy(signatures: readonly SignaturePacket[], { keyPacket }: Key): SignaturePacket[] {
  return signatures.filter((signature) => signature.issuerKeyID.equals(keyPacket.getKeyID()))
}

export function isForgeable(certification: SignaturePacket): boolean {
  return certification.hashAlgorithm === enums.hash.sha1 && createdAt(certification) >= SHA1_CERTIFICATION_END
}

/** The trusted key, if any, that certifies that this user id belongs to this key, and has not taken it back. */
async function certifierOf(
  key: Key,
  user: User,
  introducers: readonly Key[],
  now: Date,
): Promise<Key | undefined> {
  const over = { userID: user.userID, userAttribute: user.userAttribute, key: key.keyPacket }
  const { certGeneric, certRevocation } = enums.signature
  for (const introducer of introducers) {
    const by = introducer.keyPacket
    const candidates = issuedBy(user.otherCertifications, introducer).filter((other) => !isForgeable(other))
    const certification = (await valid(candidates, by, certGeneric, over, now)).at(-1)
    const revocations = issuedBy(user.revocationSignatures, introducer)
    const takenBack = (await valid(revocations, by, certRevocation, over, now)).at(-1)
    if (certification === undefined) continue
    if (takenBack === undefined || createdAt(takenBack) < createdAt(certification)) return introducer
  }
  return undefined
}

/**
 * @param signing the part of `key` that signed: `key` itself or one of its subkeys
 * @param introducers the keys that the verifier trusts to certify others
 */
export async function judgeKey(
  key: KeyParts,
  signing: Key | Subkey,
  introducers: readonly Key[],
  now: Date,
): Promise<KeyFacts> {
  const primary = key.keyPacket
  const over = { key: primary }
  const direct = (await valid(key.directSignatures, primary, enums.signature.key, over, now)).at(-1)
  const users = withPrimaryFirst(await certifiedUsers(key, now))
  const primaryEnd = primaryExpiry(key, direct, users)
  const revoked = await revocation(
    'key',
    key.revocationSignatures,
    primary,
    enums.signature.keyRevocation,
    over,
  )
  const part: SigningPart =
    signing === key
      ? {
          usability: signingFlag(direct?.keyFlags ?? users[0]?.self.keyFlags),
          expires: Infinity,
          revocation: undefined,
        }
      : await judgeSubkey(key, signing as Subkey, now)

  const own = introducers.some((introducer) => introducer.getFingerprint() === key.getFingerprint())
  const userIds: UserIdFacts[] = []
  let certifier: Key | undefined
  for (const { user } of users) {
    const certifiedBy = own ? undefined : await certifierOf(key, user, introducers, now)
    certifier ??= certifiedBy
    let validity: Validity = own ? 'ultimate' : certifiedBy === undefined ? 'unknown' : 'full'
    if (revoked !== undefined && validity !== 'unknown') validity = 'revoked'
    else if (primaryEnd <= now.getTime()) validity = 'expired'
    userIds.push({ text: user.userID?.userID ?? '', validity })
  }
  const expires = Math.min(primaryEnd, part.expires)
  return {
    primaryFingerprint: fingerprintOf(key),
    signingFingerprint: fingerprintOf(signing),
    created: signing.getCreationTime(),
    expires: expires === Infinity ? undefined : new Date(expires),
    expired: expires <= now.getTime(),
    revocation: revoked ?? part.revocation,
    bits: signing.getAlgorithmInfo().bits,
    usability: users.length === 0 && direct === undefined ? 'uncertified' : part.usability,
    userIds,
    trust: own ? 'ultimate' : certifier === undefined ? 'unknown' : 'full',
    certifiedBy: own ? fingerprintOf(key) : certifier === undefined ? undefined : fingerprintOf(certifier),
  }
}
