/** Of several signatures: which decide, what becomes of each, and what each check of the plan found. */
import type { Check } from '../report.ts'
import {
  failed,
  identity,
  integrity,
  keyAvailable,
  keysFormat,
  keysOf,
  namesOf,
  type OpenpgpFinding,
  passed,
  shown,
  signatureFormat,
  signingKeyValid,
  time,
  trust,
  undecided,
  waits,
} from './checks.ts'
import type { Examination, SignatureFacts } from './facts.ts'
import type { OpenpgpPolicy } from './input.ts'
import { type OpenpgpCheckId, type OpenpgpFailure, PLAN } from './plan.ts'
import { expectedIn } from './wanted.ts'

/** What became of one signature by itself. */
export interface SignatureTold {
  /** What stopped it; `undefined` where it is good. */
  readonly stopped: Check<OpenpgpCheckId, OpenpgpFailure> | undefined
  /** 16 upper-case hex digits, as the signature names its key. */
  readonly keyId: string
  /** Of the key that signed, or as the signature states it where that is not at hand. */
  readonly fingerprint: string | undefined
  /** The key's first, which proves nothing. */
  readonly userId: string | undefined
  /** Whether the verdict depends on it. */
  readonly counts: boolean
}

const PER_SIGNATURE = ['key-available', 'signature-integrity', 'signature-time', 'signing-key-valid'] as const
type PerSignature = (typeof PER_SIGNATURE)[number]

interface JudgedSignature {
  readonly facts: SignatureFacts
  readonly found: Readonly<Record<PerSignature, OpenpgpFinding>>
  /** What stopped it; `undefined` where it is good. */
  readonly told: ({ readonly id: PerSignature } & OpenpgpFinding) | undefined
}

function judgeEach(
  { signatures, signatureFile, outside, inGit = false }: Examination,
  { now }: OpenpgpPolicy,
): JudgedSignature[] {
  return signatures.map((facts) => {
    const found = {
      'key-available': keyAvailable(facts),
      // Of a text that was cut, another one was hashed than was signed.
      'signature-integrity':
        signatureFile === 'line-too-long'
          ? waits('signature-format')
          : integrity(facts, outside === undefined),
      'signature-time': time(facts, now),
      'signing-key-valid': signingKeyValid(facts, now, inGit),
    }
    const of = (wanted: (finding: OpenpgpFinding) => boolean) => PER_SIGNATURE.find((id) => wanted(found[id]))
    // What waits for another says nothing of its own.
    const stop =
      of(({ status }) => status === 'failed') ??
      of(({ status }) => status === 'undecided') ??
      of((finding) => finding.status === 'skipped' && typeof finding.because === 'string') ??
      of(({ status }) => status !== 'passed')
    return { facts, found, told: stop && { id: stop, ...found[stop] } }
  })
}

/** Those who made a good signature, each once however often and with whichever subkey they signed. */
interface Signers {
  readonly good: number
  /** Of those that are no good signature, and of which it is not known that they are a bad one. */
  readonly open: number
}

const isGood = ({ told }: JudgedSignature) => told === undefined

const ownersOf = ({ facts }: JudgedSignature) =>
  keysOf(facts).map(({ primaryFingerprint }) => primaryFingerprint)

/** Keys to which one signing key belongs are one signer. */
function signersAmong(owners: readonly (readonly string[])[]): readonly ReadonlySet<string>[] {
  return owners.reduce<readonly ReadonlySet<string>[]>((signers, names) => {
    const same = signers.filter((one) => names.some((name) => one.has(name)))
    return [
      ...signers.filter((one) => !same.includes(one)),
      new Set([...names, ...same.flatMap((one) => [...one])]),
    ]
  }, [])
}

function countSigners(judged: readonly JudgedSignature[]): Signers {
  const good = signersAmong(judged.filter(isGood).map(ownersOf))
  const open = judged.filter(({ told }) => told !== undefined && told.status !== 'failed')
  const names = open.map((one) => {
    const [owner = one.facts.issuerFingerprint ?? one.facts.keyId] = ownersOf(one)
    return owner
  })
  const others = names.filter((name) => !good.some((one) => one.has(name)))
  return { good: good.length, open: new Set(others).size }
}

/**
 * Which signatures decide: all of them, as for gpg's exit code, until the person says who has to have signed, or how
 * many, and that holds. Then the others are told and decide nothing.
 */
