/** The recipe. Every check that can run, runs; the library's own verdict stands beside them. */
import { crypto } from '@sigstore/core'
import type { Bundle } from '@sigstore/bundle'
import { signatureContent } from '@sigstore/verify/dist/bundle/index.js'
import { answerAhead, type Subtle } from '../platform/ahead.ts'
import { scratch } from '../platform/buffer.ts'
import { withoutStacks } from '../platform/errors.ts'
import { bytesKnownByDigest, digest, unchanging } from '../platform/hash.ts'
import { type CheckPlan, report } from '../report.ts'
import {
  describeCertificate,
  isEncodedTwice,
  parseCertificate,
  type CertificateDescription,
} from './certificate.ts'
import { checkArtifact } from './checks/artifact.ts'
import { checkChain, checkSct } from './checks/certificate.ts'
import { checkPurpose, FORM_CODES } from './checks/certificate-form.ts'
import {
  type Certificate,
  type Context,
  failed,
  passed,
  step,
  stopped,
  type Trusted,
  undecided,
  waitsFor,
} from './checks/context.ts'
import { checkIdentity, checkIssuer } from './checks/identity.ts'
import {
  checkCheckpoint,
  checkEntry,
  checkInclusion,
  checkPromise,
  checkProof,
  withOwnNames,
} from './checks/log.ts'
import { checkSourceRef, checkSourceRepository } from './checks/source.ts'
import { checkSignature, openKey, type OpenArtifact, type TrustKey } from './checks/signature.ts'
import { checkStatementType, statementOf } from './checks/statement.ts'
import { checkTrustedTime, type TrustedTimes } from './checks/time.ts'
import { firstPem, type PemBlock, type Signer } from './entry.ts'
import type { Artifact, ArtifactDigests, DigestName, Policy, SigstoreInput } from './input.ts'
import { askLibrary, UNEXPECTED } from './library.ts'
import {
  evidence,
  KEY_PLAN,
  KEY_WITHOUT_LOGS,
  KEYLESS_PLAN,
  KEYLESS_WITHOUT_LOGS,
  type LibraryVerdict,
  type SigstoreCheckId,
  type SigstoreFailure,
  type SigstoreReport,
} from './plan.ts'
import { leafOf, type Read, readBundle, type SigstoreFinding } from './read.ts'
import { LONGEST_TEXT } from './shape.ts'
import { hasCircle, openTrust } from './trust.ts'
import { isStrictKey } from '../platform/spki.ts'

type Findings = Partial<Record<SigstoreCheckId, SigstoreFinding>>

/**
 * Verifies a Sigstore bundle for an artifact, offline, against a trusted root and the verifier's expectation.
 *
 * @param input bytes as they came; see {@link SigstoreInput} for who controls which
 * @returns every check of the plan with its evidence, and what `@sigstore/verify` itself said; bad input is a failed or
 *   undecided check
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { verifySigstore } from 'shomei/sigstore'
 *
 * const { verdict } = verifySigstore({
 *   artifact: { bytes: await readFile('hello-shomei-1.0.0.jar') },
 *   bundle: await readFile('sigstore/hello-shomei-1.0.0.jar.sigstore.json'),
 *   trustedRoot: await readFile('sigstore/trusted_root.json'),
 *   policy: {
 *     identity:
 *       'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
 *     issuer: 'https://token.actions.shomei-lab.invalid',
 *   },
 * })
 * verdict // 'verified'
 * ```
 */
export function verifySigstore(input: SigstoreInput): SigstoreReport {
  return conclude(explain(input, readOnce(input)))
}

/**
 * {@link verifySigstore} with its signature checks computed by WebCrypto where there is one: the same report, sooner.
 * The library still gives its verdict in a synchronous run of its own, which finds their answers remembered.
 *
 * @param subtle `crypto.subtle`; `undefined` in an insecure context
 */
export async function verifySigstoreAhead(
  input: SigstoreInput,
  subtle: Subtle | undefined,
): Promise<SigstoreReport> {
  // A copy: what is explained now and what the library reads later have to be the same bytes.
  const artifact =
    'bytes' in input.artifact ? { bytes: new Uint8Array(input.artifact.bytes) } : input.artifact
  const read = readOnce(input)
  return conclude(await answerAhead(subtle, () => explain({ ...input, artifact }, read)))
}

interface Explained {
  readonly plan: Plan
  readonly findings: Findings
  /** Absent where something is missing that the library needs. */
  readonly askLibrary?: () => LibraryVerdict
}

