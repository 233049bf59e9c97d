import { latin1, utf8 } from '../bytes.ts'
import { createSHA256, createSHA512 } from '../platform/hashers.ts'
import { report, type Report } from '../report.ts'
import { findingsOf } from './checks.ts'
import type { Facts, SignatureFacts, Unread } from './facts.ts'
import { splitGitObject } from './git.ts'
import type { GitInput, SshInput, SshPolicy, SshTrust } from './input.ts'
import { fingerprintOf } from './key.ts'
import { computeSignature } from './mathematics.ts'
import { Budget, MOST_COMPARED } from './patterns.ts'
import { PLAN, type SshCheckId, type SshFailure } from './plan.ts'
import { readRevocations, type Revocations } from './revoked.ts'
import { readSignature, type Signature, signedData } from './signature.ts'
import { readSignerFiles, readSigners } from './signers.ts'
import { askKeygen, KEYGEN_FILES, type KeygenAnswer } from './tool.ts'

/** A report with what it was made of. Plain data: it can cross a worker's border. */
export interface SshReport extends Report<SshCheckId, SshFailure> {
  /** Whose key it says it is; `undefined` where it cannot be read. */
  readonly signer: { readonly title: string; readonly fingerprint: string } | undefined
  /** What was compared with the signature's namespace. */
  readonly namespace: string
  /** What ssh-keygen says of the same files; none where that is not known. */
  readonly keygen: readonly KeygenAnswer[]
}

/**
 * Verifies a signature over a file with the judgement of `ssh-keygen -Y verify` (OpenSSH 9.2), or of
 * `-Y check-novalidate` where nobody is expected.
 *
 * Whatever the bytes are, the answer is a report. Times without a zone in the list of signers, which are ssh-keygen's
 * local times, decide only where they do so in every zone.
 *
 * @throws {RangeError} if `policy.now` is not a date, or a principal or namespace is empty
 * @throws whatever reading the artifact throws
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { verifySsh } from 'shomei/ssh'
 *
 * const { verdict } = await verifySsh({
 *   artifact: await readFile('hello-shomei-1.0.0.jar'),
 *   signature: await readFile('ssh/hello-shomei-1.0.0.jar.sig'),
 *   signers: await readFile('ssh/allowed_signers'),
 *   policy: { principal: 'release@example.com', now: new Date() },
 * })
 * verdict // 'verified'
 * ```
 */
export async function verifySsh(input: SshInput): Promise<SshReport> {
  return withTrust(input).verifySsh(input)
}

/**
 * Verifies the signature in a commit or a tag, as `git verify-commit` and `git verify-tag` have it verified.
 *
 * The key has to be valid at the time that the object gives itself, which is git's way, and the signer's word.
 *
 * @throws {RangeError} if `policy.now` is not a date, or a principal or namespace is empty
 */
export async function verifyGitObject(input: GitInput): Promise<SshReport> {
  return withTrust(input).verifyGitObject(input)
}

/** The two, with the same trust. */
export interface WithTrust {
  verifySsh(input: Omit<SshInput, 'signers' | 'revoked'>): Promise<SshReport>
  verifyGitObject(input: Omit<GitInput, 'signers' | 'revoked'>): Promise<SshReport>
}

/**
 * For many signatures: the list of signers is read once, and so are lists of revoked keys.
 *
 * @throws nothing; what it gives throws as the two do
 */
export function withTrust({ signers, revoked = [] }: Omit<SshTrust, 'names'>): WithTrust {
  const trust: ReadTrust = {
    isSeveral: signers !== undefined && !(signers instanceof Uint8Array),
    signers: signers && (linesIn(signers) ?? 'too-large'),
    revocations: readRevocations(revoked instanceof Uint8Array ? [{ name: '', bytes: revoked }] : revoked),
  }
  return {
    async verifySsh({ artifact, signature: file, policy, names }) {
      demand(policy)
      const signature = readSignature(file)
      const read = 'fault' in signature ? signature : await factsOf(signature, artifact)
      return judge(read, trust, names, policy, undefined)
    },
    async verifyGitObject({ object, policy, names }) {
      demand(policy)
      const split = splitGitObject(object)
      if (typeof split === 'string')
        return judge({ fault: split }, trust, names, policy, { kind: undefined, date: undefined })
      if (split.date === undefined) return judge({ fault: 'date-missing' }, trust, names, policy, split)
      const signature = readSignature(split.signature)
      const read = 'fault' in signature ? signature : await factsOf(signature, split.payload)
      return judge(read, trust, names, policy, split)
    },
  }
}

interface ReadTrust {
  /** Whether ssh-keygen would have to be given more lists of signers than it takes. */
  readonly isSeveral: boolean
  readonly signers: Facts['signers']
  readonly revocations: Revocations
}

function demand({ principal, namespace, now }: SshPolicy): void {
  if (Number.isNaN(now.getTime())) throw new RangeError('verifySsh: policy.now is not a date')
  // ssh-keygen takes neither, and to compare with nothing is to ask for nothing.
  if (principal === '' || namespace === '') throw new RangeError('verifySsh: an empty principal or namespace')
}

async function factsOf(
  signature: Signature,
  artifact: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<SignatureFacts> {
  const { key, hash, blob } = signature
  const hasher = (await (hash === 'sha256' ? createSHA256() : createSHA512())).init()
  if (artifact instanceof Uint8Array) hasher.update(artifact)
  else for await (const piece of artifact) hasher.update(piece)
  const digest = hasher.digest('binary')
  const { certificate } = key
  return {
    signature,
    digest,
    computed: computeSignature(key, blob, signedData(signature, digest)),
    certified:
      certificate && computeSignature(certificate.authority, certificate.signature, certificate.signed),
  }
}

function judge(
  read: SignatureFacts | Unread,
  { signers, revocations, isSeveral }: ReadTrust,
  names: SshTrust['names'],
  { principal, namespace, now }: SshPolicy,
  git: Facts['git'],
): SshReport {
  const key = 'fault' in read ? undefined : read.signature.key
  const looked = key && revocations.lookUp(key)
  const facts: Facts = {
    read,
    git,
    namespace: latin1(utf8(namespace ?? (git === undefined ? 'file' : 'git'))),
    namespaceChosen: namespace !== undefined,
    principal: principal === undefined ? undefined : latin1(utf8(principal)),
    signers,
    revocation: looked?.found,
    at: git?.date ?? now,
    now,
    budget: new Budget(MOST_COMPARED),
  }
  const found = report<SshCheckId, SshFailure>(PLAN, findingsOf(facts))
  return {
    ...found,
    signer: key && { title: key.title, fingerprint: fingerprintOf(key) },
    namespace: namespace ?? (git === undefined ? 'file' : 'git'),
    keygen:
      isSeveral || found.checks.some(({ status }) => status === 'undecided')
        ? []
        : askKeygen(facts, {
            ...KEYGEN_FILES,
            ...names,
            ...(looked && looked.name !== '' && { revoked: looked.name }),
          }),
  }
}

function linesIn(signers: NonNullable<SshTrust['signers']>) {
  return signers instanceof Uint8Array ? readSigners(signers) : readSignerFiles(signers)
}