function signersIn(examination: Examination, policy: OpenpgpPolicy) {
  const judged = judgeEach(examination, policy)
  const signers = countSigners(judged)
  const wanted = expectedIn(policy)
  const wantedBehind = ({ facts }: JudgedSignature) =>
    namesOf(facts).filter((name) => wanted?.names.has(name))
  // One that is bad speaks against its signer, whatever else that one signed.
  const bad = new Set(judged.filter((one) => !isGood(one)).flatMap(wantedBehind))
  const isWanted = (one: JudgedSignature) => wantedBehind(one).some((name) => !bad.has(name))
  const isMet = wanted === undefined ? policy.threshold !== undefined : judged.some(isWanted)
  const isDecided = isMet && signers.good >= (policy.threshold ?? 0)
  const counts = (one: JudgedSignature) =>
    isWanted(one) || (policy.threshold !== undefined && isGood(one)) || !isDecided
  const counted = judged.filter(counts)
  return { judged, counted, aside: judged.filter((one) => !counts(one)), signers }
}

/** @returns `undefined` where as many signed as are wanted, or nobody said how many */
function enough({ good, open }: Signers, { threshold }: OpenpgpPolicy): OpenpgpFinding | undefined {
  if (threshold === undefined || good >= threshold) return undefined
  const [expected] = shown('wanted-signers', 'policy', String(threshold))
  const [actual] = shown('good-signers', 'artifact', String(good))
  const seen = { ...(expected && { expected }), ...(actual && { actual }) }
  const isKnown = good + open < threshold
  return { ...(isKnown ? failed('too-few-signers') : undecided('signers-uncounted')), ...seen }
}

/**
 * Every signature that counts does: one failure fails the check, one doubt leaves it open. Of those that were set aside,
 * what stopped them here is told as a warning.
 */
function all(
  judged: readonly JudgedSignature[],
  id: PerSignature,
  aside: readonly JudgedSignature[],
): OpenpgpFinding {
  const findings = judged.map(({ found }) => found[id])
  const evidence = findings.flatMap((finding) => finding.evidence ?? [])
  const decisive =
    findings.find(({ status }) => status === 'failed') ??
    findings.find(({ status }) => status === 'undecided') ??
    findings.find(({ status }) => status === 'skipped') ??
    findings.find((finding) => finding.status === 'passed' && finding.warning !== undefined) ??
    findings[0]
  if (decisive === undefined) return waits('signature-format')
  const isStopped = aside.some((one) => one.told?.id === id)
  if (isStopped && decisive.status === 'passed' && decisive.warning === undefined)
    return { ...passed('others-set-aside'), evidence }
  return { ...decisive, evidence }
}

/** What each check of the plan found. */
export function findingsOf(
  examination: Examination,
  policy: OpenpgpPolicy,
): Record<OpenpgpCheckId, OpenpgpFinding> {
  const { counted, aside, signers } = signersIn(examination, policy)
  const signatures = counted.map(({ facts }) => facts)
  return {
    'signature-format': signatureFormat(examination),
    'keys-format': keysFormat(examination),
    'key-available': all(counted, 'key-available', aside),
    'signature-integrity': all(counted, 'signature-integrity', aside),
    'signature-time': all(counted, 'signature-time', aside),
    'signing-key-valid': all(counted, 'signing-key-valid', aside),
    'key-identity': enough(signers, policy) ?? identity(signatures, policy),
    'key-trust': trust(signatures, policy),
  }
}

/** What became of each signature, in the order of the file. */
export function toldOfEach(examination: Examination, policy: OpenpgpPolicy): SignatureTold[] {
  const { judged, counted } = signersIn(examination, policy)
  return judged.map((one) => ({
    stopped: one.told && asCheck(one.told),
    keyId: one.facts.keyId,
    fingerprint: one.facts.key?.signingFingerprint ?? one.facts.issuerFingerprint,
    userId: one.facts.key?.userIds[0]?.text,
    counts: counted.includes(one),
  }))
}

function asCheck({ id, ...finding }: NonNullable<JudgedSignature['told']>): SignatureTold['stopped'] {
  const { proves = 'format', required = true } = PLAN.find((planned) => planned.id === id) ?? {}
  return { id, proves, required, expects: false, evidence: [], ...finding }
}
