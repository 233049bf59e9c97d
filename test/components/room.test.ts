/** What a room sees of a report is the report's: no value that no check saw, and no sign that no check gave. */
import { describe, expect, test } from 'vitest'
import { inSteps, toneOfAll, type Step } from '../../components/report/check-steps.ts'
import { textOf } from '../../components/report/evidence-text.ts'
import { checksumPoint } from '../../components/room/checksum-point.ts'
import { folded } from '../../components/room/folded.ts'
import { openpgpPoint } from '../../components/room/openpgp-point.ts'
import { isSameValue, type Point } from '../../components/room/point.ts'
import { sigstorePoint } from '../../components/room/sigstore-point.ts'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { ALGORITHMS } from '../../playground/checksum/algorithms.ts'
import type { Digests } from '../../playground/checksum/digest.ts'
import { verifyChecksum } from '../../playground/checksum/verify.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import {
  type Check,
  type Finding,
  report,
  type Report,
  standingOf,
  type Verdict,
} from '../../playground/report.ts'
import { KEYLESS_PLAN, type SigstoreFailure, type SigstoreReport } from '../../playground/sigstore/plan.ts'
import { caseNamed, CASES, inputOf } from '../openpgp/cases.ts'

const SIGNED = caseNamed('ed25519-sha256-armored')

/** Everything that the checks of a report say of values. */
const evidenceIn = ({ checks }: Pick<Report, 'checks'>) =>
  checks.flatMap((check) => [
    ...check.evidence,
    ...('expected' in check && check.expected ? [check.expected] : []),
    ...('actual' in check && check.actual ? [check.actual] : []),
  ])

/** Holds a point to the report that it is about. */
function holds(found: Report, point: Point | undefined) {
  if (!point) return
  const known = evidenceIn(found)
  expect(found.checks, 'the check is one of the report').toContainEqual(point.check)
  for (const { evidence, source } of point.values) {
    if (!evidence) continue
    expect(
      known.map((one) => textOf(one)),
      'the value is one of the report',
    ).toContain(textOf(evidence))
    expect(evidence.source, 'and so is whose it is').toBe(source)
  }
  const stopped = found.checks.filter(({ status }) => status === 'failed')
  if (stopped.length > 0) expect(point.check.status, 'what failed is what is shown').toBe('failed')
  expect(point.values.length, 'no more than are taken in at a glance').toBeLessThanOrEqual(3)
  const [one, other] = point.compares === undefined ? [] : point.values.slice(point.compares)
  if (!one?.evidence || !other?.evidence) return
  if (point.check.status === 'failed')
    expect(isSameValue(one.evidence, other.evidence), 'two that differ').toBe(false)
}

const DIGESTS = (fill: number): Digests =>
  Object.fromEntries(ALGORITHMS.map((name, i) => [name, new Uint8Array(20 + i).fill(fill)])) as Digests

describe('checksum', () => {
  const artifact = { name: 'a.jar', digests: DIGESTS(1) }
  const line = (fill: number) => utf8(`${toHex(new Uint8Array(32).fill(fill))}  a.jar\n`)
  const whole: Digests = { ...DIGESTS(1), sha256: new Uint8Array(32).fill(1) }
  const given = { ...artifact, digests: whole }

  test('the digest that was written and the one of what is here, whoever wrote it', () => {
    for (const channel of ['beside', 'apart'] as const) {
      for (const fill of [1, 2]) {
        const found = verifyChecksum({ artifact: given, claim: line(fill), channel })
        const point = checksumPoint(found, channel)
        holds(found, point)
        expect(point.values.map(({ source }) => source)).toEqual([
          channel === 'beside' ? 'claim' : 'trust',
          'artifact',
        ])
        expect(point.compares).toBe(0)
        expect(point.check.id).toBe(fill === 1 && channel === 'beside' ? 'channel' : 'digest')
      }
    }
  })

  test('nothing is compared where there is nothing to compare with', () => {
    for (const input of [
      {},
      { artifact: given },
      { claim: line(1) },
      { artifact: given, claim: utf8('ab') },
    ]) {
      const found = verifyChecksum(input)
      const point = checksumPoint(found, 'beside')
      holds(found, point)
      expect(point.compares).toBeUndefined()
    }
  })
})