/** What no signature of the bundle decides, and so is read once, however often it is explained. */
interface Reading {
  readonly bundle: Read<Bundle>
  readonly statement: Context['statement']
  /** Of a circle in it signatures decide, and what is kept of a root must not follow from assumed ones. */
  readonly trust: ReturnType<typeof openTrust>
}

function readOnce(input: SigstoreInput): Reading {
  const bundle = readBundle(input.bundle)
  return {
    bundle,
    statement: bundle.value && statementOf(bundle.value),
    trust: openTrust(input.trustedRoot),
  }
}

/** Every check but the library's. */
function explain(
  input: SigstoreInput,
  { bundle, statement, trust: { root, material: trust } }: Reading,
): Explained {
  const { policy } = input
  const waived = waivedBy(policy, trust)
  const plan = planFor(policy, bundle.value, waived.logs)
  const findings: Findings = { bundle: bundle.finding, 'trusted-root': root.finding }

  const waiting = bundle.value ? 'trusted-root' : 'bundle'
  for (const { id } of plan) findings[id] ??= waitsFor(waiting)
  if (!bundle.value || !trust) return { plan, findings }

  const held = 'key' in policy && policy.key.length <= LONGEST_TEXT ? policy.key : undefined
  const pem = held === undefined ? undefined : firstPem(held)
  const key =
    held === undefined ? undefined : openKey(() => keyIn(pem), pem?.der ?? new Uint8Array(), 'policy')
  if ('code' in trust) {
    findings['trusted-root'] = stopped(trust)
    return { plan, findings }
  }

  const artifact = open(input.artifact)
  const { bytes, digests } = artifact
  const named = withOwnNames(trust.value, bundle.value)
  const context: Context = {
    waived,
    bundle: bundle.value,
    trust: key && !('why' in key) ? withKey(named, key) : named,
    content: signatureContent(bundle.value, bytes),
    statement,
  }
  const der = leafOf(bundle.value)
  const unread = der && isEncodedTwice(der) ? 'certificate-encoded-twice' : 'certificate-unreadable'
  const leaf = der && step(unread, () => parseCertificate(der))
  // The root's own certificates make none, and could be read for that: what cannot be now is the bundle's.
  const circle =
    !isByKey(plan) && leaf && 'value' in leaf
      ? step('certificate-unreadable', () => hasCircle(context.trust, leaf.value))
      : undefined
  const endsSomewhere = circle === undefined || ('value' in circle && !circle.value)
  const begun =
    leaf && 'value' in leaf ? step('certificate-unreadable', () => leaf.value.notBefore) : undefined
  const notBefore = begun && 'value' in begun ? begun.value : undefined
  const time = thrifty(() => checkTrustedTime(context))
  findings['trusted-time'] = time.finding
  const material = checkMaterial(bundle.value, isByKey(plan))
  findings['material'] = material

  let signer: Signer | SigstoreCheckId
  if (isByKey(plan)) {
    const opened = key && !('why' in key)
    findings['public-key'] = key ? ('why' in key ? key.why : passed()) : keyNotLookedAt(policy)
    findings['signature'] = opened ? checkSignature(context, key, artifact) : waitsFor('public-key')
    signer = pem && opened ? { der: pem.der, source: 'policy', sha256 } : 'public-key'
  } else if (der && leaf && 'value' in leaf && endsSomewhere) {
    const certificate = leaf.value
    Object.assign(
      findings,
      thrifty(() => checkLeaf(certificate, time, context, policy, artifact)),
    )
    signer = { der, source: 'claim', sha256 }
  } else {
    findings['certificate-chain'] = leaf ? whyNotFollowed(leaf, circle) : waitsFor('material')
    signer = leaf ? 'certificate-chain' : 'material'
    for (const id of OF_LEAF) findings[id] = waitsFor(signer)
  }

  const parts = thrifty(() => ({
    'inclusion-promise': checkPromise(context),
    'inclusion-proof': checkProof(context),
    checkpoint: checkCheckpoint(context, time.times, notBefore),
  }))
  Object.assign(findings, parts)
  findings['log-inclusion'] = checkInclusion(context, parts)
  findings['log-entry'] = checkEntry(context, signer)
  findings['artifact'] = checkArtifact(context, digests)
  findings['statement-type'] = checkStatementType(context, policy)
  const thresholds = {
    tlogThreshold: waived.logs ? 0 : 1,
    ctlogThreshold: waived.ctLogs ? 0 : 1,
  } as const
  const ready =
    endsSomewhere &&
    material.status === 'passed' &&
    (findings['public-key'] ?? passed()).status === 'passed' &&
    !cannotBeComputed(findings['signature'])
  return {
    plan,
    findings,
    ...(ready && {
      askLibrary: () => thrifty(() => askLibrary(context.bundle, context.trust, bytes, thresholds)),
    }),
  }
}

