/** Algorithms of signatures that the library does not compute: there, what does not hold was compared with nothing. */
import { ASN1Obj, crypto, type RFC3161Timestamp } from '@sigstore/core'
import { ECDSA_SIGNATURE_ALGOS, RSA_SIGNATURE_ALGOS, SHA2_HASH_ALGOS } from '@sigstore/core/dist/oid.js'
import { PublicKeyDetails } from '@sigstore/protobuf-specs'
import type { DigestName } from '../input.ts'
import { digest } from '../../platform/hash.ts'
import type { PublicKey } from '../../platform/public-key.ts'
import { verifyPss, verifyRsa } from '../../platform/rsa.ts'
import { isNamedBy, verifies } from '../circle.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import type { Evidence } from '../../report.ts'
import { type Certificate, undecided } from './context.ts'

const ED25519 = '1.3.101.112'
const EC_KEY = '1.2.840.10045.2.1'
const RSA = '1.2.840.113549.1.1.1'
/** RFC 4055 § 2.1; their names where no signature is named. */
const SHA256 = '2.16.840.1.101.3.4.2.1'
const RSA_SHA256 = '1.2.840.113549.1.1.11'
const CURVES = ['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35']

/** Without the digest of its own name the library takes SHA-256, or what Ed25519 has in it. */
const SIGNATURES: ReadonlySet<string> = new Set([
  ...Object.keys(ECDSA_SIGNATURE_ALGOS),
  ...Object.keys(RSA_SIGNATURE_ALGOS),
  ED25519,
])
const KEYS: ReadonlySet<string> = new Set([RSA, ED25519, ...CURVES])

/** What of the others has a name that people know; the rest is shown as it is written. */
const NAMES: Readonly<Record<string, string>> = {
  [SHA256]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.8': 'SHA3-256',
  '2.16.840.1.101.3.4.2.9': 'SHA3-384',
  '2.16.840.1.101.3.4.2.10': 'SHA3-512',
  '1.3.14.3.2.26': 'SHA-1',
  '1.2.840.10045.4.1': 'ECDSA, SHA-1',
  '1.2.840.113549.1.1.5': 'RSA, SHA-1',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.2.840.113549.1.1.12': 'RSA, SHA-384',
  '1.2.840.113549.1.1.13': 'RSA, SHA-512',
  '1.2.840.113549.1.1.14': 'RSA, SHA-224',
  '1.3.101.113': 'Ed448',
  '1.3.132.0.10': 'secp256k1',
}
const nameOf = (oid: string): string => NAMES[oid] ?? oid

/** What is said of a signature by an algorithm of this name. */
export function notComputed(
  algorithm: string,
  seen: readonly Evidence[],
  source: Evidence['source'] = 'claim',
): SigstoreFinding {
  return undecided('algorithm-not-computed', [...seen, evidence('algorithm', algorithm, source)])
}

/**
 * Follows issuers from a certificate as far as names and signatures lead, which must be in no circle.
 *
 * @param authority the certificates that may have issued it, and one another
 * @returns the first algorithm on the way that is not computed; `undefined` where the way ends for another reason
 * @throws {Error} if one of the certificates cannot be read
 */