describe('OpenPGP', () => {
  test('of every signature of the matrix, with somebody expected and without', async () => {
    const seen = new Set<Verdict>()
    for (const [i, one] of CASES.entries()) {
      const found = await verifyOpenpgp(await inputOf(one, i % 2 ? { fingerprint: 'F'.repeat(40) } : {}))
      holds(found, openpgpPoint(found))
      seen.add(found.verdict)
    }
    expect([...seen].sort()).toEqual(['rejected', 'undecided', 'verified'])
  })

  test('that nobody was expected is one of the things seen', async () => {
    const found = await verifyOpenpgp(await inputOf(SIGNED))
    expect(standingOf(found)).toBe('nobody-expected')
    const { check, values, compares } = openpgpPoint(found)
    expect(check.id).toBe('key-identity')
    expect(compares).toBeUndefined()
    expect(values.at(-1)).toEqual({ label: 'expected-fingerprint', source: 'policy' })
  })

  test('who was expected stands beside who was found, whichever signature or key of a signer that is', async () => {
    for (const name of ['ed25519-sha256-armored', 'signing-subkey', 'two-signatures-one-block']) {
      const one = caseNamed(name)
      const { signatures } = await verifyOpenpgp(await inputOf(one))
      const all = signatures.flatMap(({ key }) =>
        key
          ? ([
              ['fingerprint', key.signingFingerprint],
              ['primary-fingerprint', key.primaryFingerprint],
            ] as const)
          : [],
      )
      for (const [label, fingerprint] of all) {
        const { values, compares } = openpgpPoint(await verifyOpenpgp(await inputOf(one, { fingerprint })))
        const isPrimary = all.some(([other, value]) => other !== label && value === fingerprint)
        const as = isPrimary ? 'primary-fingerprint' : label
        expect(values.map(({ label, evidence }) => [label, evidence?.value])).toEqual([
          [as, fingerprint],
          [as, fingerprint],
        ])
        expect(compares).toBe(0)
      }
    }
  })

  test('nothing is said of the keyring where what would be looked for there was not read', async () => {
    const input = await inputOf(SIGNED)
    const big = new Uint8Array(16 * 1024 * 1024 + 1)
    const point = openpgpPoint(await verifyOpenpgp({ ...input, keys: [big] }))
    expect(point.values.map(({ label }) => label)).not.toContain('keyring')
    expect(point.check.id).toBe('keys-format')
    const { values } = openpgpPoint(await verifyOpenpgp({ ...input, keys: [] }))
    expect(values.at(-1)?.label).toBe('keyring')
  })

  test('two keys of one name are told apart by their fingerprints, and by nothing else', async () => {
    const found = await verifyOpenpgp(await inputOf(SIGNED))
    const hit = (fingerprint: string) => ({
      fingerprint,
      keyId: fingerprint.slice(-16),
      created: new Date(0),
      algorithm: 22,
      userIds: ['A <a@example.com>'],
      revoked: false,
    })
    const { values, compares } = openpgpPoint(found, [hit('A'.repeat(40)), hit('B'.repeat(40))])
    expect(values.map(({ label }) => label)).toEqual(['user-id', 'keyserver', 'keyserver'])
    expect(compares).toBe(1)
    const other = { ...hit('C'.repeat(40)), userIds: ['B <b@example.com>'] }
    expect(openpgpPoint(found, [hit('A'.repeat(40)), other]).values.map(({ label }) => label)).toEqual([
      'keyserver',
      'keyserver',
    ])
  })

  test('a rejection is not hidden behind what a keyserver has', async () => {
    const found = await verifyOpenpgp(await inputOf(SIGNED, { fingerprint: 'F'.repeat(40) }))
    expect(openpgpPoint(found, []).check.status).toBe('failed')
    const [hit] = [
      { fingerprint: 'A', keyId: 'A', created: new Date(0), algorithm: 1, userIds: [], revoked: false },
    ]
    expect(openpgpPoint(found, hit ? [hit] : []).check.status).toBe('failed')
  })
})

