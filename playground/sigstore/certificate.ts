/** Reading a certificate for people: names, validity, identity, issuer. Nothing here is verified. */
import { type ASN1Obj, crypto, X509Certificate } from '@sigstore/core'
import { equalBytes, fromWholeUtf8 } from '../bytes.ts'
import { decodeBase64, isBase64Text } from '../platform/base64.ts'
import { BIT_STRING, OID, SEQUENCE, UTF8_STRING } from '../platform/der.ts'
import { type SourceFacts, sourceFacts } from './source-facts.ts'

export interface CertificateDescription {
  readonly subjectName: string
  readonly issuerName: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** The subject alternative name: a URI, an e-mail address or Fulcio's `user!domain`. */
  readonly identity: string | undefined
  /** The OIDC issuer Fulcio recorded. */
  readonly issuer: string | undefined
  /** All that it is made out to, and by whom: of an honest certificate one each, or none. */
  readonly identities: readonly CertificateName[]
  readonly issuers: readonly CertificateName[]
  /** What was built, and how, as its CA says. */
  readonly source: SourceFacts
  readonly publicKeySha256: Uint8Array
}

export interface CertificateName {
  /** For a subject alternative name: which of RFC 5280 § 4.2.1.6. */
  readonly kind?: string
  /** Whether it is of a kind, and in a form, that is compared here. */
  readonly isRead: boolean
  /** Every one of them counts. */
  readonly bytes: Uint8Array
  /** Absent where they are no UTF-8. */
  readonly text?: string
}

const SUBJECT_ALT_NAME = '2.5.29.17'
/** GeneralName by tag, RFC 5280 § 4.2.1.6 */
const NAME_KINDS = [
  'otherName',
  'rfc822Name',
  'dNSName',
  'x400Address',
  'directoryName',
  'ediPartyName',
  'uniformResourceIdentifier',
  'iPAddress',
  'registeredID',
] as const
/** The kinds that are read, the first before the second. */
const READ_KINDS: readonly string[] = ['uniformResourceIdentifier', 'rfc822Name', 'otherName']
/** The one otherName that Fulcio issues, of people without an e-mail address: `user!domain`. */
const USER_NAME = '1.3.6.1.4.1.57264.1.7'
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

/** Whether text stands where DER has to: PEM, or Base64 of PEM or of DER. */
export function isEncodedTwice(bytes: Uint8Array): boolean {
  const text = fromWholeUtf8(bytes)
  if (text === undefined) return false
  if (isPem(text)) return true
  const within = isBase64Text(text) ? decodeBase64(text) : undefined
  return within !== undefined && (within[0] === SEQUENCE || isPem(fromWholeUtf8(within) ?? ''))
}

const isPem = (text: string) => text.trimStart().startsWith('-----BEGIN ')

/**
 * Of what the issuer did not sign (RFC 5280 § 4.1.1): the algorithm must be the one that it did, with its parameters, a
 * signature is made of whole octets, and nothing follows it. Readers of certificates refuse the rest, each some of it.
 */
export function isProperAround({ root }: X509Certificate): boolean {
  const [signed, algorithm, signature, ...more] = root.subs
  const own = signed?.subs.find((one) => isTagged(one, SEQUENCE))
  if (!own || !algorithm || !signature || more.length > 0) return false
  const isInOrder = isTagged(root, SEQUENCE) && isTagged(signature, BIT_STRING)
  return isInOrder && equalBytes(algorithm.toDER(), own.toDER()) && signature.value[0] === 0
}

/** @param octet whole, as it stands in DER */
export function isTagged({ tag }: ASN1Obj, octet: number): boolean {
  return tag.toDER() === octet
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
    identities: namesOf(certificate),
    issuers: issuersOf(certificate),
    source: sourceFacts(certificate),
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
function namesOf(certificate: X509Certificate): CertificateName[] {
  const extension = certificate.extension(SUBJECT_ALT_NAME)
  if (!extension) return []
  const lists = extension.valueObj.subs
  if (lists.length === 0) throw new Error('certificate: the alternative names are no list')
  return lists
    .flatMap(({ subs }) => subs)
    .map((name) => {
      const kind = NAME_KINDS.find((_, number) => name.tag.isContextSpecific(number))
      const user = kind === 'otherName' ? userNameIn(name) : undefined
      if (kind === 'otherName') return nameIn(user ?? name.value, kind, user !== undefined)
      return nameIn(name.value, kind, kind !== undefined && READ_KINDS.includes(kind))
    })
}

/** `!`: as a number, for not every platform's bytes look for text. */
const BETWEEN = 0x21

/** OtherName ::= SEQUENCE { type-id, value [0] EXPLICIT }, tagged [0] (RFC 5280 § 4.2.1.6). */
function userNameIn({ subs: [type, wrapped, ...more] }: ASN1Obj): Uint8Array | undefined {
  const [text, ...others] = wrapped?.subs ?? []
  const isWhole = more.length === 0 && others.length === 0 && wrapped?.tag.isContextSpecific(0)
  if (!isWhole || !type || !text || !isTagged(type, OID)) return undefined
  const isUser = type.toOID() === USER_NAME && isTagged(text, UTF8_STRING) && text.value.includes(BETWEEN)
  return isUser ? text.value : undefined
}

function nameIn(value: Uint8Array, kind?: string, isRead = true): CertificateName {
  const text = fromWholeUtf8(value)
  return { ...(kind && { kind }), isRead, bytes: Uint8Array.from(value), ...(text !== undefined && { text }) }
}

/** The first URI, else the first e-mail address. */
function identityOf(certificate: X509Certificate): string | undefined {
  const names = namesOf(certificate)
  const found = READ_KINDS.map((wanted) => names.find(({ kind, isRead }) => isRead && kind === wanted)).find(
    Boolean,
  )
  return found?.text === '' ? undefined : found?.text
}

const issuerOf = (certificate: X509Certificate): string | undefined => issuersOf(certificate)[0]?.text

/** The newer extension is DER, the older one the bare text (Fulcio's OID documentation); the newer first. */
function issuersOf(certificate: X509Certificate): CertificateName[] {
  const newer = certificate.extension(ISSUER_V2)
  const texts = newer?.valueObj.subs ?? []
  const older = certificate.extension(ISSUER_V1)
  const found = [
    ...texts.map(({ value }) => nameIn(value)),
    ...(newer && texts.length === 0 ? [nameIn(newer.value, undefined, false)] : []),
    ...(older ? [nameIn(older.value)] : []),
  ]
  return found.filter((one, i) => !found.slice(0, i).some(({ bytes }) => equalBytes(bytes, one.bytes)))
}
