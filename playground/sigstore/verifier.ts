/** The recipe. Every check that can run, runs; the library's own verdict stands beside them. */
import { crypto } from '@sigstore/core'
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify'
import type { Bundle } from '@sigstore/bundle'
import type { TrustedRoot } from '@sigstore/protobuf-specs'
import { signatureContent } from '@sigstore/verify/dist/bundle/index.js'
import { bytesKnownByDigest } from '../platform/hash.ts'
import { report, type Finding } from '../report.ts'
import { describeCertificate, parseCertificate, type CertificateDescription } from './certificate.ts'
import { checkArtifact } from './checks/artifact.ts'
import { checkChain, checkCodeSigning, checkSct } from './checks/certificate.ts'
import { type Certificate, type Context, failed, passed, plain, step, waitsFor } from './checks/context.ts'
import { checkIdentity, checkIssuer } from './checks/identity.ts'
import { checkCheckpoint, checkEntry, checkInclusion, checkPromise, checkProof } from './checks/log.ts'
import { checkTrustedTime } from './checks/time.ts'
import type { Signer } from './entry.ts'
import type { Artifact, ArtifactDigests, Policy, SigstoreInput } from './input.ts'
import { askLibrary } from './library.ts'
import {
  evidence,
  KEY_PLAN,
  KEYLESS_PLAN,
  type LibraryVerdict,
  type SigstoreCheckId,
  type SigstoreFailure,
  type SigstoreReport,
} from './plan.ts'
import { leafOf, readBundle, readTrustedRoot, type SigstoreFinding } from './read.ts'

type Findings = Partial<Record<SigstoreCheckId, SigstoreFinding>>

/**
 * Verifies a Sigstore bundle for an artifact, offline, against a trusted root and the verifier's expectation.
 *
 * @param input bytes as they came; see {@link SigstoreInput} for who controls which
 * @returns every check of the plan with its evidence, and what `@sigstore/verify` itself said
 */
export function verifySigstore(input: SigstoreInput): SigstoreReport {
  const { policy } = input
  const bundle = readBundle(input.bundle)
  const root = readTrustedRoot(input.trustedRoot)
  const plan = planFor(policy, bundle.value)
  const findings: Findings = { bundle: bundle.finding, 'trusted-root': root.finding }

  const waiting = bundle.value ? 'trusted-root' : 'bundle'
  for (const { id } of plan) findings[id] ??= waitsFor(waiting)
  if (!bundle.value || !root.value) return conclude(plan, findings)

  const key = 'key' in policy ? step('key-unreadable', () => crypto.createPublicKey(policy.key)) : undefined
  const trust = step('not-a-trusted-root', () =>
    toTrust(root.value as TrustedRoot, key && 'value' in key ? key.value : undefined),
  )
  if ('code' in trust) {
    findings['trusted-root'] = failed(trust.code, [trust.said])
    return conclude(plan, findings)
  }

  const { bytes, digests } = open(input.artifact)
  const context: Context = {
    bundle: bundle.value,
    trust: trust.value,
    content: signatureContent(bundle.value, bytes),
  }
  const der = leafOf(bundle.value)
  const leaf = der && step('certificate-unreadable', () => parseCertificate(der))
  const time = checkTrustedTime(context)
  findings['trusted-time'] = time.finding
  const material = checkMaterial(bundle.value, plan === KEY_PLAN)
  findings['material'] = material

  let signer: Signer | undefined
  if (plan === KEY_PLAN) {
    const held = key && 'value' in key ? key.value : undefined
    findings['public-key'] = !key
      ? { status: 'skipped', because: 'missing-input' }
      : held
        ? passed()
        : failed('key-unreadable')
    findings['signature'] = held ? checkSignature(context, () => held) : waitsFor('public-key')
    if ('key' in policy && held) signer = { der: spkiOf(policy.key), source: 'policy', sha256 }
  } else if (der && leaf && 'value' in leaf) {
    Object.assign(findings, checkLeaf(leaf.value, time.times, context, policy))
    signer = { der, source: 'claim', sha256 }
  } else {
    const unreadable = leaf && 'code' in leaf
    findings['certificate-chain'] = unreadable ? failed(leaf.code, [leaf.said]) : waitsFor('material')
    for (const id of ['code-signing', 'sct', 'identity', 'issuer', 'signature'] as const) {
      findings[id] = waitsFor(unreadable ? 'certificate-chain' : 'material')
    }
  }

  findings['inclusion-promise'] = checkPromise(context)
  findings['inclusion-proof'] = checkProof(context)
  findings['checkpoint'] = checkCheckpoint(context, time.times)
  findings['log-inclusion'] = checkInclusion(
    context,
    findings['inclusion-promise'],
    findings['inclusion-proof'],
    findings['checkpoint'],
  )
  findings['log-entry'] = checkEntry(context, signer)
  findings['artifact'] = checkArtifact(context, digests)
  const ready = material.status === 'passed' && (findings['public-key'] ?? passed()).status === 'passed'
  return conclude(plan, findings, ready ? askLibrary(bundle.value, trust.value, bytes) : undefined)
}

type Plan = typeof KEYLESS_PLAN | typeof KEY_PLAN

