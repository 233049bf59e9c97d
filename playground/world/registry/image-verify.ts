/** `cosign verify IMAGE@DIGEST`: finds the signatures about an image, and what each of them is worth. */
import {
  type CodeOf,
  type Evidence,
  type FindingOf,
  report,
  type Standing,
  standingOf,
} from '../../report.ts'
import { valueIn } from '../../json/reader.ts'
import { type SigstoreCheckId, type SigstoreReport, verifySigstore } from '../../sigstore/index.ts'
import { type FoundSignature, findSignatures } from './image-find.ts'
import {
  type IMAGE_CODES,
  IMAGE_PLAN,
  type ImageCheckId,
  type ImageFailure,
  type ImageLabel,
  type ImageReport,
} from './image-plan.ts'
import {
  type ImageReference,
  SIGN_PREDICATE,
  SIMPLE_SIGNING_TYPE,
  type SignatureLayout,
} from './image-signature.ts'
import { type Digest, digestOf } from './oci.ts'
import { type OciRegistry, resolve } from './store.ts'

type ImageFinding = FindingOf<ImageCheckId, typeof IMAGE_CODES>

export interface ImageQuestion extends ImageReference {
  /** JSON in UTF-8. */
  readonly trustedRoot: Uint8Array
  /** Whom the verifier expects. cosign does not even begin without both. */
  readonly policy: {
    readonly identity?: string
    readonly issuer?: string
    /** What the image was built from: whoever calls a workflow of others has its identity. */
    readonly sourceRepository?: string
  }
  /** `--check-claims`, which cosign does unless told otherwise: whether the signature is about this image. */
  readonly checkClaims?: boolean
}

export interface ImageSignature {
  readonly layout: SignatureLayout
  /** Of the manifest that holds the signature. */
  readonly digest: Digest
  readonly report: ImageReport
  /** Absent if no bundle could be made of it. */
  readonly sigstore: SigstoreReport | undefined
}

export interface ImageVerification {
  /** Of the signature that says most, wherever the registry has it: cosign takes one good one among many. */
  readonly report: ImageReport
  readonly signatures: readonly ImageSignature[]
  /** What cosign itself would answer: it wants one good signature, and an identity and an issuer to compare. */
  readonly cosign: 'accepts' | 'rejects' | 'refuses-to-run'
}

/** One that was compared and does not hold says more than one that could not be. */
const BEST_FIRST: readonly Standing[] = ['verified', 'nobody-expected', 'rejected', 'undecided']

/** Verifies every signature about an image that the registry has, in either layout. */
export function verifyImage(registry: OciRegistry, question: ImageQuestion): ImageVerification {
  const image = resolve(registry, question.name, question.digest)
  const found = findSignatures(registry, question)
  const signatures = found.map((one) => judge(one, image?.bytes, question))
  const best = BEST_FIRST.map((standing) =>
    signatures.find(({ report }) => standingOf(report) === standing),
  ).find((one) => one !== undefined)
  const { identity, issuer } = question.policy
  return {
    report: best?.report ?? reportWithout(image?.bytes, question),
    signatures,
    cosign: !identity || !issuer ? 'refuses-to-run' : cosignAnswer(signatures, question),
  }
}

/**
 * Claims that were not to be checked do not count; everything else does. Of a bundle, cosign 3 compares the digest all
 * the same: what the option drops there is one comparison of two.
 */
function cosignAnswer(signatures: readonly ImageSignature[], { checkClaims = true }: ImageQuestion) {
  const isDropped = ({ layout, sigstore }: ImageSignature) =>
    !checkClaims &&
    (layout === 'tag' || sigstore?.checks.find(({ id }) => id === 'artifact')?.status === 'passed')
  const isHeld = (check: ImageReport['checks'][number]) =>
    // It compares the identity and no more, whoever has it, too.
    check.status === 'passed' || (check.status === 'skipped' && check.because === 'anybody')
  const isGood = (one: ImageSignature) =>
    one.report.checks.every((check) => isHeld(check) || (check.id === 'claims' && isDropped(one)))
  return signatures.some(isGood) ? 'accepts' : 'rejects'
}

