/** Does the leaf lead to a trusted CA at the time of signing, is it for code signing, and was its issuance logged? */
import { verifyCertificateChain } from '@sigstore/verify/dist/key/certificate.js'
import { verifySCTs } from '@sigstore/verify/dist/key/sct.js'
import { equalBytes } from '../../bytes.ts'
import { describeCertificate, parseCertificate, subjectOf } from '../certificate.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import {
  type Certificate,
  type Context,
  failed,
  passed,
  plain,
  step,
  stopped,
  undecided,
  waitsFor,
} from './context.ts'
import type { TrustedTime } from './time.ts'

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3'
const EXTENDED_KEY_USAGE = '2.5.29.37'

export interface Chain {
  /** Leaf first, root last; absent unless it leads to a trusted CA. */
  readonly path?: readonly Certificate[]
  readonly finding: SigstoreFinding
}

/** The chain must hold at every trusted time, not just at one of them. */
export function checkChain(
  leaf: Certificate,
  times: readonly TrustedTime[],
  { bundle, trust }: Context,
): Chain {
  const described = step('certificate-unreadable', () => describeCertificate(leaf))
  if ('code' in described) return { finding: stopped(described) }
  const { notBefore, notAfter } = described.value
  const seen = [
    evidence('certificate-issuer', described.value.issuerName, 'claim'),
    evidence('certificate-serial', plain(leaf.serialNumber), 'claim'),
    evidence('not-before', notBefore, 'claim'),
    evidence('not-after', notAfter, 'claim'),
  ]
  if (times.length === 0) return { finding: { ...waitsFor('trusted-time'), evidence: seen } }
  if (trust.certificateAuthorities.length === 0) return { finding: undecided('nothing-in-root', seen) }

  let path: readonly Certificate[] = []
  for (const { time, label } of times) {
    const chain = step('chain-untrusted', () =>
      verifyCertificateChain(time, leaf, trust.certificateAuthorities),
    )
    if ('value' in chain) {
      path = chain.value
      continue
    }
    const outside = time < notBefore || time > notAfter
    if (!outside) return { finding: stopped(chain, seen) }
    const bound =
      time < notBefore ? evidence('not-before', notBefore, 'claim') : evidence('not-after', notAfter, 'claim')
    return {
      finding: failed('outside-validity', [...seen, chain.said], {
        expected: bound,
        actual: evidence(label, time, 'claim'),
      }),
    }
  }
  const order = checkOrder(bundle)
  if (order) return { path, finding: { ...order, evidence: [...seen, ...(order.evidence ?? [])] } }
  const root = path.at(-1)
  return {
    path,
    finding: passed(root ? [...seen, evidence('root-subject', subjectOf(root), 'trust')] : seen),
  }
}

/**
 * A chain in a bundle is in issuing order: each certificate names the next as its issuer (sigstore_bundle.proto,
 * `VerificationMaterial`). Roots are superfluous there but harmless, and npm's v0.1 bundles have them; a root before
 * the intermediate is a chain that different verifiers build differently. The library looks at the leaf alone.
 */
function checkOrder({ verificationMaterial: { content } }: Context['bundle']): SigstoreFinding | undefined {
  if (content.$case !== 'x509CertificateChain') return undefined
  const chain = step('chain-unreadable', () => {
    const certificates = content.x509CertificateChain.certificates.map(({ rawBytes }) =>
      parseCertificate(rawBytes),
    )
    for (const [i, next] of certificates.slice(1).entries()) {
      const above = certificates[i] as Certificate
      if (equalBytes(above.issuer, next.subject)) continue
      return { expected: describeCertificate(above).issuerName, actual: subjectOf(next) }
    }
    return undefined
  })
  if ('code' in chain) return stopped(chain)
  return (
    chain.value &&
    failed('chain-out-of-order', [], {
      expected: evidence('certificate-issuer', chain.value.expected, 'claim'),
      actual: evidence('certificate-subject', chain.value.actual, 'claim'),
    })
  )
}

/** The library leaves this to its caller: a certificate for another purpose must not sign code (RFC 5280 § 4.2.1.12). */
export function checkCodeSigning(leaf: Certificate): SigstoreFinding {
  const usages = step('certificate-unreadable', () =>
    (leaf.extension(EXTENDED_KEY_USAGE)?.valueObj.subs[0]?.subs ?? []).map((usage) => usage.toOID()),
  )
  if ('code' in usages) return stopped(usages)
  const actual = evidence('extended-key-usage', usages.value.join(' '), 'claim')
  if (usages.value.includes(CODE_SIGNING)) return passed([actual])
  return failed('not-for-code-signing', [], {
    expected: evidence('extended-key-usage', CODE_SIGNING, 'policy'),
    actual,
  })
}

/** RFC 6962 § 3.2: the log signed the certificate as it was before the SCT was put in. */
export function checkSct(
  leaf: Certificate,
  path: readonly Certificate[] | undefined,
  { trust }: Context,
): SigstoreFinding {
  const seen = step('certificate-unreadable', () =>
    (leaf.extSCT?.signedCertificateTimestamps ?? []).flatMap((sct) => [
      evidence('sct-log-id', plain(sct.logID), 'claim'),
      evidence('sct-time', sct.datetime, 'claim'),
    ]),
  )
  if ('code' in seen) return stopped(seen)
  const issuer = path?.[1]
  if (!issuer) return { ...waitsFor('certificate-chain'), evidence: seen.value }
  if (trust.ctlogs.length === 0) return undecided('nothing-in-root', seen.value)
  const logs = step('sct-untrusted', () => verifySCTs(leaf, issuer, trust.ctlogs))
  if ('code' in logs) return stopped(logs, seen.value)
  if (logs.value.length === 0) return failed('sct-missing', seen.value)
  const duplicate = logs.value.some((a, i) => logs.value.slice(i + 1).some((b) => equalBytes(a, b)))
  return duplicate ? failed('sct-duplicate', seen.value) : passed(seen.value)
}