/** The same every time. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}

describe('Sigstore', () => {
  type Id = (typeof KEYLESS_PLAN)[number]['id']
  const value = (label: string, text: string, source: 'claim' | 'policy') => ({ label, value: text, source })

  function anyReport(seed: number): Pick<SigstoreReport, 'checks' | 'verdict'> & Report {
    const next = numbers(seed)
    const findings = Object.fromEntries(
      KEYLESS_PLAN.map(({ id }): [Id, Finding<Id, SigstoreFailure>] => {
        const evidence = [value(id, `${id} claimed`, 'claim'), value(id, `${id} wanted`, 'policy')]
        const [actual, expected] = evidence as [(typeof evidence)[0], (typeof evidence)[0]]
        const one: Finding<Id, SigstoreFailure>[] = [
          { status: 'passed', evidence },
          { status: 'passed', evidence },
          { status: 'skipped', because: 'missing-input', evidence },
          { status: 'undecided', code: 'not-json', evidence },
          { status: 'failed', code: 'not-json', evidence },
          { status: 'failed', code: 'not-json', evidence, actual, expected },
        ]
        return [id, one[next(next(2) === 0 ? 2 : 6)] ?? { status: 'passed' }]
      }),
    ) as Record<Id, Finding<Id, SigstoreFailure>>
    return report<Id, SigstoreFailure>(KEYLESS_PLAN, findings)
  }

  test('who is expected is not said to be unknown where nothing was read', () => {
    const findings = Object.fromEntries(
      KEYLESS_PLAN.map(({ id }, i): [Id, Finding<Id, SigstoreFailure>] => [
        id,
        { status: 'skipped', because: i === 0 ? 'too-much' : { check: KEYLESS_PLAN[0]?.id ?? id } },
      ]),
    ) as Record<Id, Finding<Id, SigstoreFailure>>
    const point = sigstorePoint(report<Id, SigstoreFailure>(KEYLESS_PLAN, findings))
    expect(point).toMatchObject({ check: { id: KEYLESS_PLAN[0]?.id }, values: [] })
  })

  test('of any report whatever', () => {
    for (let seed = 0; seed < 500; seed++) {
      const found = anyReport(seed)
      holds(found, sigstorePoint(found))
    }
  })

  const STEPS: readonly Step[] = [
    { name: 'a', detail: '', checks: ['certificate-chain', 'code-signing'] },
    { name: 'b', detail: '', checks: ['identity', 'issuer'] },
  ]

  test('every check stands once, in its order, under its step', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { checks } = anyReport(seed)
      const groups = inSteps(checks, STEPS)
      expect(groups.flatMap((group) => group.checks)).toEqual(checks)
      for (const { step, checks: within } of groups)
        expect(within.every(({ id }) => (step ? step.checks.includes(id) : true))).toBe(true)
    }
  })

  test('a step is no better than the worst of its checks', () => {
    for (let seed = 0; seed < 500; seed++) {
      const { checks } = anyReport(seed)
      const tone = toneOfAll(checks)
      const has = (status: Check['status']) => checks.some((check) => check.status === status)
      if (has('failed')) expect(tone).toBe('failed')
      else if (has('undecided')) expect(tone).toBe('undecided')
      else if (checks.some(({ required, status }) => required && status !== 'passed'))
        expect(tone).toBe('skipped')
      else expect(tone).toBe('passed')
    }
  })

  test('a step of which nothing is required is not passed by being left out', () => {
    const { checks } = report<'a' | 'b', string>(
      [
        { id: 'a', proves: 'transparency', required: false },
        { id: 'b', proves: 'transparency', required: false },
      ],
      { a: { status: 'skipped', because: 'absent' }, b: { status: 'skipped', because: 'absent' } },
    )
    expect(toneOfAll(checks)).toBe('skipped')
  })
})

test('two values are the same by what was compared, not by how they look', () => {
  const of = (value: string | Uint8Array | Date) => ({ label: 'x', value, source: 'claim' as const })
  const hidden = String.fromCodePoint(0x200b)
  const same = (one: string | Uint8Array | Date, other: string | Uint8Array | Date) =>
    isSameValue(of(one), of(other))
  expect(same('a', 'a')).toBe(true)
  expect(same(`a${hidden}`, textOf(of(`a${hidden}`))), 'a character that is not seen, and its escape').toBe(
    false,
  )
  expect(same(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(same(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(same(Uint8Array.of(0xab), 'ab'), 'bytes, and the hex they are shown as').toBe(false)
  expect(same(new Date(1), new Date(1))).toBe(true)
  expect(same(new Date(1), new Date(2))).toBe(false)
  expect(same(new Date(Number.NaN), new Date(Number.NaN)), 'two times that are none').toBe(false)
})

describe('what is the same in two long values', () => {
  const long = (length: number) => 'x'.repeat(length)

  test('is shortened, and what differs never', () => {
    const runs = [
      { text: long(100), differs: false },
      { text: 'DIFFERS', differs: true },
      { text: long(100), differs: false },
    ]
    const short = folded(runs, 132)
    expect(short.map(({ text }) => text).join('')).toContain('DIFFERS')
    expect(short[0]?.text).toBe(`${long(24)}…${long(24)}`)
    expect(short.map(({ differs }) => differs)).toEqual([false, true, false])
  })

  test('stays whole where it fits', () => {
    const runs = [{ text: long(132), differs: false }]
    expect(folded(runs, 132)).toBe(runs)
    expect(folded([{ text: long(133), differs: false }], 132)[0]?.text).toBe(`${long(66)}…${long(66)}`)
  })
})
