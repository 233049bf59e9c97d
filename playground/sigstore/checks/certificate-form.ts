/** What the library leaves unread in a certificate and its issuers, and what a verifier must not pass over (RFC 5280). */
import type { ASN1Obj } from '@sigstore/core'
import { equalBytes, fromUtf8 } from '../../bytes.ts'
import { OCTET_STRING, OID, readTlv, SEQUENCE } from '../../platform/der.ts'
import { isProperAround } from '../certificate.ts'
import { isWholeCertificate } from '../whole-certificate.ts'
import { evidence, type SigstoreFailure } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { type Certificate, failed, step, stopped, undecided } from './context.ts'

const KEY_USAGE = '2.5.29.15'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const NAME_CONSTRAINTS = '2.5.29.30'
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3'
const ANY_USAGE = '2.5.29.37.0'

/** What is looked at here or by the library: subject key id, key usage, names, basic constraints, issuer's key id, purposes. */
const KNOWN: ReadonlySet<string> = new Set([
  '2.5.29.14',
  KEY_USAGE,
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.35',
  EXTENDED_KEY_USAGE,
])

/** Answers of these checks on what the library does not look at. */
export const FORM_CODES: readonly SigstoreFailure[] = [
  'certificate-malformed',
  'extension-twice',
  'extension-unknown',
  'timestamp-malformed',
  'not-for-timestamps',
]

/**
 * @param issued of the path, without the root: what that says of itself is believed as it is
 * @param path leaf first, root last
 * @returns `undefined` where nothing stands in the way
 */
export function checkForm(
  issued: readonly Certificate[],
  path: readonly Certificate[],
): SigstoreFinding | undefined {
  const proper = step(
    'certificate-malformed',
    () => path.every(isProperAround) && issued.every(isProperWithin),
  )
  if ('code' in proper) return stopped(proper)
  return proper.value ? checkExtensions(issued) : undecided('certificate-malformed')
}

/**
 * No extension stands twice (§ 4.2), and each that is critical is one that is looked at: what an unknown one forbids,
 * nobody knows. Constraints of names (§ 4.2.1.10) are not computed here; an issuer that has them forbids something.
 *
 * @returns `undefined` where nothing stands in the way
 */
function checkExtensions(path: readonly Certificate[]): SigstoreFinding | undefined {
  for (const certificate of path) {
    const odd = step('certificate-malformed', () => oddExtension(certificate))
    if ('code' in odd) return stopped(odd)
    if (odd.value) return undecided(odd.value.code, [evidence('extension', odd.value.oid, 'claim')])
  }
  return undefined
}

/**
 * A certificate that comes along, and on which nothing rests: byte for byte one that is believed, or else whole, for the
 * next verifier may read it.
 */
export function isProperAlong(der: Uint8Array, believed: readonly Certificate[]): boolean {
  const content = readTlv(der, SEQUENCE)
  if (content.end !== der.length) return false
  return believed.some(({ root }) => equalBytes(root.value, content.value)) || isWholeCertificate(der)
}

const BOOLEAN = 0x01

function isProperWithin(certificate: Certificate): boolean {
  const { subs } = certificate.tbsCertificate
  const [serial, validity] = [subs[1], subs[4]]
  return (
    serial !== undefined &&
    isProperSerial(serial) &&
    validity?.subs.length === 2 &&
    validity.subs.every(isProperTime) &&
    hasProperExtensions(certificate)
  )
}

/** Not negative (§ 4.1.2.2), and written in no more octets than it needs (X.690 § 8.3.2). */
function isProperSerial({ tag, value }: ASN1Obj): boolean {
  const [first = 0x80, second = 0x80] = value
  return tag.isInteger() && first < 0x80 && (first !== 0 || value.length === 1 || second >= 0x80)
}

/** A day and a second that there are, in digits (§ 4.1.2.5). */
function isProperTime({ tag, value }: ASN1Obj): boolean {
  const text = fromUtf8(value) ?? ''
  const isWritten = tag.isUTCTime() ? /^\d{12}Z$/ : /^\d{14}Z$/
  if (!(tag.isUTCTime() || tag.isGeneralizedTime()) || !isWritten.test(text)) return false
  const [, month, day, hour, minute, second] = /(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  const year = text.slice(0, -11)
  // A century before or after has the same days, but for a leap day of 1900, which is no certificate's.
  const at = new Date(`${year.padStart(4, '20')}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day) && at.getUTCHours() === Number(hour)
}

/** A name, perhaps whether it is critical, a value, and nothing more (§ 4.1): readers part over the rest. */
function hasProperExtensions({ extensions }: Certificate): boolean {
  return extensions.every(({ subs }) => {
    const kinds = subs.map(({ tag }) => tag.toDER())
    const [, critical] = subs
    const isMarked =
      kinds[1] === BOOLEAN && critical?.value.length === 1 && [0, 0xff].includes(critical.value[0] ?? 1)
    const expected = isMarked ? [OID, BOOLEAN, OCTET_STRING] : [OID, OCTET_STRING]
    return kinds.join() === expected.join()
  })
}

function oddExtension(
  certificate: Certificate,
): { readonly code: 'extension-twice' | 'extension-unknown'; readonly oid: string } | undefined {
  const seen = new Set<string>()
  for (const { subs } of certificate.extensions) {
    const oid = subs[0]?.toOID() ?? ''
    if (seen.has(oid)) return { code: 'extension-twice', oid }
    seen.add(oid)
    const isCritical = certificate.extension(oid)?.critical === true
    if (oid === NAME_CONSTRAINTS || (isCritical && !KNOWN.has(oid))) return { code: 'extension-unknown', oid }
  }
  return undefined
}

/**
 * What the leaf is for (§ 4.2.1.3, § 4.2.1.12), which the library leaves to its caller. An issuer that names purposes
 * issues for no other, as verifiers of certificates have it.
 *
 * @param issuers above the leaf, without the root
 * @returns its finding, with what was found where it passes
 */
export function checkPurpose(leaf: Certificate, issuers: readonly Certificate[]): SigstoreFinding {
  const read = step('certificate-malformed', () => ({
    own: purposes(leaf) ?? [],
    above: issuers.map(purposes),
    signs: leaf.extension(KEY_USAGE) === undefined || leaf.extKeyUsage?.digitalSignature === true,
  }))
  if ('code' in read) return stopped(read)
  const { own, above, signs } = read.value
  const actual = evidence('extended-key-usage', own.join(' '), 'claim')
  const expected = evidence('extended-key-usage', CODE_SIGNING, 'policy')
  if (!own.includes(CODE_SIGNING)) return failed('not-for-code-signing', [], { expected, actual })
  const other = above.find((some) => some && !some.includes(CODE_SIGNING) && !some.includes(ANY_USAGE))
  if (other)
    return failed('authority-not-for-code-signing', [actual], {
      expected,
      actual: evidence('extended-key-usage', other.join(' '), 'trust'),
    })
  if (!signs) {
    return failed('not-for-signatures', [actual], {
      expected: evidence('key-usage', 'digitalSignature', 'policy'),
    })
  }
  return { status: 'passed', evidence: [actual] }
}

/** @returns `undefined` where any is allowed */
export function purposes(certificate: Certificate): string[] | undefined {
  return certificate.extension(EXTENDED_KEY_USAGE)?.valueObj.subs[0]?.subs.map((usage) => usage.toOID())
}
