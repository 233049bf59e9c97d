import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '../bytes.ts'
import * as der from './der.ts'
import { type KeyPair, generateKeyPair, sign } from './keys.ts'
import type { RandomSource } from './random.ts'
import { type Validity, labUrl } from './service.ts'
import type { Extension } from './x509.ts'

/** A certificate transparency log, as far as Fulcio needs one: it promises to log a certificate. */
export interface CtLog {
  readonly baseUrl: string
  readonly key: KeyPair
  /** SHA-256 of the log's SubjectPublicKeyInfo (RFC 6962 section 3.2). */
  readonly logId: Uint8Array
  readonly validFor: Validity
}

export function createCtLog(random: RandomSource, validFor: Validity): CtLog {
  const key = generateKeyPair('p256', random)
  return { baseUrl: labUrl('ctlog', '/2026'), key, logId: sha256(key.spki), validFor }
}

/**
 * A signed certificate timestamp over a precertificate (RFC 6962 section 3.2).
 *
 * @param tbs the certificate to be, without SCT and without poison extension, DER
 * @param issuerSpki SubjectPublicKeyInfo of the authority that will issue it
 * @param at when the log saw it, to the millisecond
 */
export function signCertificateTimestamp(
  log: CtLog,
  tbs: Uint8Array,
  issuerSpki: Uint8Array,
  at: Date,
): Uint8Array {
  const timestamp = unsigned(8, at.getTime())
  const noExtensions = unsigned(2, 0)
  const precertificate = concatBytes(sha256(issuerSpki), vector(3, tbs))
  const certificateTimestamp = Uint8Array.of(0, 0)
  const precertificateEntry = unsigned(2, 1)
  const signature = sign(
    log.key,
    concatBytes(certificateTimestamp, timestamp, precertificateEntry, precertificate, noExtensions),
  )
  const sha256WithEcdsa = Uint8Array.of(4, 3)
  const v1 = Uint8Array.of(0)
  return concatBytes(v1, log.logId, timestamp, noExtensions, sha256WithEcdsa, vector(2, signature))
}

/** The certificate extension that carries `timestamps` (RFC 6962 section 3.3). */
export function certificateTimestamps(timestamps: readonly Uint8Array[]): Extension {
  const list = vector(2, concatBytes(...timestamps.map((timestamp) => vector(2, timestamp))))
  return { oid: '1.3.6.1.4.1.11129.2.4.2', value: der.octetString(list) }
}

/** Big-endian unsigned number in `width` octets. */
function unsigned(width: number, value: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, i) => Math.floor(value / 2 ** (8 * (width - 1 - i))) % 256)
}

/** A TLS vector (RFC 5246 section 4.3): length in `width` octets, then the bytes. */
function vector(width: number, bytes: Uint8Array): Uint8Array {
  return concatBytes(unsigned(width, bytes.length), bytes)
}
