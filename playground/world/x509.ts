/** Certificates (RFC 5280), as far as Fulcio and a timestamp authority issue them. */
import { sha1 } from '@noble/hashes/legacy.js'
import { utf8 } from '../bytes.ts'
import * as der from './der.ts'
import { type KeyPair, sign, signatureAlgorithm } from './keys.ts'

/** A distinguished name. */
export interface Name {
  readonly organization: string
  readonly commonName: string
}

export interface Extension {
  readonly oid: string
  readonly critical?: boolean
  /** What the extension's OCTET STRING holds. */
  readonly value: Uint8Array
}

export interface CertificateContent {
  /** Big-endian octets of a positive number. */
  readonly serial: Uint8Array
  readonly issuer: Name
  /** `null`: an empty subject, as in Fulcio's leaves. */
  readonly subject: Name | null
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: Uint8Array
  readonly extensions: readonly Extension[]
}

/** "No well-defined expiration date" (RFC 5280 section 4.1.2.5). */
export const NO_EXPIRY = new Date('9999-12-31T23:59:59Z')

export const OID = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const

/** Name, DER. */
export function name(value: Name | null): Uint8Array {
  if (value === null) return der.sequence()
  const attribute = (oid: string, text: string) => der.set(der.sequence(der.oid(oid), der.utf8String(text)))
  return der.sequence(attribute('2.5.4.10', value.organization), attribute('2.5.4.3', value.commonName))
}

/** The part of a certificate that gets signed, DER. `issuerKey` only decides which algorithm it names. */
export function tbsCertificate(content: CertificateContent, issuerKey: KeyPair): Uint8Array {
  return der.sequence(
    der.context(0, der.integer(2)),
    der.integer(content.serial),
    signatureAlgorithm(issuerKey),
    name(content.issuer),
    der.sequence(der.time(content.notBefore), der.time(content.notAfter)),
    name(content.subject),
    content.spki,
    der.context(3, der.sequence(...content.extensions.map(extension))),
  )
}

function extension({ oid, critical = false, value }: Extension): Uint8Array {
  return der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octetString(value))
}

/** A certificate signed by `issuerKey`, DER. */
export function signCertificate(content: CertificateContent, issuerKey: KeyPair): Uint8Array {
  const tbs = tbsCertificate(content, issuerKey)
  return der.sequence(tbs, signatureAlgorithm(issuerKey), der.bitString(sign(issuerKey, tbs)))
}

/** Key identifier: SHA-1 of the public key, a name and no proof (RFC 5280 section 4.2.1.2, method 1). */
const keyId = (key: Pick<KeyPair, 'publicKey'>): Uint8Array => sha1(key.publicKey)

export function subjectKeyId(key: Pick<KeyPair, 'publicKey'>): Extension {
  return { oid: OID.subjectKeyId, value: der.octetString(keyId(key)) }
}

export function authorityKeyId(key: Pick<KeyPair, 'publicKey'>): Extension {
  return { oid: OID.authorityKeyId, value: der.sequence(der.contextPrimitive(0, keyId(key))) }
}

/** @param usages the bits of RFC 5280 section 4.2.1.3 */
export function keyUsage(...usages: readonly ('digitalSignature' | 'keyCertSign' | 'cRLSign')[]): Extension {
  const bits = { digitalSignature: 0, keyCertSign: 5, cRLSign: 6 }
  return { oid: OID.keyUsage, critical: true, value: der.namedBits(...usages.map((usage) => bits[usage])) }
}

export function extendedKeyUsage(purpose: 'codeSigning' | 'timeStamping', critical = false): Extension {
  return { oid: OID.extendedKeyUsage, critical, value: der.sequence(der.oid(OID[purpose])) }
}

/** Marks a certificate authority. @param pathLength how many more authorities may follow below it */
export function basicConstraints(pathLength?: number): Extension {
  const limit = pathLength === undefined ? [] : [der.integer(pathLength)]
  return { oid: OID.basicConstraints, critical: true, value: der.sequence(der.boolean(true), ...limit) }
}

export function subjectAltName(kind: 'email' | 'uri', value: string): Extension {
  const generalName = der.contextPrimitive(kind === 'email' ? 1 : 6, utf8(value))
  return { oid: OID.subjectAltName, critical: true, value: der.sequence(generalName) }
}

/** A positive serial number of 20 octets, the most that RFC 5280 section 4.1.2.2 allows. */
export function serialNumber(octets: Uint8Array): Uint8Array {
  const serial = octets.slice(0, 20)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  return serial
}
