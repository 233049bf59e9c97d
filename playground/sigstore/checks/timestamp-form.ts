/** What the library leaves unread of a timestamp and of its authority, and what other verifiers must not pass over. */
import { type ASN1Obj, type RFC3161Timestamp, X509Certificate } from '@sigstore/core'
import type { CertAuthority } from '@sigstore/verify/dist/trust/trust.types.js'
import { equalBytes } from '../../bytes.ts'
import { BIT_STRING, INTEGER, OCTET_STRING, SEQUENCE, SET } from '../../platform/der.ts'
import { isProperAround, isTagged } from '../certificate.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { isOfKey } from './algorithm.ts'
import { elementsOf } from '../whole-certificate.ts'
import { checkForm, isProperAlong, purposes } from './certificate-form.ts'
import { failed, step, stopped, undecided } from './context.ts'
import { endOfAuthorityBetween, type Instant } from './validity.ts'

const CONTEXT_0 = 0xa0
const CONTEXT_1 = 0xa1
const NULL = 0x05
const UTF8_STRING = 0x0c
const GRANTED = Uint8Array.of(0)
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/**
 * @param authority by which the timestamp does hold
 * @returns `undefined` where nothing stands in the way
 */
export function checkStamp(
  timestamp: RFC3161Timestamp,
  authority: CertAuthority,
): SigstoreFinding | undefined {
  const { certChain } = authority
  const [leaf] = certChain
  const issued = certChain.filter(({ subject, issuer }) => !subject.equals(issuer))
  const odd = checkForm(issued, certChain)
  if (odd || !leaf) return odd
  const proper = step('timestamp-malformed', () => {
    const beside = partsBeside(timestamp)
    return beside !== undefined && areProper(beside, leaf, certChain) && signsWith(timestamp, leaf)
  })
  if ('code' in proper) return stopped(proper)
  if (!proper.value) return undecided('timestamp-malformed')
  return checkPurpose(leaf) ?? checkFraction(timestamp, authority)
}

/** Of a time with a fraction the library reads the second (RFC 3161 § 2.4.2), in three digits or not at all. */
export function instantOf({ signingTime: time, tstInfo }: RFC3161Timestamp): Instant {
  const [, digits = '0'] = /\.(\d{3})Z$/.exec(tstInfo.root.subs[4]?.value.toString('latin1') ?? '') ?? []
  return { time, exact: new Date(time.getTime() + Number(digits)) }
}

function checkFraction(timestamp: RFC3161Timestamp, authority: CertAuthority): SigstoreFinding | undefined {
  const instant = instantOf(timestamp)
  const end = step('certificate-malformed', () => endOfAuthorityBetween(authority, instant))
  if ('code' in end) return stopped(end)
  if (!end.value) return undefined
  const actual = evidence('signed-timestamp', instant.exact, 'claim')
  return failed('past-by-fraction', [], { expected: end.value, actual })
}

/** The algorithm that a signature names is one of the key that made it. */
function signsWith({ root }: RFC3161Timestamp, leaf: X509Certificate): boolean {
  const signer = root.subs[1]?.subs[1]?.subs[0]?.subs.at(-1)?.subs[0]
  return isOfKey(signer?.subs[4]?.subs[0]?.toOID() ?? '', leaf.publicKey)
}

function checkPurpose(leaf: X509Certificate): SigstoreFinding | undefined {
  const own = step('certificate-malformed', () => purposes(leaf) ?? [])
  if ('code' in own) return stopped(own)
  if (own.value.includes(TIME_STAMPING)) return undefined
  return failed('not-for-timestamps', [], {
    expected: evidence('extended-key-usage', TIME_STAMPING, 'policy'),
    actual: evidence('extended-key-usage', own.value.join(' '), 'trust'),
  })
}

/**
 * A response that grants what was asked (RFC 3161 § 2.4.2), with one signer's words and nothing beside them.
 *
 * @returns what SignedData may have beside them; `undefined` where it is none such
 */
export function partsBeside({ root }: RFC3161Timestamp): readonly ASN1Obj[] | undefined {
  const [info, token, ...more] = root.subs
  const areSequences = [root, info, token].every((one) => one !== undefined && isTagged(one, SEQUENCE))
  const [status, words, ...rest] = info?.subs ?? []
  if (!areSequences || more.length > 0 || rest.length > 0) return undefined
  // A failure (§ 2.4.2) is told where nothing was granted.
  if (words && !isListOf(words, SEQUENCE, (word) => isTagged(word, UTF8_STRING))) return undefined
  if (!status || !isTagged(status, INTEGER) || !equalBytes(status.value, GRANTED)) return undefined
  const [type, content] = token?.subs ?? []
  const isOne = token?.subs.length === 2 && content?.subs.length === 1 && isTagged(content, CONTEXT_0)
  return isOne && type?.tag.isOID() ? partsIn(content.subs[0]) : undefined
}

