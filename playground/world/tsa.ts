import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../bytes.ts'
import * as der from './der.ts'
import { type KeyPair, generateKeyPair, sign, signatureAlgorithm } from './keys.ts'
import type { RandomSource } from './random.ts'
import { type Validity, labName, labUrl } from './service.ts'
import * as x509 from './x509.ts'

/** A timestamp authority (RFC 3161). */
export interface TimestampAuthority {
  readonly uri: string
  /** Timestamping certificate first, root last; DER. */
  readonly chain: readonly Uint8Array[]
  readonly rootName: x509.Name
  readonly serial: Uint8Array
  readonly key: KeyPair
  readonly validFor: Validity
  readonly random: RandomSource
}

export interface TimestampRequest {
  /** What the timestamp is about: in Sigstore, the bytes of the signature. */
  readonly message: Uint8Array
  readonly at: Date
  /** Whether the token carries the authority's own certificate. */
  readonly withCertificate: boolean
  /** Comes back in the token; without it, a nonce that nobody asked for. */
  readonly nonce?: Uint8Array
  /** The time as it is written, GeneralizedTime; `at` in whole seconds if absent. */
  readonly written?: string
}

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  policy: '1.3.6.1.4.1.57264.2',
} as const

/** A new authority: root on P-384, timestamping key on P-256, valid from `validFrom` without a defined end. */
export function createTimestampAuthority(random: RandomSource, validFrom: Date): TimestampAuthority {
  const rootKey = generateKeyPair('p384', random.fork('root'))
  const key = generateKeyPair('p256', random.fork('timestamping'))
  const rootName = labName('timestamp root')
  const serial = x509.serialNumber(random.bytes(20))
  const validity = { issuer: rootName, notBefore: validFrom, notAfter: x509.NO_EXPIRY }
  const root = x509.signCertificate(
    {
      ...validity,
      serial: x509.serialNumber(random.bytes(20)),
      subject: rootName,
      spki: rootKey.spki,
      extensions: [
        x509.keyUsage('keyCertSign', 'cRLSign'),
        x509.basicConstraints(0),
        x509.subjectKeyId(rootKey),
      ],
    },
    rootKey,
  )
  const leaf = x509.signCertificate(
    {
      ...validity,
      serial,
      subject: labName('timestamp authority'),
      spki: key.spki,
      extensions: [
        x509.keyUsage('digitalSignature'),
        x509.extendedKeyUsage('timeStamping', true),
        x509.subjectKeyId(key),
        x509.authorityKeyId(rootKey),
      ],
    },
    rootKey,
  )
  return {
    uri: labUrl('timestamp', '/api/v1/timestamp'),
    chain: [leaf, root],
    rootName,
    serial,
    key,
    validFor: { start: validFrom },
    random: random.fork('serials'),
  }
}

/** A TimeStampReq, DER (RFC 3161 section 2.4.1): what a client sends to get `request` granted. */
export function timestampRequest({
  message,
  nonce,
  withCertificate,
}: Omit<TimestampRequest, 'at'>): Uint8Array {
  return der.sequence(
    der.integer(1),
    messageImprint(message),
    ...(nonce ? [der.integer(nonce)] : []),
    ...(withCertificate ? [der.boolean(true)] : []),
  )
}

function messageImprint(message: Uint8Array): Uint8Array {
  return der.sequence(der.sequence(der.oid(OID.sha256), der.nothing()), der.octetString(sha256(message)))
}

/** A TimeStampResp that grants the request, DER (RFC 3161 section 2.4.2). */
export function signTimestamp(tsa: TimestampAuthority, request: TimestampRequest): Uint8Array {
  const tstInfo = timestampInfo(tsa, request)
  const signedData = der.sequence(
    der.integer(3),
    der.set(der.sequence(der.oid(OID.sha256))),
    der.sequence(der.oid(OID.tstInfo), der.context(0, der.octetString(tstInfo))),
    ...(request.withCertificate ? [der.context(0, leafOf(tsa))] : []),
    der.set(signerInfo(tsa, tstInfo, request.at)),
  )
  const granted = der.sequence(der.integer(0))
  return der.sequence(granted, der.sequence(der.oid(OID.signedData), der.context(0, signedData)))
}

function timestampInfo(
  tsa: TimestampAuthority,
  { message, at, nonce, written }: TimestampRequest,
): Uint8Array {
  const oneSecond = der.sequence(der.integer(1))
  return der.sequence(
    der.integer(1),
    der.oid(OID.policy),
    messageImprint(message),
    der.integer(x509.serialNumber(tsa.random.bytes(20))),
    written === undefined ? der.generalizedTime(at) : der.element(0x18, utf8(written)),
    oneSecond,
    der.integer(nonce ?? tsa.random.bytes(8)),
  )
}

/** CMS SignerInfo (RFC 5652 section 5.3) with the signed attributes that RFC 3161 and RFC 5816 ask for. */
function signerInfo(tsa: TimestampAuthority, tstInfo: Uint8Array, at: Date): Uint8Array {
  const attribute = (oid: string, value: Uint8Array) => der.sequence(der.oid(oid), der.set(value))
  const issuerName = der.context(4, x509.name(tsa.rootName))
  const certificateId = der.sequence(
    der.octetString(sha256(leafOf(tsa))),
    der.sequence(der.sequence(issuerName), der.integer(tsa.serial)),
  )
  const attributes = der.set(
    attribute(OID.contentType, der.oid(OID.tstInfo)),
    attribute(OID.signingTime, der.time(at)),
    attribute(OID.messageDigest, der.octetString(sha256(tstInfo))),
    attribute(OID.signingCertificateV2, der.sequence(der.sequence(certificateId))),
  )
  // Signed as a SET, sent under [0] (RFC 5652 section 5.4): same bytes but for the tag.
  const sent = Uint8Array.from(attributes)
  sent[0] = 0xa0
  return der.sequence(
    der.integer(1),
    der.sequence(x509.name(tsa.rootName), der.integer(tsa.serial)),
    der.sequence(der.oid(OID.sha256)),
    sent,
    signatureAlgorithm(tsa.key),
    der.octetString(sign(tsa.key, attributes)),
  )
}

function leafOf(tsa: TimestampAuthority): Uint8Array {
  const [leaf] = tsa.chain
  if (leaf === undefined) throw new Error('tsa.chain: expected the timestamping certificate')
  return leaf
}
