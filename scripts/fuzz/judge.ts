/** What must hold of every answer, whatever was put in. */
import { Bundle, TrustedRoot } from '@sigstore/protobuf-specs'
import { RFC3161Timestamp, X509Certificate } from '@sigstore/core'
import type { Artifact, SigstoreReport } from '../../playground/sigstore/index.ts'
import type { Mutant } from './mutate.ts'
import type { Subject } from './subject.ts'
import { at, type Path, places } from './tree.ts'

/** Milliseconds of work that a verification may take. */
const LONGEST = 1000

export interface Answer {
  readonly report: SigstoreReport
  /** Milliseconds of work. */
  readonly took: number
  /** What the library says when it is asked without us; `undefined` if it was not. */
  readonly accepted: boolean | undefined
  /** Asks again, for another root; the judge needs it to tell which services a bundle depends on. */
  readonly stillVerified: (trustedRoot: string) => boolean
}

/** @returns the first rule that is broken, in words; `undefined` if all hold */
export function broken(subject: Subject, mutant: Mutant, answer: Answer): string | undefined {
  const { report, took, accepted } = answer
  if (took > LONGEST) return `took ${Math.round(took)} ms`
  if (!report.agrees) return `the checks and the library disagree: ${report.library?.message ?? 'it accepts'}`
  if (
    report.library &&
    accepted !== undefined &&
    report.library.accepts !== accepted &&
    !isNamedOtherwise(subject, mutant, report)
  ) {
    return `the library says ${report.library.accepts ? 'yes' : 'no'} here and the contrary on its own`
  }
  switch (report.verdict) {
    case 'rejected':
      return report.checks.some(({ id, status }) => status === 'failed' && id !== 'library')
        ? undefined
        : 'rejected, and no check says why'
    case 'undecided':
      return report.checks.some(isOpen) ? undefined : 'undecided, and no check says why'
    case 'verified':
      if (accepted === false && !isNamedOtherwise(subject, mutant, report))
        return 'verified, and the library refuses it'
      return dependedOn(subject, mutant, answer)
  }
}

/**
 * The library looks for a log's name in its address, and is told the one that the log's own key has signed: where nothing
 * but addresses were changed, it may say yes here and no on its own.
 */
function isNamedOtherwise(subject: Subject, mutant: Mutant, { library, checks }: SigstoreReport): boolean {
  return (
    library?.accepts === true &&
    checks.some(({ evidence }) => evidence.some(({ label }) => label === 'log-address')) &&
    mutant.trustedRoot !== subject.trustedRoot &&
    withoutAddresses(mutant.trustedRoot) === withoutAddresses(subject.trustedRoot)
  )
}

/** Where logs and authorities are said to be: nothing is asked there. */
const ADDRESSES: readonly string[] = ['baseUrl', 'uri']

function withoutAddresses(trustedRoot: string): string {
  return JSON.stringify(JSON.parse(trustedRoot), (key, value: unknown) =>
    ADDRESSES.includes(key) ? undefined : value,
  )
}

/** A check that says itself what it lacks, or what it could not compare. What may go unasked is not why. */
function isOpen(check: SigstoreReport['checks'][number]): boolean {
  if (check.status === 'undecided') return check.id !== 'library'
  if (check.status !== 'skipped' || typeof check.because !== 'string') return false
  const mayGoUnasked = check.id === 'source-repository' || check.id === 'source-ref'
  return check.because !== 'waived' && !(mayGoUnasked && check.because === 'missing-input')
}

/** The first change in what was read that a verified answer should have depended on. */
function dependedOn(subject: Subject, mutant: Mutant, answer: Answer): string | undefined {
  if (textOf(mutant.artifact) !== textOf(subject.artifact)) return 'verified for another artifact'
  const before = Bundle.toJSON(Bundle.fromJSON(JSON.parse(subject.bundle)))
  const after = Bundle.toJSON(Bundle.fromJSON(JSON.parse(mutant.bundle)))
  const change = differences(before, after).find(
    (path) =>
      !FREE_IN_BUNDLE.some((rule) => rule.where.test(nameOf(path)) && rule.holds(before, after, path)),
  )
  if (change) return `verified with another ${change.join('.')}`
  if (mutant.trustedRoot === subject.trustedRoot) return undefined
  const lost = neededServices(subject, answer).find(
    (service) => !services(mutant.trustedRoot).includes(service),
  )
  return lost && `verified without the key that it needs: ${lost.slice(0, 120)}`
}

function textOf(artifact: Artifact): string {
  return ('bytes' in artifact ? artifact.bytes : (artifact.digests.sha512 ?? [])).join()
}

interface Free {
  readonly where: RegExp
  /** Why nothing depends on it. */
  readonly reason: string
  readonly holds: (before: unknown, after: unknown, path: Path) => boolean
}

const always = () => true
const entry = (path: Path) => path.slice(0, 3)
const has = (after: unknown, path: Path, part: string) => {
  const found = at(after, entry(path))
  return typeof found === 'object' && found !== null && part in found
}