/** SignedData, RFC 5652 § 5.1. */
function partsIn(signed: ASN1Obj | undefined): readonly ASN1Obj[] | undefined {
  if (!signed || !isTagged(signed, SEQUENCE)) return undefined
  const [version, digests, content, ...beside] = signed.subs
  const signers = beside.pop()
  if (!version || !digests || !content || !signers) return undefined
  const isInOrder =
    isVersion(version) &&
    isListOf(digests, SET, isAlgorithm) &&
    isTagged(content, SEQUENCE) &&
    isTagged(signers, SET) &&
    areBeside(beside)
  const [type, wrapped] = content.subs
  const [words] = wrapped?.subs ?? []
  const isOne =
    content.subs.length === 2 &&
    type?.tag.isOID() === true &&
    wrapped?.subs.length === 1 &&
    isTagged(wrapped, CONTEXT_0)
  // The library looks at the first element of the octets, and its digest is of that alone.
  const isWhole = words !== undefined && isTagged(words, OCTET_STRING) && words.subs.length === 1
  const [signer] = signers.subs
  const isSigned = signers.subs.length === 1 && signer !== undefined && isProperSigner(signer, digests.subs)
  return isInOrder && isOne && isWhole && isSigned ? beside : undefined
}

/** At most one list of certificates, then at most one of revoked ones (RFC 5280 § 5.1). */
function areBeside(parts: readonly ASN1Obj[]): boolean {
  const rest = parts[0] && isTagged(parts[0], CONTEXT_0) ? parts.slice(1) : parts
  return rest.length <= 1 && rest.every((one) => isListOf(one, CONTEXT_1, isRevocationList))
}

function isRevocationList(one: ASN1Obj): boolean {
  const [signed, algorithm, signature, ...more] = one.subs
  const isInOrder =
    signed !== undefined &&
    isTagged(signed, SEQUENCE) &&
    isAlgorithm(algorithm) &&
    signature !== undefined &&
    isTagged(signature, BIT_STRING)
  return isTagged(one, SEQUENCE) && isInOrder && more.length === 0
}

/** SignerInfo, § 5.3; its digest is among those that stand in front (§ 5.1). */
function isProperSigner(signer: ASN1Obj, digests: readonly ASN1Obj[]): boolean {
  const [version, id, digest, words, algorithm, signature, unsigned, ...more] = signer.subs
  return (
    isTagged(signer, SEQUENCE) &&
    version !== undefined &&
    isVersion(version) &&
    isName(id) &&
    isAlgorithm(digest) &&
    digests.some((one) => one.subs[0]?.toOID() === digest?.subs[0]?.toOID()) &&
    words !== undefined &&
    isTagged(words, CONTEXT_0) &&
    isAlgorithm(algorithm) &&
    signature !== undefined &&
    isTagged(signature, OCTET_STRING) &&
    (unsigned === undefined || isListOf(unsigned, CONTEXT_1, isAttribute)) &&
    more.length === 0
  )
}

/** CMSVersion, § 10.2.5: from 0 to 5, in one octet. */
function isVersion(one: ASN1Obj): boolean {
  return isTagged(one, INTEGER) && one.value.length === 1 && (one.value[0] ?? 255) <= 5
}

/** An issuer and a number, § 10.2.4. */
function isName(id: ASN1Obj | undefined): boolean {
  const [issuer, serial, ...more] = id?.subs ?? []
  return (
    id !== undefined &&
    isTagged(id, SEQUENCE) &&
    issuer !== undefined &&
    isTagged(issuer, SEQUENCE) &&
    serial !== undefined &&
    isTagged(serial, INTEGER) &&
    more.length === 0
  )
}

/** One of those that are computed here: their parameters are none, or NULL. */
function isAlgorithm(one: ASN1Obj | undefined): boolean {
  const [type, parameters, ...more] = one?.subs ?? []
  const isBare = parameters === undefined || (isTagged(parameters, NULL) && parameters.value.length === 0)
  return (
    one !== undefined && isTagged(one, SEQUENCE) && type?.tag.isOID() === true && isBare && more.length === 0
  )
}

/** § 5.3: a type and a set of values. */
function isAttribute(one: ASN1Obj): boolean {
  const [type, values, ...more] = one.subs
  const isInOrder = type?.tag.isOID() === true && values !== undefined && isTagged(values, SET)
  return isTagged(one, SEQUENCE) && isInOrder && values.subs.length > 0 && more.length === 0
}

function isListOf(list: ASN1Obj, tag: number, isMember: (one: ASN1Obj) => boolean): boolean {
  return isTagged(list, tag) && list.subs.length > 0 && list.subs.every(isMember)
}

/** The certificates that come along: whoever takes the signer's from among them must take the one that is trusted. */
function areProper(
  parts: readonly ASN1Obj[],
  leaf: X509Certificate,
  believed: readonly X509Certificate[],
): boolean {
  const lists = parts.filter(({ tag }) => tag.isContextSpecific(0))
  const areWhole = lists.every(({ value }) =>
    elementsOf(value).every(({ raw }) => isProperAlong(raw, believed)),
  )
  if (!areWhole) return false
  const certificates = lists.flatMap(({ subs }) => subs).map((one) => new X509Certificate(one))
  return certificates.every(
    (one) =>
      isProperAround(one) &&
      (one.equals(leaf) || !one.issuer.equals(leaf.issuer) || !one.serialNumber.equals(leaf.serialNumber)),
  )
}
