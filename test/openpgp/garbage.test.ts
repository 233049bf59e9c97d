/**
 * What is added to a file of keys by somebody without a secret key never turns an answer round: it stays, or it becomes
 * undecided.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { openpgp as words } from '../../locales/ja/openpgp.ts'
import { concatBytes } from '../../playground/bytes.ts'
import { type OpenpgpReport, verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { type Chance, chance } from '../../scripts/fuzz/random.ts'
import { caseNamed, clearInputOf, inputOf } from './cases.ts'
import { GARBAGE_KINDS, type GarbageKind, packetsOf, withGarbage } from './garbage.ts'

const SEED = 1
const IN_NODE = typeof process !== 'undefined' && process.versions?.node !== undefined
const ROUNDS = IN_NODE ? 2 : 1

/** Keys that are good, run out, revoked by all who can, bound, and certified or not. */
const DETACHED = [
  'ed25519-sha256-armored',
  'rsa2048-sha256',
  'p256-sha256',
  'signing-subkey',
  'signing-subkey-revoked',
  'signing-subkey-expired',
  'several-user-ids',
  'user-id-revoked',
  'key-expired-since',
  'key-expired-before-signing',
  'key-extended-after-expiry',
  'key-revoked-compromised',
  'key-revoked-by-another',
  'key-revoked-by-certificate',
  'primary-of-subkey-revoked',
  'primary-for-certifying-only',
  'cross-certification-missing',
  'certified-key',
  'certified-by-a-full-friend',
  'certification-revoked',
  'two-signatures-one-block',
  'artifact-tampered',
  'key-from-the-future',
] as const
const CLEAR = ['clear-text', 'clear-ed25519', 'clear-two-signatures', 'clear-tampered'] as const

interface Subject {
  readonly name: string
  readonly keys: Uint8Array
  readonly now: Date
  verify(keys: Uint8Array): Promise<OpenpgpReport>
}

async function detached(name: string): Promise<Subject> {
  const input = await inputOf(caseNamed(name))
  return {
    name,
    keys: concatBytes(...input.keys),
    now: input.policy.now,
    verify: (keys) => verifyOpenpgp({ ...input, keys: [keys] }),
  }
}

async function clear(name: string): Promise<Subject> {
  const input = await clearInputOf(caseNamed(name))
  return {
    name,
    keys: concatBytes(...input.keys),
    now: input.policy.now,
    verify: (keys) => verifyCleartext({ ...input, keys: [keys] }),
  }
}

const subjects = new Map<string, Subject>()
const before = new Map<string, OpenpgpReport>()

beforeAll(async () => {
  for (const subject of await Promise.all([...DETACHED.map(detached), ...CLEAR.map(clear)])) {
    subjects.set(subject.name, subject)
    const plain = concatBytes(...packetsOf(subject.keys).map(({ whole }) => whole))
    before.set(subject.name, await subject.verify(plain))
  }
})

function statusOf(report: OpenpgpReport, id: string): string | undefined {
  return report.checks.find((check) => check.id === id)?.status
}

/** @returns what is wrong with an answer, beside the one that was given without the garbage */
function turned(was: OpenpgpReport, is: OpenpgpReport): string | undefined {
  if (is.verdict !== was.verdict && is.verdict !== 'undecided') return `${was.verdict} became ${is.verdict}`
  if (statusOf(is, 'key-trust') === 'passed' && statusOf(was, 'key-trust') !== 'passed')
    return 'trust out of nothing'
  const tooMuch = is.checks.some((check) => check.status === 'skipped' && check.because === 'too-much')
  if (tooMuch && is.gpg !== undefined) return 'gpg is quoted on what was not looked at'
  const wordless = is.checks.find(
    (check) =>
      check.status === 'skipped' &&
      check.because === 'too-much' &&
      words.skips?.['too-much']?.[check.id] === undefined,
  )
  return wordless && `no sentence for too much of ${wordless.id}`
}

async function tryOne(
  subject: Subject,
  kinds: readonly GarbageKind[],
  count: number,
  random: Chance,
): Promise<{ readonly complaint: string | undefined; readonly report: OpenpgpReport }> {
  const where = random.of(['front', 'within', 'end', 'end'] as const)
  const report = await subject.verify(
    await withGarbage(subject.keys, kinds, count, where, subject.now, random),
  )
  const was = before.get(subject.name)
  if (was === undefined) throw new Error(`tryOne: ${subject.name} was not verified before`)
  const wrong = turned(was, report)
  return { complaint: wrong && `${count} × ${kinds.join(', ')} at ${where}: ${wrong}`, report }
}

describe.each([...DETACHED, ...CLEAR])('%s', (name) => {
  test(`garbage of every kind, few and many, seed ${SEED}`, async () => {
    const subject = subjects.get(name)
    if (subject === undefined) throw new Error('no such subject')
    const complaints: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const random = chance(SEED, round, `garbage ${name}`)
      for (const kind of IN_NODE ? GARBAGE_KINDS : [random.of(GARBAGE_KINDS)]) {
        const { complaint } = await tryOne(subject, [kind], random.of([1, 1, 2, 7]), random)
        if (complaint) complaints.push(`#${round} ${complaint}`)
      }
      const { complaint } = await tryOne(subject, GARBAGE_KINDS.slice(0, -1), random.below(40), random)
      if (complaint) complaints.push(`#${round} ${complaint}`)
    }
    expect(complaints).toEqual([])
  })
})

describe.skipIf(!IN_NODE)('more than is looked at', () => {
  const MANY = 2000

  test.each([
    ['ed25519-sha256-armored', 'verified', ['right issuer, right prefix']],
    ['signing-subkey', 'verified', ['right issuer, wrong prefix', 'subkey']],
    ['key-revoked-compromised', 'rejected', ['right issuer, right prefix', 'user id']],
    ['signing-subkey-revoked', 'rejected', ['right issuer, right prefix']],
    ['certified-by-a-full-friend', 'verified', ['foreign issuer']],
    ['clear-text', 'verified', GARBAGE_KINDS.slice(0, -1)],
  ] as const)(`%s with ${MANY} packets of garbage`, async (name, verdict, kinds) => {
    const subject = subjects.get(name)
    if (subject === undefined) throw new Error('no such subject')
    expect(before.get(name)?.verdict).toBe(verdict)
    const { complaint } = await tryOne(subject, kinds, MANY, chance(SEED, 0, `much ${name}`))
    expect(complaint).toBeUndefined()
  })
})