/** The fields of a bundle that may change and leave it verified. */
const FREE_IN_BUNDLE: readonly Free[] = [
  { where: /^mediaType$/, reason: 'says which parts must be there, and they are', holds: always },
  {
    where: /^verificationMaterial\.publicKey\.hint$/,
    reason: 'a hint: the verifier holds the key',
    holds: always,
  },
  { where: /^dsseEnvelope\.signatures\.#\.keyid$/, reason: 'a hint, not signed', holds: always },
  {
    where: /^verificationMaterial\.tlogEntries\.#\.(?:logIndex|integratedTime)$/,
    reason: 'only a promise covers it, and without one neither is shown or used',
    holds: (_before, after, path) => !has(after, path, 'inclusionPromise'),
  },
  {
    where: /^verificationMaterial\.tlogEntries\.#\.inclusionProof\.(?:rootHash|treeSize)$/,
    reason: 'repeats what the checkpoint says, and that is used',
    holds: always,
  },
  {
    where: /^verificationMaterial\.tlogEntries\.#\.inclusionProof(?:\.|$)/,
    reason: 'v0.1 needs no proof where there is a promise',
    holds: (_before, after, path) =>
      !has(after, path, 'inclusionProof') && has(after, path, 'inclusionPromise'),
  },
  {
    where: /^verificationMaterial\.tlogEntries\.#\.inclusionPromise(?:\.|$)/,
    reason: 'a proof is enough, where another authority tells the time',
    holds: (_before, after, path) =>
      !has(after, path, 'inclusionPromise') && has(after, path, 'inclusionProof'),
  },
  {
    where: /^verificationMaterial\.tlogEntries\.#\.inclusionProof\.checkpoint\.envelope$/,
    reason:
      'witnesses and the spelling of a signature line; the note and a signature by the log are still there',
    holds: (before, after, path) => noteOf(at(before, path)) === noteOf(at(after, path)),
  },
  {
    where: /^verificationMaterial\.timestampVerificationData(?:\.|$)/,
    reason: 'one trusted time is enough, so another may be missing',
    holds: (_before, after, path) => !exists(after, path),
  },
  {
    where: /\.rfc3161Timestamps\.#\.signedTimestamp$/,
    reason: 'what stands around the signed attributes: status, versions, certificates that are not used',
    holds: (before, after, path) => signedParts(at(before, path)) === signedParts(at(after, path)),
  },
  {
    where: /^verificationMaterial\.x509CertificateChain\.certificates\.#(?:\.|$)/,
    reason: 'superfluous: the chain is built from the trusted root',
    holds: (_before, _after, path) => path[3] !== 0,
  },
]

/** Paths of the leaves that differ or are on one side only. */
function differences(before: unknown, after: unknown): Path[] {
  const leaves = (root: unknown) =>
    places(root).filter((path) => {
      const value = at(root, path)
      return typeof value !== 'object' || value === null
    })
  return [
    ...leaves(before).filter((path) => !exists(after, path) || at(after, path) !== at(before, path)),
    ...leaves(after).filter((path) => !exists(before, path)),
  ]
}

function exists(root: unknown, path: Path): boolean {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
    value = value[key as never]
  }
  return true
}

function nameOf(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? '#' : key)).join('.')
}

function noteOf(envelope: unknown): string {
  return String(envelope).split('\n\n')[0] ?? ''
}

/** What a timestamp authority signed, who it is, and the signature, out of a timestamp in base64. */
function signedParts(base64: unknown): string {
  const timestamp = RFC3161Timestamp.parse(Buffer.from(String(base64), 'base64'))
  const signer = timestamp as unknown as { readonly signedAttrsObj: { toDER(): Uint8Array } }
  return [
    timestamp.tstInfo.raw,
    signer.signedAttrsObj.toDER(),
    timestamp.signatureValue,
    timestamp.signerIssuer,
    timestamp.signerSerialNumber,
  ]
    .map((part) => part.join())
    .join(' ')
}

/** What the issuer signed; the rest of a certificate, such as the second copy of the algorithm, is not looked at. */
function signedPart(certificate: Uint8Array): Uint8Array {
  try {
    return X509Certificate.parse(Buffer.from(certificate)).tbsCertificate.toDER()
  } catch {
    return certificate
  }
}

/** The key of every log in a root, with the id it is found by, and every certificate. */
function services(trustedRoot: string): string[] {
  const root = TrustedRoot.fromJSON(JSON.parse(trustedRoot))
  const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')
  return [
    ...[...root.tlogs, ...root.ctlogs].map(
      ({ publicKey, logId, checkpointKeyId }) =>
        `log ${hex((checkpointKeyId ?? logId)?.keyId)} ${hex(publicKey?.rawBytes)}`,
    ),
    ...[...root.certificateAuthorities, ...root.timestampAuthorities].flatMap(({ certChain }) =>
      (certChain?.certificates ?? []).map(({ rawBytes }) => `certificate ${hex(signedPart(rawBytes))}`),
    ),
  ]
}

const LISTS = ['tlogs', 'ctlogs', 'certificateAuthorities', 'timestampAuthorities'] as const
const needed = new Map<string, readonly string[]>()

/** The services without which the subject is no longer verified. */
function neededServices({ name, trustedRoot }: Subject, { stillVerified }: Answer): readonly string[] {
  const known = needed.get(name)
  if (known) return known
  const root = JSON.parse(trustedRoot) as Partial<Record<(typeof LISTS)[number], unknown[]>>
  const all = services(trustedRoot)
  const found = LISTS.flatMap((list) =>
    (root[list] ?? []).flatMap((_, i) => {
      const less = JSON.stringify({ ...root, [list]: root[list]?.toSpliced(i, 1) })
      const rest = services(less)
      return stillVerified(less) ? [] : all.filter((service) => !rest.includes(service))
    }),
  )
  needed.set(name, found)
  return found
}