/** Why nobody follows the bundle's certificate up to a root. */
function whyNotFollowed(...steps: readonly (ReturnType<typeof step> | undefined)[]): SigstoreFinding {
  const stop = steps.find((one) => one && 'code' in one)
  return stop && 'code' in stop ? stopped(stop) : undecided('leaf-circular')
}

/** For work that is the library's alone, whose buffers and errors nobody sees afterwards. */
function thrifty<T>(run: () => T): T {
  return scratch(() => withoutStacks(run))
}

type Plan = CheckPlan<SigstoreCheckId>

const isByKey = (plan: Plan) => plan === KEY_PLAN || plan === KEY_WITHOUT_LOGS

/** The verifier's policy decides which list of checks applies; only where there is none does the bundle. */
function planFor(policy: Policy, bundle: Bundle | undefined, withoutLogs: boolean): Plan {
  const silent = !('key' in policy) && !policy.identity && !policy.issuer
  const isKey = 'key' in policy || (silent && bundle?.verificationMaterial.content.$case === 'publicKey')
  if (isKey) return withoutLogs ? KEY_WITHOUT_LOGS : KEY_PLAN
  return withoutLogs ? KEYLESS_WITHOUT_LOGS : KEYLESS_PLAN
}

/** The verifier's word, and the trusted root's: never the bundle's. */
function waivedBy({ noLog = false }: Policy, trust: Reading['trust']['material']): Context['waived'] {
  const root = trust && 'value' in trust ? trust.value : undefined
  const logs = noLog && root?.tlogs.length === 0
  return { logs, ctLogs: logs && root.ctlogs.length === 0 }
}

function keyNotLookedAt(policy: Policy): SigstoreFinding {
  return { status: 'skipped', because: 'key' in policy ? 'too-much' : 'missing-input' }
}

/** The key that the verifier holds, whatever the bundle calls it. */
function withKey(trust: Trusted, publicKey: TrustKey): Trusted {
  return { ...trust, publicKey: () => ({ publicKey, validFor: () => true }) }
}

/** From the very DER that is compared with the signer in the log: a file that two readers read differently is no key. */
function keyIn(pem: PemBlock | undefined): TrustKey {
  const type = pem && KEY_LABELS[pem.label]
  if (!type) throw new Error('not a public key in PEM')
  if (!isStrictKey(pem.der)) throw new Error('the key is not a SubjectPublicKeyInfo')
  return crypto.createPublicKey(Buffer.from(pem.der), type)
}
const KEY_LABELS: Readonly<Record<string, 'spki' | 'pkcs1'>> = {
  'PUBLIC KEY': 'spki',
  'RSA PUBLIC KEY': 'pkcs1',
}

