import { type CtLog, certificateTimestamps, signCertificateTimestamp } from './ctlog.ts'
import * as der from './der.ts'
import { type Identity, identityExtensions } from './identity.ts'
import { type KeyPair, generateKeyPair } from './keys.ts'
import type { RandomSource } from './random.ts'
import { type Validity, labName, labUrl } from './service.ts'
import * as x509 from './x509.ts'

/** A certificate authority that binds an ephemeral key to an identity for ten minutes. */
export interface Fulcio {
  readonly uri: string
  /** Intermediate first, root last; DER. */
  readonly chain: readonly Uint8Array[]
  readonly rootName: x509.Name
  readonly intermediateName: x509.Name
  readonly intermediateKey: KeyPair
  readonly ctLogs: readonly CtLog[]
  readonly validFor: Validity
  readonly random: RandomSource
}

/** What Fulcio puts into a leaf certificate. Change any of it to get the certificate an attacker would want. */
export interface CertificateRequest {
  readonly key: Pick<KeyPair, 'publicKey' | 'spki'>
  readonly notBefore: Date
  readonly notAfter: Date
  /** All but the authority key identifier and the SCTs, which Fulcio adds. */
  readonly extensions: readonly x509.Extension[]
  /** Logs whose SCTs get embedded; none: no SCT extension at all. */
  readonly ctLogs: readonly CtLog[]
  /** When the CT logs saw the precertificate. */
  readonly loggedAt: Date
  /** Big-endian octets of the serial number; without it, Fulcio draws the next one. */
  readonly serial?: Uint8Array
}

/** A certificate and what it grew from. */
export interface Issuance {
  /** DER. */
  readonly certificate: Uint8Array
  /** What the CT logs got to see; submit it to them, or they broke their promise. */
  readonly precertificate: { readonly tbs: Uint8Array; readonly issuerSpki: Uint8Array; readonly at: Date }
  /** One for each CT log, SignedCertificateTimestamp (RFC 6962 section 3.2). */
  readonly timestamps: readonly Uint8Array[]
  readonly content: x509.CertificateContent
}

/** How long a leaf certificate lives, in milliseconds. */
export const CERTIFICATE_LIFETIME = 10 * 60 * 1000

/** A new authority: root and intermediate on P-384, valid from `validFrom` without a defined end. */
export function createFulcio(random: RandomSource, validFrom: Date, ctLogs: readonly CtLog[]): Fulcio {
  const rootKey = generateKeyPair('p384', random.fork('root'))
  const intermediateKey = generateKeyPair('p384', random.fork('intermediate'))
  const rootName = labName('root')
  const intermediateName = labName('intermediate')
  const validity = { notBefore: validFrom, notAfter: x509.NO_EXPIRY }
  const caUsage = x509.keyUsage('keyCertSign', 'cRLSign')
  const root = x509.signCertificate(
    {
      ...validity,
      serial: x509.serialNumber(random.bytes(20)),
      issuer: rootName,
      subject: rootName,
      spki: rootKey.spki,
      extensions: [
        caUsage,
        x509.basicConstraints(),
        x509.subjectKeyId(rootKey),
        x509.authorityKeyId(rootKey),
      ],
    },
    rootKey,
  )
  const intermediate = x509.signCertificate(
    {
      ...validity,
      serial: x509.serialNumber(random.bytes(20)),
      issuer: rootName,
      subject: intermediateName,
      spki: intermediateKey.spki,
      extensions: [
        caUsage,
        x509.extendedKeyUsage('codeSigning'),
        x509.basicConstraints(0),
        x509.subjectKeyId(intermediateKey),
        x509.authorityKeyId(rootKey),
      ],
    },
    rootKey,
  )
  return {
    uri: labUrl('fulcio'),
    chain: [intermediate, root],
    rootName,
    intermediateName,
    intermediateKey,
    ctLogs,
    validFor: { start: validFrom },
    random: random.fork('serials'),
  }
}

/** The certificate that Fulcio gives `identity` for `key` at the time `at`. */
export function certificateRequest(
  fulcio: Fulcio,
  identity: Identity,
  key: Pick<KeyPair, 'publicKey' | 'spki'>,
  at: Date,
): CertificateRequest {
  return {
    key,
    notBefore: at,
    notAfter: new Date(at.getTime() + CERTIFICATE_LIFETIME),
    extensions: [
      x509.keyUsage('digitalSignature'),
      x509.extendedKeyUsage('codeSigning'),
      x509.subjectKeyId(key),
      ...identityExtensions(identity),
    ],
    ctLogs: fulcio.ctLogs,
    loggedAt: at,
  }
}

/**
 * Makes a leaf certificate: first the CT logs sign what it will say, then it gets signed with their SCTs inside. The
 * logs only promise; {@link issueCertificate} keeps the promise.
 */
export function makeCertificate(fulcio: Fulcio, request: CertificateRequest): Issuance {
  const content: x509.CertificateContent = {
    serial: x509.serialNumber(request.serial ?? fulcio.random.bytes(20)),
    issuer: fulcio.intermediateName,
    subject: null,
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    spki: request.key.spki,
    extensions: [...request.extensions, x509.authorityKeyId(fulcio.intermediateKey)],
  }
  const precertificate = {
    tbs: x509.tbsCertificate(content, fulcio.intermediateKey),
    issuerSpki: fulcio.intermediateKey.spki,
    at: request.loggedAt,
  }
  const timestamps = request.ctLogs.map((log) => signCertificateTimestamp(log, precertificate))
  const embedded = timestamps.length === 0 ? [] : [certificateTimestamps(timestamps)]
  const certificate = x509.signCertificate(
    { ...content, extensions: [...content.extensions, ...embedded] },
    fulcio.intermediateKey,
  )
  return { certificate, precertificate, timestamps, content }
}

/** Issues a leaf certificate, and the CT logs of the request record it. */
export function issueCertificate(fulcio: Fulcio, request: CertificateRequest): Issuance {
  const issuance = makeCertificate(fulcio, request)
  for (const log of request.ctLogs) log.submit(issuance.precertificate)
  return issuance
}

/**
 * The precertificate that the CT logs were shown, DER: like the certificate, but nobody takes it for one because of
 * the critical poison extension (RFC 6962 section 3.1).
 */
export function poisoned(fulcio: Fulcio, { content }: Issuance): Uint8Array {
  const poison = { oid: '1.3.6.1.4.1.11129.2.4.3', critical: true, value: der.nothing() }
  return x509.signCertificate(
    { ...content, extensions: [...content.extensions, poison] },
    fulcio.intermediateKey,
  )
}
