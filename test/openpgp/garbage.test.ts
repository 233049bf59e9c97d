/**
 * What is added to a file of keys by somebody without a secret key never turns an answer round: it stays, or it becomes
 * undecided.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { openpgp as words } from '#words/openpgp'
import { concatBytes } from '../../playground/bytes.ts'
import { type OpenpgpReport, verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { type Chance, chance } from '../../scripts/fuzz/random.ts'
import { readFixture } from '../support/files.ts'
import { caseNamed, clearInputOf, inputOf } from './cases.ts'
import { TAG } from '../../playground/openpgp/packets.ts'
import { GARBAGE_KINDS, type GarbageKind, packetsOf, withGarbage } from './garbage.ts'
import { isWithdrawal, MOVES, UNSIGNED_CHANGES, unsignedChanged, withUnsigned } from './unsigned.ts'

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
  /** The same by other bytes of the signature; `undefined` where it stands in a text. */
  readonly signed: { readonly file: Uint8Array; verify(file: Uint8Array): Promise<OpenpgpReport> } | undefined
}

/** Without armor: what stands between its empty line and its checksum. */
function bareSignatures(file: Uint8Array): Uint8Array {
  if ((file[0] ?? 0) & 0x80) return file
  const text = new TextDecoder('latin1').decode(file).replaceAll('\r', '')
  const bodies = [...text.matchAll(/\n\n([A-Za-z0-9+/=\n]+?)\n(?==....\n|-----)/g)]
  return concatBytes(
    ...bodies.map(([, body = '']) =>
      Uint8Array.from(atob(body.replaceAll('\n', '')), (character) => character.charCodeAt(0)),
    ),
  )
}

async function detached(name: string): Promise<Subject> {
  const input = await inputOf(caseNamed(name))
  return {
    name,
    keys: concatBytes(...input.keys),
    now: input.policy.now,
    verify: (keys) => verifyOpenpgp({ ...input, keys: [keys] }),
    signed: {
      file: bareSignatures(input.signature),
      verify: (signature) => verifyOpenpgp({ ...input, signature }),
    },
  }
}

/** Of version 6: the key signs itself directly, or a subkey answers it. */
const NEWER = { 'without-user-id.keys': 'plain.sig.asc', 'subkey.keys.asc': 'subkey.sig.asc' } as const
type Newer = keyof typeof NEWER

async function newer(name: Newer): Promise<Subject> {
  const file = (one: string) => readFixture(`test/fixtures/openpgp-js/${one}`)
  const [keys, signature, artifact] = await Promise.all([name, NEWER[name], 'artifact'].map(file))
  if (!keys || !signature || !artifact) throw new Error(`newer: ${name} is not complete`)
  const now = new Date('2026-02-01T00:00:00Z')
  const ask = (all: Uint8Array, by: Uint8Array) =>
    verifyOpenpgp({ artifact, signature: by, keys: [all], policy: { now } })
  return {
    name,
    keys,
    now,
    verify: (all) => ask(all, signature),
    signed: { file: bareSignatures(signature), verify: (by) => ask(keys, by) },
  }
}

async function clear(name: string): Promise<Subject> {
  const input = await clearInputOf(caseNamed(name))
  return {
    name,
    keys: concatBytes(...input.keys),
    now: input.policy.now,
    verify: (keys) => verifyCleartext({ ...input, keys: [keys] }),
    signed: undefined,
  }
}

const subjects = new Map<string, Subject>()
const before = new Map<string, OpenpgpReport>()

beforeAll(async () => {
  for (const subject of await Promise.all([
    ...DETACHED.map(detached),
    ...CLEAR.map(clear),
    ...(Object.keys(NEWER) as Newer[]).map(newer),
  ])) {
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

const ALL = [...DETACHED, ...CLEAR, ...Object.keys(NEWER)]

describe.each(ALL)('%s', (name) => {
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

/** Nobody adds anything here: what stands unsigned in what is signed is made another, or put elsewhere. */
describe.skipIf(!IN_NODE).each(ALL)('%s, with its signatures', (name) => {
  function subject(): readonly [Subject, OpenpgpReport] {
    const [one, was] = [subjects.get(name), before.get(name)]
    if (one === undefined || was === undefined) throw new Error('no such subject')
    return [one, was]
  }

  test.each(Object.entries(UNSIGNED_CHANGES))('%s: each of the keys alone, and all', async (what, change) => {
    const [{ keys, verify }, was] = subject()
    const packets = packetsOf(keys)
    const complaints: string[] = []
    for (const only of [undefined, ...packets.keys()]) {
      if (only !== undefined && packets[only]?.tag !== TAG.signature) continue
      const plain = concatBytes(...packets.map(({ whole }) => whole))
      const wrong = turned(was, await verify(withUnsigned(plain, change, only)))
      if (wrong) complaints.push(`${what}, packet ${only}: ${wrong}`)
    }
    expect(complaints).toEqual([])
  })

  test.each(Object.entries(UNSIGNED_CHANGES))('%s: its own', async (_, change) => {
    const [{ signed }, was] = subject()
    if (signed === undefined) return
    expect(turned(was, await signed.verify(withUnsigned(signed.file, change)))).toBeUndefined()
  })

  test.each(Object.entries(MOVES))(
    'a withdrawal %s, as it is and with nothing unsigned',
    async (what, move) => {
      const [{ keys, verify }, was] = subject()
      const packets = packetsOf(keys)
      const complaints: string[] = []
      for (const [at, one] of packets.entries()) {
        if (!isWithdrawal(one)) continue
        for (const change of Object.values(UNSIGNED_CHANGES)) {
          const changed = packets.with(at, { ...one, whole: unsignedChanged(one, change) ?? one.whole })
          const wrong = turned(was, await verify(concatBytes(...move(changed, at))))
          if (wrong) complaints.push(`${what}, packet ${at}: ${wrong}`)
        }
      }
      expect(complaints).toEqual([])
    },
  )
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
