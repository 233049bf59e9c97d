import { describe, expect, it } from 'vitest'
import { TUF_ATTACK_PLAN } from '../../playground/attacks/tuf-plan.ts'
import { tufQuestion, tufScene } from '../../playground/attacks/tuf.ts'
import { decisiveIn } from '../../playground/report.ts'
import { updateFrom } from '../../playground/tuf/index.ts'
import { createHistory } from '../../playground/world/tuf/history.ts'

const OPTIONS = { seed: 'keyless scene', now: new Date('2026-10-01T09:00:00Z') }
const history = createHistory(OPTIONS)
const verdictOf = async (...asked: Parameters<typeof tufQuestion>) =>
  (await updateFrom(tufQuestion(...asked))).report.verdict

describe('an honest repository', () => {
  it('is followed from the first root to the newest, and to the file', async () => {
    const { walk, isGenuine } = await tufScene(OPTIONS, undefined)
    expect(walk.report.verdict).toBe('verified')
    expect(walk.roots.map(({ version, taken }) => [version, taken])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ])
    expect(isGenuine).toBe(true)
    expect(walk.report.proved).toEqual(['key', 'time', 'integrity'])
  })

  it('is the same for a client that was here yesterday, and for that client again', async () => {
    const first = await updateFrom(tufQuestion(history, undefined, 'regular'))
    expect(first.report.verdict).toBe('verified')
    const again = { ...tufQuestion(history, undefined), kept: first.kept }
    expect((await updateFrom(again)).report.verdict).toBe('verified')
  })
})

describe('an attack', () => {
  it.each(TUF_ATTACK_PLAN)('$id ends where the plan says', async ({ id, stops }) => {
    const { walk, isGenuine } = await tufScene(OPTIONS, id)
    expect(decisiveIn(walk.report.checks)?.id).toBe(stops)
    expect(walk.report.verdict).toBe(stops ? 'rejected' : 'verified')
    expect(walk.target !== undefined).toBe(stops === undefined)
    expect(isGenuine).toBe(false)
  })

  it('with two keys changes nothing of what the client trusts', async () => {
    const { walk, stolen } = await tufScene(OPTIONS, 'two-stolen')
    expect(stolen).toEqual(['aki', 'ben'])
    expect(walk.kept.root).toBe(walk.roots.length === 2 ? walk.kept.root : undefined)
    expect(walk.kept).toEqual(history.regular)
    expect(walk.roots.at(-1)?.byEarlier).toMatchObject({ count: 2, threshold: 3, isEnough: false })
    expect(walk.roots.at(-1)?.byItself).toMatchObject({ count: 3, isEnough: true })
  })

  it('with three keys takes the client for good, and not one that took the next root before', async () => {
    const { afterwards } = await tufScene(OPTIONS, 'three-stolen')
    expect(afterwards?.taken.report.verdict).toBe('rejected')
    expect(decisiveIn(afterwards?.taken.report.checks ?? [])).toMatchObject({ id: 'root-chain', code: 'signatures-too-few' })
    expect(afterwards?.spared.report.verdict).toBe('rejected')
    expect(afterwards?.spared.roots.at(-1)?.byEarlier?.count).toBe(0)
  })

  it('by an older snapshot is seen only by who remembers a newer one', async () => {
    expect(await verdictOf(history, 'rollback', 'regular')).toBe('rejected')
    expect(await verdictOf(history, 'rollback', 'installed')).toBe('verified')
  })
})