function open(artifact: Artifact): OpenArtifact {
  if ('digests' in artifact)
    return { bytes: bytesKnownByDigest(artifact.digests) as unknown as Buffer, digests: artifact.digests }
  const bytes = unchanging(artifact.bytes)
  const lazily = (name: DigestName) => ({
    enumerable: true,
    get: () => Uint8Array.from(digest(name, bytes)),
  })
  const digests: ArtifactDigests = Object.defineProperties(
    {},
    { sha256: lazily('sha256'), sha384: lazily('sha384'), sha512: lazily('sha512') },
  )
  return { bytes: bytes as unknown as Buffer, digests }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(crypto.digest('sha256', bytes))
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

/** What is asked of a certificate beside where it leads. */
const OF_LEAF = [
  'code-signing',
  'sct',
  'identity',
  'issuer',
  'source-repository',
  'source-ref',
  'signature',
] as const

function checkLeaf(
  leaf: Certificate,
  times: TrustedTimes,
  context: Context,
  policy: Policy,
  artifact: OpenArtifact,
): Findings {
  const chain = checkChain(leaf, times, context)
  const described = step('certificate-unreadable', () => describeCertificate(leaf))
  const expected = 'key' in policy ? {} : policy
  const about = (check: (certificate: CertificateDescription) => SigstoreFinding): SigstoreFinding =>
    'value' in described ? check(described.value) : stopped(described)
  return {
    'certificate-chain': chain.finding,
    'code-signing': checkPurpose(leaf, chain.path?.slice(1, -1) ?? []),
    sct: checkSct(leaf, chain.path, context),
    identity: about((certificate) => checkIdentity(certificate, expected.identity)),
    issuer: about((certificate) => checkIssuer(certificate, expected.issuer)),
    'source-repository': about((certificate) =>
      checkSourceRepository(certificate, expected.sourceRepository),
    ),
    'source-ref': about((certificate) => checkSourceRef(certificate, expected.sourceRef)),
    signature: checkSignature(
      context,
      openKey(() => crypto.createPublicKey(leaf.publicKey), leaf.publicKey, 'claim'),
      artifact,
    ),
  }
}

function cannotBeComputed(signature: SigstoreFinding | undefined): boolean {
  return signature?.status === 'skipped' && typeof signature.because === 'string'
}

/** Answers on what the library does not look at: they refuse where it accepts, by design. */
export const OURS: ReadonlySet<SigstoreFailure> = new Set([
  'certificate-expected',
  'public-key-expected',
  'chain-out-of-order',
  'past-by-fraction',
  'sct-malformed',
  ...FORM_CODES,
  'not-for-code-signing',
  'chain-unreadable',
  'proof-differs',
  'proof-incomplete',
  'checkpoint-malformed',
  'checkpoint-line-invalid',
  'log-time-unknown',
  'entry-other-signer',
  'entry-other-key',
  'entry-signer-unreadable',
  'entry-other-kind',
  'entry-digest-malformed',
  'digest-mismatch',
  'payload-type',
  'statement-unreadable',
  'subject-mismatch',
  'subject-not-compared',
  'not-a-statement',
  'predicate-type-missing',
  'statement-type-unknown',
  'statement-type-mismatch',
  'statement-expected',
  'identity-mismatch',
  'identity-missing',
  'issuer-mismatch',
  'issuer-missing',
  'identity-ambiguous',
  'issuer-ambiguous',
  'identity-unreadable',
  'issuer-unreadable',
  'source-repository-mismatch',
  'source-repository-missing',
  'source-repository-ambiguous',
  'source-repository-unreadable',
  'source-ref-mismatch',
  'source-ref-missing',
  'source-ref-ambiguous',
  'source-ref-unreadable',
])

/**
 * The library compares a log key's validity for promises, but not for checkpoints, and leaves what a certificate is for
 * and what a statement says to its caller.
 */
function isOurs(id: string, code: SigstoreFailure): boolean {
  return (
    OURS.has(code) ||
    id === 'code-signing' ||
    id === 'artifact' ||
    (id === 'checkpoint' && code === 'log-key-expired')
  )
}

/** Whether a check of what the library looks at, too, ended so, if only for one of several things. */
function someShared(findings: Findings, ...wanted: readonly ('failed' | 'undecided')[]): boolean {
  return Object.entries(findings).some(([id, finding]) =>
    [finding, ...(finding.beside ?? [])].some(
      (one) =>
        (one.status === 'failed' || one.status === 'undecided') &&
        wanted.includes(one.status) &&
        !isOurs(id, one.code),
    ),
  )
}

function conclude({ plan, findings, askLibrary }: Explained): SigstoreReport {
  const library = askLibrary?.()
  const agrees = library === undefined || library.accepts === !someShared(findings, 'failed', 'undecided')
  findings.library = library
    ? libraryFinding(library, agrees, someShared(findings, 'failed'))
    : waitsFor(whatStopped(findings))
  const shown = Object.entries(findings).map(([id, { beside: _, ...finding }]) => [id, finding] as const)
  const judged = report<SigstoreCheckId, SigstoreFailure>(plan, Object.fromEntries(shown))
  return { ...judged, library, agrees }
}

/** The first check without which the library cannot be asked. */
function whatStopped(findings: Findings): SigstoreCheckId {
  const needed = ['bundle', 'trusted-root', 'material', 'public-key', 'signature'] as const
  return needed.find((id) => findings[id] && findings[id].status !== 'passed') ?? 'signature'
}

/** @param compared whether one of our checks compared what does not hold */
function libraryFinding(library: LibraryVerdict, agrees: boolean, compared: boolean): SigstoreFinding {
  const seen = [
    ...(library.code ? [evidence('library-code', library.code, 'policy')] : []),
    ...(library.message ? [evidence('library-message', library.message, 'policy')] : []),
  ]
  if (!agrees) return failed('library-disagrees', seen)
  if (library.accepts) return passed(seen)
  if (library.code === UNEXPECTED) return undecided('library-stopped', seen)
  return compared ? failed('library-rejects', seen) : undecided('library-stops-too', seen)
}