/** Checks of the Sigstore report that are checks of their own here. */
const ASKED_APART: readonly SigstoreCheckId[] = ['identity', 'issuer']

function judge(
  { layout, digest, read }: FoundSignature,
  image: Uint8Array | undefined,
  question: ImageQuestion,
): ImageSignature {
  const found = [
    { label: 'layout', value: layout, source: 'claim' },
    { label: 'signature-digest', value: digest, source: 'claim' },
  ] as const
  const imageFound = imageFinding(image, question.digest)
  if (!read) {
    const findings = {
      image: imageFound,
      'signature-found': undecided('signature-unreadable', found),
      ...waiting('signature-found'),
    }
    return { layout, digest, report: conclude(findings), sigstore: undefined }
  }
  // The statement of today names the image; the payload of 2023 was signed as it is, and names the image inside.
  const bytes = read.payload ?? image ?? new Uint8Array(0)
  const sigstore = verifySigstore({
    artifact: { bytes },
    bundle: read.bundle,
    trustedRoot: question.trustedRoot,
    policy: { ...question.policy, ...(layout === 'referrer' && { statementType: SIGN_PREDICATE }) },
  })
  const apart = layout === 'referrer' ? [...ASKED_APART, 'artifact'] : ASKED_APART
  const claims = read.payload
    ? payloadClaims(read.payload, question.digest)
    : statementClaims(sigstore, image)
  const findings = {
    image: imageFound,
    'signature-found': passed(found),
    sigstore: sigstoreFinding(sigstore, apart),
    claims:
      question.checkClaims === false ? ({ status: 'skipped', because: 'missing-input' } as const) : claims,
    identity: personFinding(sigstore, 'identity'),
    issuer: personFinding(sigstore, 'issuer'),
  }
  return { layout, digest, report: conclude(findings), sigstore }
}

function conclude(findings: Partial<Record<ImageCheckId, ImageFinding>>): ImageReport {
  return report<ImageCheckId, ImageFailure>(IMAGE_PLAN, findings)
}

function reportWithout(image: Uint8Array | undefined, { digest }: ImageReference): ImageReport {
  return conclude({
    image: imageFinding(image, digest),
    'signature-found': undecided('signature-missing'),
    ...waiting('signature-found'),
  })
}

function waiting(check: ImageCheckId): Partial<Record<ImageCheckId, ImageFinding>> {
  const waits = { status: 'skipped', because: { check } } as const
  return { sigstore: waits, claims: waits, identity: waits, issuer: waits }
}

/** A registry is asked by digest, so what it serves is known to be right or wrong. */
function imageFinding(image: Uint8Array | undefined, digest: Digest): ImageFinding {
  const expected: Evidence<ImageLabel> = { label: 'image-digest', value: digest, source: 'policy' }
  if (!image) return undecided('image-unknown', [expected])
  const actual: Evidence<ImageLabel> = { label: 'served-digest', value: digestOf(image), source: 'artifact' }
  if (actual.value === digest) return passed([expected, actual])
  return { ...failed('image-digest-mismatch'), expected, actual }
}

function sigstoreFinding({ checks, agrees }: SigstoreReport, apart: readonly string[]): ImageFinding {
  const own = checks.filter(({ id }) => !apart.includes(id))
  const named = (id: SigstoreCheckId) => [{ label: 'failed-check', value: id, source: 'claim' }] as const
  const bad = own.find(({ status }) => status === 'failed')
  if (bad || !agrees) return failed('signature-untrusted', named(bad?.id ?? 'library'))
  const open = own.find(({ status, required }) => status === 'undecided' || (required && status !== 'passed'))
  return open ? undecided('signature-undecided', named(open.id)) : passed([])
}

