/** Is what was signed this artifact? */
import { HashAlgorithm } from '@sigstore/protobuf-specs'
import { equalBytes, fromHex } from '../../bytes.ts'
import type { Evidence } from '../../report.ts'
import {
  type ArtifactDigests,
  DIGEST_NAMES,
  type DigestName,
  SUBJECT_DIGEST_NAMES,
  type SubjectDigestName,
  TOLD_DIGEST_NAMES,
} from '../input.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { type Context, failed, passed, plain, undecided } from './context.ts'
import { IN_TOTO, type Statement } from './statement.ts'

/** The digests that both the library and this page compute. */
const MESSAGE_DIGESTS: Partial<Record<HashAlgorithm, DigestName>> = {
  [HashAlgorithm.SHA2_256]: 'sha256',
  [HashAlgorithm.SHA2_384]: 'sha384',
  [HashAlgorithm.SHA2_512]: 'sha512',
}

/** @returns `undefined` for an algorithm that is unspecified or not offered */
export function digestNameOf(algorithm: HashAlgorithm): DigestName | undefined {
  return MESSAGE_DIGESTS[algorithm]
}

export function checkArtifact({ bundle, statement }: Context, digests: ArtifactDigests): SigstoreFinding {
  switch (bundle.content.$case) {
    case 'messageSignature': {
      const { algorithm, digest } = bundle.content.messageSignature.messageDigest
      const name = digestNameOf(algorithm)
      if (!name) return { status: 'skipped', because: 'unsupported' }
      const actual = digests[name]
      if (!actual) return { status: 'skipped', because: 'missing-input' }
      return compare(
        evidence('signed-digest', plain(digest), 'claim'),
        evidence('artifact-digest', actual, 'artifact'),
      )
    }
    case 'dsseEnvelope':
      return checkSubject(bundle.content.dsseEnvelope.payloadType, statement, digests)
  }
}

function compare(expected: Evidence, actual: Evidence): SigstoreFinding {
  const [signed, own] = [expected.value as Uint8Array, actual.value as Uint8Array]
  if (signed.length !== own.length) return undecided('digest-length', [], { expected, actual })
  return equalBytes(signed, own)
    ? passed([expected, actual])
    : failed('digest-mismatch', [], { expected, actual })
}

interface Subject {
  readonly name: string
  readonly digests: ArtifactDigests
}

/** in-toto Statement: the signature covers a list of subjects, and one of them has to be this artifact. */
function checkSubject(
  payloadType: string,
  statement: Context['statement'],
  digests: ArtifactDigests,
): SigstoreFinding {
  const type = evidence('payload-type', payloadType, 'claim')
  if (payloadType !== IN_TOTO) {
    return undecided('payload-type', [], {
      expected: evidence('payload-type', IN_TOTO, 'policy'),
      actual: type,
    })
  }
  if (statement && !statement.value) return statement.finding
  const subjects = statement?.value && readSubjects(statement.value, digests)
  if (!subjects) return undecided('statement-unreadable', [type])
  const seen = [type, ...shownSubjects(subjects)]
  // In this order: a digest of the artifact is computed when it is first looked at.
  const given = SUBJECT_DIGEST_NAMES.filter(
    (name) => subjects.some((one) => one.digests[name]) && digests[name],
  )

  let comparable = false
  for (const subject of subjects) {
    const common = given.filter((name) => subject.digests[name])
    comparable ||= common.length > 0
    // A subject that agrees on one algorithm and differs on another describes another file.
    if (common.length > 0 && common.every((name) => same(subject.digests[name], digests[name]))) {
      const name = common[0] as SubjectDigestName
      const held = [...seen, evidence('artifact-digest', digests[name] as Uint8Array, 'artifact')]
      return common.every((one) => isSha1(one, digests))
        ? { status: 'passed', warning: 'collisions-known', evidence: held }
        : passed(held)
    }
  }
  if (!comparable) return { status: 'skipped', because: 'missing-input', evidence: seen }
  const cut = given.flatMap((name) => subjects.flatMap((subject) => otherLength(name, subject, digests)))[0]
  if (cut) return undecided('digest-length', seen, cut)
  // One that differs, whatever else of the same subject agrees.
  const differing = given.flatMap((name) =>
    subjects.flatMap(({ digests: signed }) => {
      const [expected, actual] = [signed[name], digests[name]]
      return expected && actual && !equalBytes(expected, actual) ? [{ expected, actual }] : []
    }),
  )[0]
  const compared = differing && {
    expected: evidence('signed-digest', differing.expected, 'claim'),
    actual: evidence('artifact-digest', differing.actual, 'artifact'),
  }
  const isCompared = ({ digests: signed }: Subject) => given.some((name) => signed[name])
  return subjects.every(isCompared)
    ? failed('subject-mismatch', seen, compared)
    : undecided('subject-not-compared', seen, compared)
}

/** A digest that is none of its algorithm, and so may be part of any. */
function otherLength(
  name: SubjectDigestName,
  subject: Subject,
  digests: ArtifactDigests,
): { readonly expected: Evidence; readonly actual: Evidence }[] {
  const [signed, own] = [subject.digests[name], digests[name]]
  if (!signed || !own || signed.length === own.length) return []
  return [
    {
      expected: evidence('signed-digest', signed, 'claim'),
      actual: evidence('artifact-digest', own, 'artifact'),
    },
  ]
}

/** Git names its commits by SHA-1 unless told otherwise. */
function isSha1(name: SubjectDigestName, digests: ArtifactDigests): boolean {
  return name === 'sha1' || (name === 'gitCommit' && digests[name]?.length === SHA1_LENGTH)
}
const SHA1_LENGTH = 20

function same(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && equalBytes(a, b)
}

/** Enough for an eye; all of them are compared. */
const MOST_SUBJECTS = 10

function shownSubjects(subjects: readonly Subject[]): Evidence[] {
  const some = subjects.slice(0, MOST_SUBJECTS).map(({ name }) => evidence('subject', name, 'claim'))
  return some.length === subjects.length
    ? some
    : [...some, evidence('subject-count', subjects.length, 'claim')]
}

/** Of what is not signed over only the digests that somebody names are looked at. */
function readSubjects({ subject }: Statement, wanted: ArtifactDigests): Subject[] | undefined {
  const names = [...DIGEST_NAMES, ...TOLD_DIGEST_NAMES.filter((name) => wanted[name])]
  try {
    if (!Array.isArray(subject) || subject.length === 0) return undefined
    return subject.map((one) => readSubject(one, names))
  } catch {
    return undefined
  }
}

function readSubject(value: unknown, names: readonly SubjectDigestName[]): Subject {
  const { name, digest } = value as { name?: unknown; digest?: unknown }
  if (typeof digest !== 'object' || digest === null) throw new Error('subject: no digest')
  const digests: Partial<Record<SubjectDigestName, Uint8Array>> = {}
  for (const algorithm of names) {
    if (!Object.hasOwn(digest, algorithm)) continue
    const text: unknown = digest[algorithm as never]
    const bytes = typeof text === 'string' ? fromHex(text) : undefined
    if (!bytes) throw new Error('subject: digest is not hex')
    digests[algorithm] = bytes
  }
  return { name: typeof name === 'string' ? name : '', digests }
}
