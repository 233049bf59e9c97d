/** Does the leaf lead to a trusted CA at the time of signing, and was its issuance logged? */
import { verifyCertificateChain } from '@sigstore/verify/dist/key/certificate.js'
import { verifySCTs } from '@sigstore/verify/dist/key/sct.js'
import { equalBytes } from '../../bytes.ts'
import { describeCertificate, isProperAround, parseCertificate, subjectOf } from '../certificate.ts'
import type { Evidence } from '../../report.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import {
  type Certificate,
  type Context,
  failed,
  isThere,
  passed,
  plain,
  step,
  stopped,
  together,
  undecided,
  WAIVED,
  waitsFor,
} from './context.ts'
import { notComputed, uncomputedSct } from './algorithm.ts'
import { checkForm, isProperAlong } from './certificate-form.ts'
import { isProperSctList } from './sct-form.ts'
import type { TrustedTime, TrustedTimes } from './time.ts'
import { whyUnchained } from './unchained.ts'
import { boundOf, endBetween, endOfAuthorityBetween, instant, isTime } from './validity.ts'

export interface Chain {
  /** Leaf first, root last; absent unless it leads to a trusted CA. */
  readonly path?: readonly Certificate[]
  readonly finding: SigstoreFinding
}

/** The chain must hold at every trusted time, not just at one of them. */
export function checkChain(
  leaf: Certificate,
  { times, vouched }: TrustedTimes,
  { bundle, trust }: Context,
): Chain {
  const described = step('certificate-unreadable', () => describeCertificate(leaf))
  if ('code' in described) return { finding: stopped(described) }
  const { notBefore, notAfter } = described.value
  const seen = [
    evidence('certificate-issuer', described.value.issuerName, 'claim'),
    evidence('certificate-serial', plain(leaf.serialNumber), 'claim'),
    boundOf(leaf, 'start', 'not-before', 'claim'),
    boundOf(leaf, 'end', 'not-after', 'claim'),
  ]
  if (times.length === 0) return { finding: { ...waitsFor('trusted-time'), evidence: seen } }
  if (!trust.certificateAuthorities.some(isThere)) return { finding: undecided('no-ca-in-root', seen) }

  let path: readonly Certificate[] = []
  const unchained: SigstoreFinding[] = []
  for (const witnessed of times) {
    const { time, label } = witnessed
    const chain = step('chain-untrusted', () =>
      verifyCertificateChain(time, leaf, trust.certificateAuthorities),
    )
    if ('value' in chain) {
      path = chain.value
      continue
    }
    const outside = time < notBefore || time > notAfter
    if (!outside) {
      unchained.push(whyUnchained(leaf, witnessed, trust.certificateAuthorities, chain))
      continue
    }
    const bound =
      time < notBefore ? evidence('not-before', notBefore, 'claim') : evidence('not-after', notAfter, 'claim')
    const actual = evidence(label, time, 'claim')
    unchained.push(failed('outside-validity', [chain.said], { expected: bound, actual }))
  }
  if (unchained.length > 0) {
    const finding = together(unchained)
    return { finding: { ...finding, evidence: [...seen, ...(finding.evidence ?? [])] } }
  }
  const odd =
    checkOrder(bundle, trust.certificateAuthorities) ??
    checkForm(path.slice(0, -1), path) ??
    checkFractions(leaf, times, trust)
  if (odd) return { path, finding: { ...odd, evidence: [...seen, ...(odd.evidence ?? [])] } }
  if (!vouched) return { path, finding: { ...waitsFor('trusted-time'), evidence: seen } }
  const root = path.at(-1)
  return {
    path,
    finding: passed(root ? [...seen, evidence('root-subject', subjectOf(root), 'trust')] : seen),
  }
}

/** Of a time with a fraction the library saw the second before it, at which the chain holds. */
function checkFractions(
  leaf: Certificate,
  times: readonly TrustedTime[],
  { certificateAuthorities }: Context['trust'],
): SigstoreFinding | undefined {
  for (const witnessed of times) {
    const { time, exact, label } = witnessed
    if (time >= exact) continue
    const own = endBetween([boundOf(leaf, 'end', 'not-after', 'claim')], witnessed)
    const above = certificateAuthorities.flatMap((one) => {
      const path = step('chain-untrusted', () => verifyCertificateChain(time, leaf, [one]))
      if ('code' in path) return []
      return [endOfAuthorityBetween({ ...one, certChain: path.value.slice(1) }, witnessed)]
    })
    const expected = own ?? (above.includes(undefined) ? undefined : above[0])
    if (expected) {
      return failed('past-by-fraction', [], { expected, actual: evidence(label, exact, 'claim') })
    }
  }
  return undefined
}