export function uncomputedAbove(
  certificate: Certificate,
  authority: readonly Certificate[],
): string | undefined {
  const isOwn = certificate.subject.equals(certificate.issuer)
  if (isOwn && verifies(certificate)) return undefined
  const issuers = authority.filter((issuer) => isNamedBy(issuer, certificate))
  if (!isOwn && issuers.length === 0) return undefined
  const signed = idIn(certificate.root.subs[1])
  if (!SIGNATURES.has(signed)) return nameOf(signed)
  for (const issuer of issuers) {
    const found =
      uncomputedKey(issuer.publicKey) ??
      (verifies(certificate, issuer) ? uncomputedAbove(issuer, authority) : undefined)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * @param spki SubjectPublicKeyInfo, DER
 * @returns the name of its algorithm, where that is not computed
 * @throws {Error} if it cannot be read
 */
export function uncomputedKey(spki: Uint8Array): string | undefined {
  const [algorithm] = ASN1Obj.parseBuffer(Buffer.from(spki)).subs
  const [id, parameters] = algorithm?.subs ?? []
  const kind = id?.toOID() ?? ''
  const key = kind === EC_KEY && parameters?.tag.isOID() ? parameters.toOID() : kind
  return KEYS.has(key) ? undefined : nameOf(key)
}

/**
 * Whether signatures by that name are of such a key, and computed here.
 *
 * @param spki of a key whose signatures are computed
 * @throws {Error} if it cannot be read
 */
export function isOfKey(signature: string, spki: Uint8Array): boolean {
  const key = idIn(ASN1Obj.parseBuffer(Buffer.from(spki)).subs[0])
  if (key === EC_KEY) return Object.hasOwn(ECDSA_SIGNATURE_ALGOS, signature)
  return key === RSA ? signature === RSA || signature === RSA_SHA256 : signature === key
}

interface UncomputedStamp {
  readonly imprint?: string | undefined
  readonly signature?: string | undefined
}

/**
 * What of a timestamp is not computed (RFC 3161 § 2.4.2, RFC 5652 § 5.3).
 *
 * @param chains certificates of each authority that it may be of, the one that signs first
 * @throws {Error} if it, or a certificate, cannot be read
 */
export function uncomputedStamp(
  timestamp: RFC3161Timestamp,
  chains: readonly (readonly Certificate[])[],
): UncomputedStamp {
  const found = chains.map(([leaf, ...above]) =>
    leaf ? (uncomputedKey(leaf.publicKey) ?? uncomputedAbove(leaf, above)) : undefined,
  )
  return {
    imprint: uncomputedDigest(idIn(timestamp.tstInfo.root.subs[2]?.subs[0])),
    signature: uncomputedSigner(timestamp) ?? found.find((name) => name !== undefined),
  }
}

function uncomputedDigest(oid: string): string | undefined {
  return Object.hasOwn(SHA2_HASH_ALGOS, oid) ? undefined : nameOf(oid)
}

function uncomputedSigner({ root }: RFC3161Timestamp): string | undefined {
  const signedData = root.subs[1]?.subs.find(({ tag }) => tag.isContextSpecific(0))?.subs[0]
  const signer = signedData?.subs.at(-1)?.subs[0]
  const [digested, signed] = [idIn(signer?.subs[2]), idIn(signer?.subs[4])]
  const odd = uncomputedDigest(digested)
  if (odd !== undefined) return odd
  // RSA is computed with SHA-256 alone, whatever the signature names.
  if (signed === RSA) return digested === SHA256 ? undefined : `RSA, ${nameOf(digested)}`
  const isComputed =
    Object.hasOwn(ECDSA_SIGNATURE_ALGOS, signed) || signed === RSA_SHA256 || signed === ED25519
  return isComputed ? undefined : nameOf(signed)
}

/** Of an AlgorithmIdentifier. */
const idIn = (algorithm: ASN1Obj | undefined): string => algorithm?.subs[0]?.toOID() ?? ''

/** RFC 5246 § 7.4.1.4.1: none is 0, MD5 1; from 7 on there is none of that time. */
const TLS_HASHES: ReadonlySet<number> = new Set([2, 3, 4, 5, 6])

/** @returns both octets of the algorithm of an SCT (RFC 6962 § 3.2) where it is not computed */
export function uncomputedSct(sct: {
  readonly hashAlgorithm: number
  readonly signatureAlgorithm: number
}): string | undefined {
  const octets = sct.hashAlgorithm * 256 + sct.signatureAlgorithm
  return TLS_HASHES.has(sct.hashAlgorithm) ? undefined : `0x${octets.toString(16).padStart(4, '0')}`
}

/** A log's signatures are computed with SHA-256 whatever its key says, or with what Ed25519 has in it. */
const DETAILS: ReadonlySet<PublicKeyDetails> = new Set([
  PublicKeyDetails.PUBLIC_KEY_DETAILS_UNSPECIFIED,
  PublicKeyDetails.PKCS1_RSA_PKCS1V5,
  PublicKeyDetails.PKIX_RSA_PKCS1V5,
  PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256,
  PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256,
  PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256,
  PublicKeyDetails.PKIX_ECDSA_P256_HMAC_SHA_256,
  PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
  PublicKeyDetails.PKIX_ECDSA_P384_SHA_256,
  PublicKeyDetails.PKIX_ECDSA_P521_SHA_256,
  PublicKeyDetails.PKIX_ED25519,
])

/** @param details what the trusted root says that the key of a log signs with */
export function uncomputedDetails(details: PublicKeyDetails): string | undefined {
  return DETAILS.has(details) ? undefined : PublicKeyDetails[details]
}

const DIGEST_LABEL: Readonly<Record<DigestName, string>> = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
}

/** The digest that goes with a curve in Sigstore's registry of algorithms. */
const DIGESTS: Readonly<Record<string, DigestName>> = { 'P-384': 'sha384', 'P-521': 'sha512' }

/** @returns the digest by which a key of this curve signs, where the library takes another */
export function ownDigestOf(key: PublicKey): DigestName | undefined {
  return key.kind === 'ec' ? DIGESTS[key.name] : undefined
}

/**
 * Neither an envelope nor the digest beside a message says how it was signed: the library takes SHA-256, or that one,
 * and for RSA the older padding.
 *
 * @param given the digests that can be told of `signed`
 * @returns the algorithm by which `signature` does hold, which the library does not try
 */
export function holdsOtherwise(
  key: PublicKey,
  signed: Buffer,
  signature: Buffer,
  given: readonly DigestName[],
): string | undefined {
  if (key.kind === 'rsa') return holdsAsRsa(key, signed, signature, given)
  const own = ownDigestOf(key)
  if (key.kind !== 'ec' || own === undefined || !given.includes(own)) return undefined
  const holds = crypto.verify(signed, key as never, signature, own)
  return holds ? `ECDSA ${key.name}, ${DIGEST_LABEL[own]}` : undefined
}

function holdsAsRsa(
  key: Extract<PublicKey, { kind: 'rsa' }>,
  signed: Buffer,
  signature: Buffer,
  given: readonly DigestName[],
): string | undefined {
  for (const name of given) {
    const own = digest(name, signed)
    if (verifyPss(key, name, own, signature)) return `RSASSA-PSS, ${DIGEST_LABEL[name]}`
    if (verifyRsa(key, name, own, signature)) return `RSA, ${DIGEST_LABEL[name]}`
  }
  return undefined
}
