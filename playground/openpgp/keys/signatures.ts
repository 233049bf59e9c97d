/** Signatures over keys and user ids: what they are over, and what they say. */
import { enums } from 'openpgp'
import { find, SUBPACKET, uint32Of } from '../reading/subpackets.ts'
import { type KeySignature, signedName, type UserPart } from './block.ts'
import type { Over } from './digest.ts'
import type { KeyPart } from './part.ts'

const CLASS = enums.signature

/** gpg ignores other people's SHA-1 certifications from this second on: they can be forged for two keys at once. */
const SHA1_CERTIFICATION_END = Date.UTC(2019, 0, 19) / 1000

const USER_ID_OCTET = 0xb4
const ATTRIBUTE_OCTET = 0xd1

/** What is signed. Up to version 3 nothing stands between key and user id. */
export function overUser(primary: KeyPart, { bytes, attribute }: UserPart): Exclude<Over, Uint8Array> {
  const { length } = bytes
  const head = [
    attribute ? ATTRIBUTE_OCTET : USER_ID_OCTET,
    length >>> 24,
    length >>> 16,
    length >>> 8,
    length,
  ]
  return (version) => (version < 4 ? [primary.hashed, bytes] : [primary.hashed, Uint8Array.from(head), bytes])
}

export function overSubkey(primary: KeyPart, subkey: KeyPart): Exclude<Over, Uint8Array> {
  return () => [primary.hashed, subkey.hashed]
}

export const isCertification = ({ raw }: KeySignature): boolean =>
  raw.type >= CLASS.certGeneric && raw.type <= CLASS.certPositive

export const isOf =
  (type: enums.signature) =>
  ({ raw }: KeySignature): boolean =>
    raw.type === type

/** Whether the issuer's 64-bit id in a signature is this key's. */
export function isBy({ keyId }: KeyPart): (signature: KeySignature) => boolean {
  return ({ issuer }) => issuer === keyId
}

/** Meant for its maker's own keyring only; `gpg --import` leaves it out where it does not stand alone. */
export function isExportable({ says, apart = false }: KeySignature): boolean {
  if (apart) return true
  const stated =
    find(says.hashed, SUBPACKET.exportableCertification) ??
    find(says.unhashed, SUBPACKET.exportableCertification)
  return stated === undefined || stated.body[0] !== 0
}

/** Whether what stands unsigned in it can make it count for nothing, or another's. */
export function isDiscounted(one: KeySignature, by: KeyPart): boolean {
  return one.issuer !== by.keyId || one.says.critical || !isExportable(one)
}

export function isForgeable({ raw, says }: KeySignature): boolean {
  return raw.hashAlgorithm === enums.hash.sha1 && says.created > SHA1_CERTIFICATION_END
}

/** Whether the dates make sense: the key was there when it was signed, and is there at `now`. Seconds. */
export function isTimely({ created }: KeyPart, { says }: KeySignature, now: number): boolean {
  return created <= says.created && created <= now
}

/** The newest; of equally old ones the last. */
export function newest(signatures: readonly KeySignature[]): KeySignature | undefined {
  return signatures.reduce<KeySignature | undefined>(
    (best, one) => (best === undefined || one.says.created >= best.says.created ? one : best),
    undefined,
  )
}

/** Of copies, which differ in what is not signed, the first. */
export function eachOnce(signatures: readonly KeySignature[]): KeySignature[] {
  if (signatures.length < 2) return [...signatures]
  const first = new Map<string, KeySignature>()
  for (const one of signatures) {
    const name = signedName(one.raw)
    if (!first.has(name)) first.set(name, one)
  }
  return [...first.values()]
}

/** All that are as new as the newest: {@link newest} first, and of copies the first. */
export function allNewest(signatures: readonly KeySignature[]): KeySignature[] {
  const best = newest(signatures)
  if (best === undefined) return []
  const others = signatures.filter((one) => one !== best && one.says.created === best.says.created)
  return eachOnce([best, ...others])
}

/** Looked up, for there may be as many copies as are asked for. */
export function standsIn(signatures: readonly KeySignature[]): (signature: KeySignature) => boolean {
  let known: ReadonlySet<string> | undefined
  return ({ bytes }) => (known ??= new Set(signatures.map((one) => one.bytes))).has(bytes)
}

/** Seconds. */
export function hasRunOut({ says }: KeySignature, now: number): boolean {
  return says.expires !== undefined && says.expires <= now
}

/** Whether it says that it lasts no seconds: for RFC 9580 that it never ends, as what a key says of itself is for gpg. */
export function endsAtOnce({ says }: KeySignature): boolean {
  return uint32Of(find(says.hashed, SUBPACKET.signatureExpirationTime)?.body) === 0
}

/** {@link hasRunOut}, of a word on somebody else's key: there gpg takes one that lasts no seconds for ended. */
export function hasRunOutForOthers(one: KeySignature, now: number): boolean {
  return hasRunOut(one, now) || (endsAtOnce(one) && one.says.created <= now)
}

export function flagsOf({ says }: KeySignature): Uint8Array | undefined {
  return find(says.hashed, SUBPACKET.keyFlags)?.body
}

/** Seconds after which the key ends, by this signature; 0 for never. */
export function lifetimeBy({ says }: KeySignature): number {
  return uint32Of(find(says.hashed, SUBPACKET.keyExpirationTime)?.body) ?? 0
}

/** When a key ends, in seconds since 1970 and in 32 bits as gpg counts; `undefined` if never. */
export function expiryOf({ created }: KeyPart, lifetime: number | undefined): number | undefined {
  return lifetime === undefined || lifetime === 0 ? undefined : (created + lifetime) % 2 ** 32
}