/**
 * A chain in a bundle is in issuing order: each certificate names the next as its issuer (sigstore_bundle.proto,
 * `VerificationMaterial`). Roots are superfluous there but harmless, and npm's v0.1 bundles have them; a root before
 * the intermediate is a chain that different verifiers build differently. The library looks at the leaf alone.
 */
function checkOrder(
  { verificationMaterial: { content } }: Context['bundle'],
  authorities: Context['trust']['certificateAuthorities'],
): SigstoreFinding | undefined {
  if (content.$case !== 'x509CertificateChain') return undefined
  const chain = step('chain-unreadable', () => {
    const all = content.x509CertificateChain.certificates.map(({ rawBytes }) => rawBytes)
    const certificates = all.map((rawBytes) => parseCertificate(rawBytes))
    const believed = authorities.flatMap(({ certChain }) => certChain)
    const [, ...above] = certificates
    const areProper = above.every(isProperAround) && all.slice(1).every((der) => isProperAlong(der, believed))
    if (!areProper) return undecided('certificate-malformed')
    for (const [i, next] of above.entries()) {
      const one = certificates[i] as Certificate
      if (equalBytes(one.issuer, next.subject)) continue
      return failed('chain-out-of-order', [], {
        expected: evidence('certificate-issuer', describeCertificate(one).issuerName, 'claim'),
        actual: evidence('certificate-subject', subjectOf(next), 'claim'),
      })
    }
    return undefined
  })
  return 'code' in chain ? stopped(chain) : chain.value
}

/** RFC 6962 § 3.2: the log signed the certificate as it was before the SCT was put in. */
export function checkSct(
  leaf: Certificate,
  path: readonly Certificate[] | undefined,
  { trust, waived }: Context,
): SigstoreFinding {
  const seen = step('certificate-unreadable', () =>
    (leaf.extSCT?.signedCertificateTimestamps ?? []).flatMap((sct) => [
      evidence('sct-log-id', plain(sct.logID), 'claim'),
      sctTime(sct),
    ]),
  )
  if ('code' in seen) return stopped(seen)
  if (waived.ctLogs && leaf.extSCT === undefined) return WAIVED
  const issuer = path?.[1]
  if (!issuer) return { ...waitsFor('certificate-chain'), evidence: seen.value }
  if (trust.ctlogs.length === 0) return undecided('no-ct-log-in-root', seen.value)
  const logs = step('sct-untrusted', () => verifySCTs(leaf, issuer, trust.ctlogs))
  if ('code' in logs) {
    const known = knownIn(leaf, trust)
    const said = [...seen.value, logs.said]
    if (!known.every(({ datetime }) => isTime(datetime))) return undecided('time-unreadable', said)
    const algorithm = known.map(uncomputedSct).find((name) => name !== undefined)
    return algorithm === undefined
      ? stopped(logs, seen.value)
      : notComputed(algorithm, [...seen.value, logs.said])
  }
  if (logs.value.length === 0) return failed('sct-missing', seen.value)
  const duplicate = logs.value.some((a, i) => logs.value.slice(i + 1).some((b) => equalBytes(a, b)))
  if (duplicate) return failed('sct-duplicate', seen.value)
  return isProperSctList(leaf) ? passed(seen.value) : undecided('sct-malformed', seen.value)
}

type Sct = NonNullable<Certificate['extSCT']>['signedCertificateTimestamps'][number]

function sctTime({ datetime, timestamp }: Sct): Evidence {
  return instant('sct-time', datetime, String(timestamp.readBigInt64BE()), 'claim')
}

/** SCTs by logs that the root names; the others were compared with each of them. */
function knownIn(leaf: Certificate, { ctlogs }: Context['trust']): Sct[] {
  return (leaf.extSCT?.signedCertificateTimestamps ?? []).filter(({ logID }) =>
    ctlogs.some((log) => log.logID.equals(logID)),
  )
}
