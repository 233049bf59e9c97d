/** What the library leaves unread of a timestamp and of its authority, and what other verifiers must not pass over. */
import { type ASN1Obj, type RFC3161Timestamp, X509Certificate } from '@sigstore/core'
import type { CertAuthority } from '@sigstore/verify/dist/trust/trust.types.js'
import { equalBytes } from '../../bytes.ts'
import { INTEGER, OCTET_STRING, SEQUENCE, SET } from '../../platform/der.ts'
import { isProperAround, isTagged } from '../certificate.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { checkForm, purposes } from './certificate-form.ts'
import { failed, step, stopped, undecided } from './context.ts'

const GRANTED = Uint8Array.of(0)
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/**
 * @param authority by which the timestamp does hold
 * @returns `undefined` where nothing stands in the way
 */
export function checkStamp(
  timestamp: RFC3161Timestamp,
  { certChain }: CertAuthority,
): SigstoreFinding | undefined {
  const [leaf] = certChain
  const issued = certChain.filter(({ subject, issuer }) => !subject.equals(issuer))
  const odd = checkForm(issued, certChain)
  if (odd || !leaf) return odd
  const proper = step('timestamp-unreadable', () => {
    const beside = partsBeside(timestamp)
    return beside !== undefined && areProper(beside, leaf)
  })
  if ('code' in proper) return stopped(proper)
  return proper.value ? checkPurpose(leaf) : undecided('timestamp-malformed')
}

function checkPurpose(leaf: X509Certificate): SigstoreFinding | undefined {
  const own = step('certificate-unreadable', () => purposes(leaf) ?? [])
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
  const [status] = info?.subs ?? []
  if (!areSequences || more.length > 0) return undefined
  if (!status || !isTagged(status, INTEGER) || !equalBytes(status.value, GRANTED)) return undefined
  const [, content] = token?.subs ?? []
  const isOne = token?.subs.length === 2 && content?.subs.length === 1 && content.tag.isContextSpecific(0)
  return isOne ? partsIn(content.subs[0]) : undefined
}

/** SignedData, RFC 5652 § 5.1. */
function partsIn(signed: ASN1Obj | undefined): readonly ASN1Obj[] | undefined {
  if (!signed || !isTagged(signed, SEQUENCE)) return undefined
  const [version, digests, content, ...beside] = signed.subs
  const signers = beside.pop()
  if (!version || !digests || !content || !signers) return undefined
  const isInOrder =
    isTagged(version, INTEGER) &&
    isTagged(digests, SET) &&
    isTagged(content, SEQUENCE) &&
    isTagged(signers, SET)
  const [words] = content.subs[1]?.subs ?? []
  const isOne = content.subs.length === 2 && content.subs[1]?.subs.length === 1
  // The library looks at the first element of the octets, and its digest is of that alone.
  const isWhole = words !== undefined && isTagged(words, OCTET_STRING) && words.subs.length === 1
  const [signer] = signers.subs
  const isSigned = signers.subs.length === 1 && signer !== undefined && isProperSigner(signer)
  return isInOrder && isOne && isWhole && isSigned ? beside : undefined
}

/** SignerInfo, § 5.3. */
function isProperSigner(signer: ASN1Obj): boolean {
  const [version, id, digest, words, algorithm, signature, ...more] = signer.subs
  return (
    isTagged(signer, SEQUENCE) &&
    [id, digest, algorithm].every((one) => one !== undefined && isTagged(one, SEQUENCE)) &&
    version !== undefined &&
    isTagged(version, INTEGER) &&
    words?.tag.isContextSpecific(0) === true &&
    signature !== undefined &&
    isTagged(signature, OCTET_STRING) &&
    more.length <= 1
  )
}

/** The certificates that come along: whoever takes the signer's from among them must take the one that is trusted. */
function areProper(parts: readonly ASN1Obj[], leaf: X509Certificate): boolean {
  const certificates = parts
    .filter(({ tag }) => tag.isContextSpecific(0))
    .flatMap(({ subs }) => subs)
    .map((one) => new X509Certificate(one))
  return certificates.every(
    (one) =>
      isProperAround(one) &&
      (one.equals(leaf) || !one.issuer.equals(leaf.issuer) || !one.serialNumber.equals(leaf.serialNumber)),
  )
}