/** The verifier's policy decides which list of checks applies; only where there is none does the bundle. */
function planFor(policy: Policy, bundle: Bundle | undefined): Plan {
  if ('key' in policy) return KEY_PLAN
  const silent = !policy.identity && !policy.issuer
  return silent && bundle?.verificationMaterial.content.$case === 'publicKey' ? KEY_PLAN : KEYLESS_PLAN
}

function toTrust(root: TrustedRoot, key: TrustKey | undefined): TrustMaterial {
  return toTrustMaterial(root, () => {
    if (!key) throw new Error('no public key was given')
    return { publicKey: key, validFor: () => true }
  })
}
type TrustKey = ReturnType<typeof crypto.createPublicKey>

function open(artifact: Artifact): { readonly bytes: Buffer; readonly digests: ArtifactDigests } {
  if ('digests' in artifact)
    return { bytes: bytesKnownByDigest(artifact.digests) as unknown as Buffer, digests: artifact.digests }
  const bytes = Buffer.from(
    artifact.bytes.buffer as ArrayBuffer,
    artifact.bytes.byteOffset,
    artifact.bytes.length,
  )
  const digest = (name: string) => Uint8Array.from(crypto.digest(name, bytes))
  return { bytes, digests: { sha256: digest('sha256'), sha384: digest('sha384'), sha512: digest('sha512') } }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(crypto.digest('sha256', bytes))
}

function spkiOf(pem: string): Uint8Array {
  return Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'))
}

/** Key given, certificate found, or the reverse: the library would quietly use what the bundle carries. */
function checkMaterial(bundle: Bundle, keyExpected: boolean): SigstoreFinding {
  const { content } = bundle.verificationMaterial
  const actual = evidence('material-kind', content.$case, 'claim')
  if (keyExpected === (content.$case === 'publicKey')) {
    const seen =
      content.$case === 'publicKey'
        ? [actual, evidence('key-hint', content.publicKey.hint, 'claim')]
        : [actual]
    return passed(seen)
  }
  const expected = evidence('material-kind', keyExpected ? 'publicKey' : 'certificate', 'policy')
  return failed(keyExpected ? 'public-key-expected' : 'certificate-expected', [], { expected, actual })
}

function checkLeaf(leaf: Certificate, times: readonly Date[], context: Context, policy: Policy): Findings {
  const chain = checkChain(leaf, times, context)
  const described = step('certificate-unreadable', () => describeCertificate(leaf))
  const expected = 'key' in policy ? {} : policy
  const about = (check: (certificate: CertificateDescription) => SigstoreFinding): SigstoreFinding =>
    'value' in described ? check(described.value) : failed(described.code, [described.said])
  return {
    'certificate-chain': chain.finding,
    'code-signing': checkCodeSigning(leaf),
    sct: checkSct(leaf, chain.path, context),
    identity: about((certificate) => checkIdentity(certificate, expected.identity)),
    issuer: about((certificate) => checkIssuer(certificate, expected.issuer)),
    signature: checkSignature(context, () => crypto.createPublicKey(leaf.publicKey)),
  }
}

function checkSignature({ content, bundle }: Context, key: () => TrustKey): SigstoreFinding {
  const seen = [evidence('signature', plain(content.signature), 'claim')]
  if (bundle.content.$case === 'dsseEnvelope') {
    seen.push(evidence('payload-type', bundle.content.dsseEnvelope.payloadType, 'claim'))
  }
  const valid = step('signature-invalid', () => content.verifySignature(key()))
  if ('code' in valid) return failed(valid.code, [...seen, valid.said])
  return valid.value ? passed(seen) : failed('signature-invalid', seen)
}

/** Failures on what the library does not look at: they reject where it accepts, by design. */
const OURS: ReadonlySet<SigstoreFailure> = new Set([
  'certificate-expected',
  'public-key-expected',
  'not-for-code-signing',
  'log-key-expired',
  'entry-other-signer',
  'digest-mismatch',
  'payload-type',
  'statement-unreadable',
  'subject-mismatch',
  'identity-mismatch',
  'identity-missing',
  'issuer-mismatch',
  'issuer-missing',
])

function conclude(plan: Plan, findings: Findings, library?: LibraryVerdict): SigstoreReport {
  const explained = Object.values(findings).some(
    (finding) => finding.status === 'failed' && !OURS.has(finding.code),
  )
  const agrees = library === undefined || library.accepts === !explained
  findings.library = library ? libraryFinding(library, agrees) : waitsFor(whatStopped(findings))
  const { verdict, checks } = report<SigstoreCheckId, SigstoreFailure>(
    plan,
    findings as Record<SigstoreCheckId, Finding<SigstoreCheckId, SigstoreFailure>>,
  )
  return { verdict, checks, library, agrees }
}

/** The first check without which the library cannot be asked. */
function whatStopped(findings: Findings): SigstoreCheckId {
  const needed = ['bundle', 'trusted-root', 'material'] as const
  return needed.find((id) => findings[id]?.status !== 'passed') ?? 'public-key'
}

function libraryFinding(library: LibraryVerdict, agrees: boolean): SigstoreFinding {
  const seen = [
    ...(library.code ? [evidence('library-code', library.code, 'policy')] : []),
    ...(library.message ? [evidence('library-message', library.message, 'policy')] : []),
  ]
  if (!agrees) return failed('library-disagrees', seen)
  return library.accepts ? passed(seen) : failed('library-rejects', seen)
}
