/** What a signature says of itself in its subpackets, as gpg takes it. */
import { latin1 } from '../../bytes.ts'
import type { RawSignature } from './signature.ts'
import {
  find,
  isComplainedOf,
  isWellFormed,
  type Subpacket,
  SUBPACKET as SUB,
  type Subpackets,
  subpacketsOf,
  uint32Of,
} from './subpackets.ts'

/** What gpg 2.2 understands, or at least knows of; an embedded key block it knows in one version. */
const KNOWN: readonly number[] = [
  SUB.signatureCreationTime,
  SUB.signatureExpirationTime,
  SUB.exportableCertification,
  SUB.trustSignature,
  SUB.regularExpression,
  SUB.revocable,
  SUB.keyExpirationTime,
  SUB.preferredSymmetricAlgorithms,
  SUB.revocationKey,
  SUB.issuerKeyId,
  SUB.preferredHashAlgorithms,
  SUB.preferredCompressionAlgorithms,
  SUB.preferredKeyServer,
  SUB.primaryUserId,
  SUB.policyUri,
  SUB.keyFlags,
  SUB.reasonForRevocation,
  SUB.features,
  SUB.embeddedSignature,
  SUB.issuerFingerprint,
]

const KNOWN_NOTATIONS: readonly string[] = ['preferred-email-encoding@pgp.com', 'pka-address@gnupg.org']

function isUnderstood({ type, body }: Subpacket): boolean {
  if (type === SUB.notationData) {
    if (body.length < 8) return false
    const length = (body[4] ?? 0) * 256 + (body[5] ?? 0)
    const name = body.subarray(8, 8 + length)
    return name.length === length && KNOWN_NOTATIONS.includes(latin1(name))
  }
  if (type === SUB.keyBlock) return body.length > 0 && body[0] === 0
  return KNOWN.includes(type)
}

/** Whether gpg 2.2 must give up on an area: something in it must be understood and is not, or it is cut short. */
function demandsTheUnknown(subpackets: Subpackets): boolean {
  return !subpackets.complete || subpackets.list.some((one) => one.critical && !isUnderstood(one))
}

/** What a signature says of itself. Seconds are since 1970. */
export interface Statements {
  readonly hashed: Subpackets
  readonly unhashed: Subpackets
  readonly created: number
  /** `undefined` if it never does. */
  readonly expires: number | undefined
  /** 8 bytes, zeros where it says nothing. */
  readonly keyId: Uint8Array
  /** Of the key that it says made it: 20 bytes, or 32 of a version 6 key. */
  readonly fingerprint: Uint8Array | undefined
  /** Whether it must be understood in a way in which nobody here understands it. */
  readonly critical: boolean
  /** Whether a subpacket is too short for what it says it is, of which gpg complains wherever it looks for it. */
  readonly malformed: boolean
  /** Whether gpg complains of it as soon as it reads the signature: an error, after which it ends with 2. */
  readonly complainedOf: boolean
}

/** Whether all that is signed of it is understood, whatever stands unsigned beside that. */
export function isUnderstoodAsSigned({ hashed }: Pick<Statements, 'hashed'>): boolean {
  return !demandsTheUnknown(hashed)
}

/** The issuer's fingerprint counts where it is signed. */
function issuerFingerprint(hashed: Subpackets, version: number): Uint8Array | undefined {
  const body = find(hashed, SUB.issuerFingerprint)?.body
  if (body === undefined) return undefined
  const [keyVersion] = body
  const fingerprint = body.subarray(1)
  if (version === 6) return keyVersion === 6 && fingerprint.length === 32 ? fingerprint : undefined
  return keyVersion === 4 && fingerprint.length === 20 ? fingerprint : undefined
}

export function statementsOf(signature: RawSignature): Statements {
  const [hashed, unhashed] = [subpacketsOf(signature.hashed), subpacketsOf(signature.unhashed)]
  if (signature.stated !== undefined) {
    const { created, keyId } = signature.stated
    return {
      hashed,
      unhashed,
      created,
      expires: undefined,
      keyId,
      fingerprint: undefined,
      critical: false,
      malformed: false,
      complainedOf: false,
    }
  }
  const fingerprint = issuerFingerprint(hashed, signature.version)
  if (signature.publicKeyAlgorithm === 0) {
    // gpg looks for nothing else in a signature by no algorithm.
    const nobody = new Uint8Array(8)
    return {
      hashed,
      unhashed,
      created: 0,
      expires: undefined,
      keyId: nobody,
      fingerprint,
      critical: false,
      malformed: false,
      complainedOf: false,
    }
  }
  const created = uint32Of(find(hashed, SUB.signatureCreationTime)?.body) ?? 0
  const lifetime = uint32Of(find(hashed, SUB.signatureExpirationTime)?.body) ?? 0
  const issuer = find(hashed, SUB.issuerKeyId) ?? find(unhashed, SUB.issuerKeyId)
  const keyId = signature.version === 6 ? fingerprint?.subarray(0, 8) : issuer?.body.subarray(0, 8)
  return {
    hashed,
    unhashed,
    created,
    // gpg counts in 32 bits.
    expires: lifetime === 0 ? undefined : (created + lifetime) % 2 ** 32 || undefined,
    keyId: keyId ?? new Uint8Array(8),
    fingerprint,
    critical: demandsTheUnknown(hashed) || demandsTheUnknown(unhashed),
    malformed: [...hashed.list, ...unhashed.list].some((one) => !isWellFormed(one)),
    complainedOf: isComplainedOf(hashed, unhashed),
  }
}
