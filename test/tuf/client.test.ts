import { describe, expect, it } from 'vitest'
import { tufQuestion } from '../../playground/attacks/tuf.ts'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decisiveIn } from '../../playground/report.ts'
import { TUF_PLAN, updateFrom } from '../../playground/tuf/index.ts'
import { createHistory, TARGET } from '../../playground/world/tuf/history.ts'
import { type Holder, signedFile } from '../../playground/world/tuf/keys.ts'
import { rootFile } from '../../playground/world/tuf/repository.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const DAY = 24 * 60 * 60 * 1000
const history = createHistory({ seed: 'client', now: NOW })
const honest = tufQuestion(history, undefined)
type Json = Parameters<typeof signedFile>[0]

/** The honest repository with one file's signed part changed, signed again by those who sign it. */
function resigned(name: string, change: (signed: Record<string, Json>) => void, by: readonly Holder[]) {
  const { signed } = JSON.parse(fromUtf8(history.today.get(name) ?? new Uint8Array()) ?? '') as {
    signed: Record<string, Json>
  }
  change(signed)
  return new Map([...history.today, [name, signedFile(signed, by)]])
}
async function decided(repository: ReadonlyMap<string, Uint8Array>, rest = {}) {
  const { report } = await updateFrom({ ...honest, repository, ...rest })
  const { id, status, code } = decisiveIn(report.checks) ?? {}
  return `${report.verdict}: ${id} ${status} ${code}`
}

it('makes a check of every step, whatever it is given', async () => {
  for (const repository of [history.today, new Map<string, Uint8Array>()]) {
    const { report } = await updateFrom({ ...honest, repository })
    expect(report.checks.map(({ id }) => id)).toEqual(TUF_PLAN.map(({ id }) => id))
  }
})

describe('what a role signs is not enough by itself', () => {
  const { online, holders, roots } = history
  it.each([
    [
      'a timestamp that has expired',
      'timestamp.json',
      { expires: '2026-09-30T00:00:00Z' },
      [online],
      'rejected: timestamp-expiry failed expired',
    ],
    [
      'a timestamp by a holder of the root',
      'timestamp.json',
      {},
      holders,
      'rejected: timestamp-signatures failed signatures-too-few',
    ],
    [
      'another snapshot of the same version',
      '2.snapshot.json',
      { extra: 'one' },
      [online],
      'rejected: snapshot-digest failed digest-mismatch',
    ],
    [
      'a list by the online key alone',
      '2.targets.json',
      { extra: 'one' },
      [online],
      'rejected: targets-digest failed digest-mismatch',
    ],
  ] as const)('%s', async (_what, name, change, by, outcome) => {
    expect(await decided(resigned(name, (signed) => Object.assign(signed, change), by))).toBe(outcome)
  })

  it('a root that skips a version, though enough have signed it', async () => {
    const spec = { version: 5, expires: new Date(NOW.getTime() + DAY), holders, threshold: 3, online }
    const repository = new Map([...history.today, ['4.root.json', rootFile(spec, holders)] as const])
    expect(await decided(repository)).toBe('rejected: root-version failed root-not-next')
  })

  it('a root whose own threshold its signers do not reach', async () => {
    const spec = { version: 4, expires: new Date(NOW.getTime() + DAY), holders, threshold: 5, online }
    const repository = new Map([
      ...history.today,
      ['4.root.json', rootFile(spec, holders.slice(0, 4))] as const,
    ])
    expect(await decided(repository)).toBe('rejected: root-chain failed signatures-too-few')
  })

  it('the newest root, once it has expired; those before it may be', async () => {
    expect(roots.length).toBe(3)
    const now = new Date(NOW.getTime() + 181 * DAY)
    expect(await decided(history.today, { now })).toBe('rejected: root-expiry failed expired')
  })
})

it('knows no target that is not listed', async () => {
  expect(await decided(history.today, { target: 'other.json' })).toBe(
    'rejected: target-listed failed target-unlisted',
  )
  expect(await decided(history.today, { target: '__proto__' })).toBe(
    'rejected: target-listed failed target-unlisted',
  )
})

/** Each place with values of every wrong type, signed by those who may: no exception, and never `verified` by mistake. */
describe('wrong types', () => {
  const WRONG: readonly Json[] = [null, true, 0, -1, 1.5, '', 'x', [], [null], {}, { x: null }]
  const { online, holders } = history
  const FILES = [
    ['timestamp.json', [online]],
    ['2.snapshot.json', [online]],
    ['2.targets.json', holders],
    ['3.root.json', holders],
  ] as const
  const MEMBERS = ['_type', 'version', 'expires', 'spec_version', 'meta', 'targets', 'keys', 'roles']

  it.each(FILES)('in %s', async (name, by) => {
    const original = fromUtf8(history.today.get(name) ?? new Uint8Array()) ?? ''
    for (const member of MEMBERS) {
      if (!(member in (JSON.parse(original) as { signed: object }).signed)) continue
      for (const wrong of WRONG) {
        let repository = history.today
        try {
          repository = resigned(name, (signed) => (signed[member] = wrong), by)
        } catch {
          continue
        }
        const { report, target } = await updateFrom({ ...honest, repository })
        expect([name, member, wrong, report.verdict === 'verified' || target !== undefined]).toEqual([
          name,
          member,
          wrong,
          false,
        ])
      }
    }
    for (const text of [
      '',
      '[]',
      'null',
      '{"signed":{}}',
      '{"signed":null,"signatures":{}}',
      '['.repeat(500),
    ]) {
      const repository = new Map([...history.today, [name, utf8(text)]])
      const { report } = await updateFrom({ ...honest, repository })
      expect([name, text, report.verdict === 'verified']).toEqual([name, text, false])
    }
  })

  it('in what a client has kept: it is as if it had kept nothing', async () => {
    for (const text of ['', '{}', '[]', 'null']) {
      const kept = { ...history.regular, timestamp: utf8(text), snapshot: utf8(text) }
      expect((await updateFrom({ ...honest, kept })).report.verdict).toBe('verified')
    }
    expect(TARGET).toBe(honest.target)
  })
})
