/** Every mission: solved by a learner who knows how, never by nothing, and never by more than the learner may do. */
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { GENERATIONS, keysOf, MISSIONS, missionOf, type Stage } from '../../playground/missions/index.ts'
import { standingOf } from '../../playground/report.ts'
import { isMine } from './clicks.ts'
import { ATTEMPTS, play, samplesOf } from './scripted.ts'

const KEYS = GENERATIONS.flatMap(keysOf)
const COMMON = ['solved', 'nothing-done', 'out-of-reach', 'unreadable', 'too-large']

test('six of each generation, each under its own name', () => {
  expect(MISSIONS.map(({ generation, id }) => `${generation}/${id}`)).toEqual(KEYS)
  expect(GENERATIONS.map((generation) => keysOf(generation).length)).toEqual([6, 6, 6])
})

describe.each(KEYS)('%s', (key) => {
  const mission = missionOf(key)
  let stage: Stage
  beforeAll(async () => {
    stage = await mission.open(await samplesOf(mission.samples))
  })

  test.each(ATTEMPTS[key].map((attempt, i) => [attempt.says, i, attempt] as const))(
    'says %s of attempt %i',
    async (says, _, attempt) => {
      const state = await play(stage, attempt)
      const judged = await stage.judge(state)
      expect(judged.because).toBe(says)
      expect(judged.solved).toBe(says === 'solved')
      expect(judged.runs.every(({ of }) => mission.runs.includes(of))).toBe(true)
      if (judged.solved) expect(judged.runs.length).toBeGreaterThan(0)
    },
  )

  test('names no near miss that nobody tries', () => {
    const tried = new Set(ATTEMPTS[key].map(({ says }) => says))
    expect(mission.because.filter((because) => !tried.has(because))).toEqual([])
    expect([...tried].filter((says) => ![...COMMON, ...mission.because].includes(says))).toEqual([])
  })

  test('gives nothing to pick or to sort a name by which the words for something else are found', () => {
    const names = mission.fields.map(({ kind, options = [], rows = [] }) => {
      const isOfItems = kind === 'picks' ? options.length === 0 : kind === 'sort' && rows.length === 0
      return { kind, ids: [...options, ...rows, ...(isOfItems ? stage.items.map(({ id }) => id) : [])] }
    })
    for (const [i, { kind, ids }] of names.entries()) {
      if (kind !== 'picks' && kind !== 'sort') continue
      const others = names.flatMap((other, j) => (j === i ? [] : other.ids))
      expect(ids.filter((id) => others.includes(id))).toEqual([])
    }
  })

  test('is not solved by doing nothing, whichever tools are looked at', async () => {
    expect(await stage.judge(stage.start)).toMatchObject({ solved: false, because: 'nothing-done' })
  })

  test('refuses what the learner has no power over', async () => {
    const solution = ATTEMPTS[key].find(({ says }) => says === 'solved')
    const solved = solution && (await play(stage, solution))
    const foreign = mission.fields.filter((field) => !isMine(mission, field))
    for (const { id } of foreign) {
      const judged = await stage.judge({ ...solved, [id]: 'something else' })
      expect(judged).toMatchObject({ solved: false, because: 'out-of-reach', field: id, runs: [] })
    }
    expect(mission.powers).not.toContain('trust')
    if (mission.role === 'mirror') expect(mission.powers).not.toContain('policy')
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'artifact'],
    ['a list', []],
    ['an empty object', {}],
    ['numbers in every field', Object.fromEntries(mission.fields.map(({ id }) => [id, 7]))],
    ['objects in every field', Object.fromEntries(mission.fields.map(({ id }) => [id, {}]))],
    ['nothing in every field', Object.fromEntries(mission.fields.map(({ id }) => [id, '']))],
  ])('takes %s without a word of praise', async (_, state) => {
    expect((await stage.judge(state)).solved).toBe(false)
  })

  test.each(mission.fields.map((field) => [field.id, field] as const))(
    'takes anything in %s',
    async (_, field) => {
      const mine = isMine(mission, field)
      const wrong = [
        '\0',
        '\ud800',
        '[',
        '\\',
        '^$',
        '-----BEGIN PGP SIGNATURE-----',
        '{"a":'.repeat(99),
        '9999999',
      ]
      for (const value of wrong) {
        const judged = await stage.judge({ ...stage.start, [field.id]: value })
        if (!mine || ['choice', 'picks', 'sort'].includes(field.kind)) expect(judged.solved).toBe(false)
        expect(typeof judged.because).toBe('string')
      }
      const huge = await stage.judge({ ...stage.start, [field.id]: 'x'.repeat(64 * 1024 + 1) })
      expect(huge).toEqual({ solved: false, because: 'too-large', runs: [] })
    },
  )

  test('gives the same scene and the same answers every time', async () => {
    const again = await mission.open(await samplesOf(mission.samples))
    expect(again.start).toEqual(stage.start)
    expect(again.items).toEqual(stage.items)
    for (const attempt of ATTEMPTS[key].slice(0, 1)) {
      expect(await play(again, attempt)).toEqual(await play(stage, attempt))
    }
  })
})

test.each([
  ['openpgp/renamed', 'changed'],
  ['openpgp/checked-address', 'untrue'],
  ['sigstore/signed-malware', 'untrue'],
] as const)('%s shows what was tried beside every answer that it holds for wrong', async (key, of) => {
  const mission = missionOf(key)
  const stage = await mission.open({})
  const rows = mission.fields.flatMap(({ kind, rows = [] }) => (kind === 'sort' ? rows : []))
  const wrong = ATTEMPTS[key].filter(({ says }) => rows.includes(says))
  expect(wrong.length).toBe(rows.length)
  for (const attempt of wrong) {
    const { runs } = await stage.judge(await play(stage, attempt))
    expect(runs.map((run) => run.of)).toEqual(['user', of])
  }
})

test('a digest from the server that is attacked is worth no more than its arithmetic', async () => {
  const stage = await missionOf('checksum/other-channel').open({})
  const standings = async (says: string) => {
    const attempt = ATTEMPTS['checksum/other-channel'].find((one) => one.says === says)
    const { runs } = await stage.judge(attempt && (await play(stage, attempt)))
    return runs.map(({ report }) => standingOf(report))
  }
  expect(await standings('beside')).toEqual(['nobody-expected', 'nobody-expected'])
  expect(await standings('page')).toEqual(['nobody-expected', 'nobody-expected'])
  expect(await standings('notice')).toEqual(['rejected', 'rejected'])
  expect(await standings('mail')).toEqual(['rejected', 'verified'])
})

test('a tool that has nothing to work with says so', async () => {
  const stage = await missionOf('openpgp/impostor').open({})
  expect(await stage.use('sign', { ...stage.start, 'user-id': '' })).toBeUndefined()
  expect(await stage.use('make-key', { ...stage.start, 'user-id': '' })).toBeUndefined()
  expect(await stage.use('nothing like it', stage.start)).toBeUndefined()
})

afterEach(() => void vi.useRealTimers())

test.each(['2026-10-01T09:30:00Z', '2029-10-01T09:00:00Z', '2126-10-01T09:00:00Z'])(
  'the certificate of ten minutes is judged the same on %s',
  async (today) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(today) })
    const stage = await missionOf('sigstore/ten-minutes').open({})
    for (const attempt of ATTEMPTS['sigstore/ten-minutes']) {
      expect((await stage.judge(await play(stage, attempt))).because).toBe(attempt.says)
    }
  },
)
