/** Reading a certificate for people: names, validity, identity, issuer. Nothing here is verified. */
import { type ASN1Obj, crypto, X509Certificate } from '@sigstore/core'

export interface CertificateDescription {
  readonly subjectName: string
  readonly issuerName: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** The subject alternative name: a URI or an e-mail address. */
  readonly identity: string | undefined
  /** The OIDC issuer Fulcio recorded. */
  readonly issuer: string | undefined
  /** All that it is made out to, and by whom: of an honest certificate one each, or none. */
  readonly identities: readonly string[]
  readonly issuers: readonly string[]
  readonly publicKeySha256: Uint8Array
}

const SUBJECT_ALT_NAME = '2.5.29.17'
/** GeneralName tags, RFC 5280 § 4.2.1.6 */
const URI_NAME = 6
const EMAIL_NAME = 1
const ISSUER_V2 = '1.3.6.1.4.1.57264.1.8'
const ISSUER_V1 = '1.3.6.1.4.1.57264.1.1'

const NAME_ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
}

/** @param der a certificate in DER @throws {Error} if it cannot be read */
export function parseCertificate(der: Uint8Array): X509Certificate {
  return X509Certificate.parse(Buffer.from(der))
}

/** @throws {Error} if a field cannot be read */
export function describeCertificate(certificate: X509Certificate): CertificateDescription {
  return {
    subjectName: subjectOf(certificate),
    issuerName: nameOf(field(certificate, 3)),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    identity: identityOf(certificate),
    issuer: issuerOf(certificate),
    identities: namesOf(certificate).map(({ value }) => value.toString('utf8')),
    issuers: issuersOf(certificate),
    publicKeySha256: Uint8Array.from(crypto.digest('sha256', certificate.publicKey)),
  }
}

/** The subject's name, RFC 4514 order left as encoded. @throws {Error} if it cannot be read */
export function subjectOf(certificate: X509Certificate): string {
  return nameOf(field(certificate, 5))
}

/** tbsCertificate fields by position (RFC 5280 § 4.1); index 0 is the version, which every certificate here has. */
function field(certificate: X509Certificate, index: number): ASN1Obj {
  const found = certificate.tbsCertificate.subs[index]
  if (!found) throw new Error(`certificate: tbsCertificate has no field ${index}`)
  return found
}

function nameOf(name: ASN1Obj): string {
  return name.subs
    .flatMap((set) => set.subs)
    .map(({ subs: [type, value] }) => {
      const id = type?.toOID() ?? ''
      return `${NAME_ATTRIBUTES[id] ?? id}=${value?.value.toString('utf8') ?? ''}`
    })
    .join(', ')
}

/** Whatever kinds of names: who is named beside the one expected could sign in its name. */
function namesOf(certificate: X509Certificate): ASN1Obj[] {
  return certificate.extension(SUBJECT_ALT_NAME)?.valueObj.subs.flatMap(({ subs }) => subs) ?? []
}

/** The first URI, else the first e-mail address, as UTF-8: every byte of a name counts. */
function identityOf(certificate: X509Certificate): string | undefined {
  const names = namesOf(certificate)
  const found = [URI_NAME, EMAIL_NAME].map((tag) => names.find((name) => name.tag.isContextSpecific(tag)))
  const value = (found[0] ?? found[1])?.value
  return value?.length ? value.toString('utf8') : undefined
}

const issuerOf = (certificate: X509Certificate): string | undefined => issuersOf(certificate)[0]

/** The newer extension is DER, the older one the bare text (Fulcio's OID documentation); the newer first. */
function issuersOf(certificate: X509Certificate): string[] {
  const newer =
    certificate.extension(ISSUER_V2)?.valueObj.subs.map(({ value }) => value.toString('utf8')) ?? []
  const older = certificate.extension(ISSUER_V1)?.value.toString('utf8')
  return [...new Set([...newer, ...(older === undefined ? [] : [older])])]
}