function personFinding({ checks }: SigstoreReport, id: 'identity' | 'issuer'): ImageFinding {
  const check = checks.find((one) => one.id === id)
  if (!check || check.status === 'skipped') return skippedAs(check)
  if (check.status === 'passed') return (id === 'identity' && fitsAnybody(checks)) || passed(check.evidence)
  const { expected, actual, evidence } = check
  if (check.status === 'undecided') {
    return {
      ...undecided(`${id}-undecided`, evidence),
      ...(expected && { expected }),
      ...(actual && { actual }),
    }
  }
  const isMissing = check.code === `${id}-missing`
  return {
    status: 'failed',
    code: isMissing ? `${id}-missing` : `${id}-mismatch`,
    evidence,
    ...(expected && { expected }),
    ...(actual && { actual }),
  }
}

/** A report says no more than the one that it is made of: an identity that is as true of strangers is nobody's. */
function fitsAnybody(checks: SigstoreReport['checks']): ImageFinding | undefined {
  const source = checks.find(({ id }) => id === 'source-repository')
  if (source?.status !== 'skipped' || source.because !== 'anybody') return undefined
  const evidence = checks
    .filter((check) => check.id === 'identity' || check === source)
    .flatMap((check) => check.evidence)
    .filter(({ label }) => label === 'identity' || label === 'source-repository')
  return { status: 'skipped', because: 'anybody', evidence }
}

/** For the reason that the Sigstore check gives; one that waits there waits here for the whole of it. */
function skippedAs(check: SigstoreReport['checks'][number] | undefined): ImageFinding {
  const own = check?.status === 'skipped' && typeof check.because === 'string' ? check.because : undefined
  return { status: 'skipped', because: own ?? { check: 'sigstore' }, evidence: check?.evidence ?? [] }
}

function statementClaims({ checks }: SigstoreReport, image: Uint8Array | undefined): ImageFinding {
  const check = checks.find(({ id }) => id === 'artifact')
  if (!image) return { status: 'skipped', because: { check: 'image' } }
  if (check?.status === 'passed') return passed(check.evidence)
  if (check?.status === 'undecided') return undecided('claims-unreadable', check.evidence)
  if (check?.status !== 'failed') return skippedAs(check)
  const { expected, actual, evidence } = check
  return {
    ...failed('claims-mismatch', evidence),
    ...(expected && { expected }),
    ...(actual && { actual }),
  }
}

interface SimpleSigning {
  readonly critical: { readonly image: { readonly 'docker-manifest-digest': string }; readonly type: string }
}

function payloadClaims(payload: Uint8Array, digest: Digest): ImageFinding {
  const claimed = claimedDigest(payload)
  if (claimed === undefined) return undecided('claims-unreadable')
  const expected: Evidence<ImageLabel> = { label: 'image-digest', value: digest, source: 'policy' }
  const actual: Evidence<ImageLabel> = { label: 'claimed-digest', value: claimed, source: 'claim' }
  return claimed === digest ? passed([actual]) : { ...failed('claims-mismatch'), expected, actual }
}

function claimedDigest(payload: Uint8Array): string | undefined {
  try {
    const { critical } = valueIn(payload) as SimpleSigning
    const digest: unknown = critical.image['docker-manifest-digest']
    return critical.type === SIMPLE_SIGNING_TYPE && typeof digest === 'string' ? digest : undefined
  } catch {
    return undefined
  }
}

function passed(evidence: readonly Evidence[]): ImageFinding {
  return { status: 'passed', evidence }
}

function failed(code: CodeOf<typeof IMAGE_CODES, 'failed'>, evidence: readonly Evidence[] = []) {
  return { status: 'failed', code, evidence } as const
}

function undecided(code: CodeOf<typeof IMAGE_CODES, 'undecided'>, evidence: readonly Evidence[] = []) {
  return { status: 'undecided', code, evidence } as const
}
