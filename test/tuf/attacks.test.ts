import { describe, expect, it } from 'vitest'
import { TUF_ATTACK_PLAN } from '../../playground/attacks/tuf-plan.ts'
import { tufQuestion, tufScene } from '../../playground/attacks/tuf.ts'
import { decisiveIn } from '../../playground/report.ts'
import { updateFrom } from '../../playground/tuf/index.ts'
import { turnover } from '../../playground/tuf/turnover.ts'
import { createHistory } from '../../playground/world/tuf/history.ts'

const history = createHistory({ seed: 'keyless scene', now: new Date('2026-10-01T09:00:00Z') })
const verdictOf = async (...asked: Parameters<typeof tufQuestion>) =>
  (await updateFrom(tufQuestion(...asked))).report.verdict

describe('an honest repository', () => {
  it('is followed from the first root to the newest, and to the file', async () => {
    const { walk, received } = await tufScene(history, undefined)
    expect(walk.report.verdict).toBe('verified')
    expect(walk.roots.map(({ version, taken }) => [version, taken])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ])
    expect(received).toBe('today')
    expect(turnover(walk.roots)).toEqual([
      { version: 2, joined: ['@fumi'], left: ['@emi'] },
      { version: 3, joined: [], left: [] },
    ])
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
    const { walk, received } = await tufScene(history, id)
    expect(decisiveIn(walk.report.checks)?.id).toBe(stops)
    expect(walk.report.verdict).toBe(stops ? 'rejected' : 'verified')
    expect(received).toBe(stops ? undefined : 'forged')
  })

  it('with two keys changes nothing of what the client trusts', async () => {
    const { walk, stolen } = await tufScene(history, 'two-stolen')
    expect(stolen).toEqual(['@aki', '@ben'])
    expect(walk.kept).toEqual(history.regular)
    expect(walk.roots.at(-1)?.byEarlier).toMatchObject({ count: 2, threshold: 3, isEnough: false })
    expect(walk.roots.at(-1)?.byItself).toMatchObject({ count: 3, isEnough: true })
  })

  it('with three keys takes the client for good, and not one that took the next root before', async () => {
    const { afterwards } = await tufScene(history, 'three-stolen')
    expect(afterwards?.taken.report.verdict).toBe('rejected')
    expect(decisiveIn(afterwards?.taken.report.checks ?? [])).toMatchObject({
      id: 'root-chain',
      code: 'signatures-too-few',
    })
    expect(afterwards?.spared.report.verdict).toBe('rejected')
    expect(afterwards?.spared.roots.at(-1)?.byEarlier?.count).toBe(0)
  })

  it('by an older snapshot is seen only by who remembers a newer one', async () => {
    expect(await verdictOf(history, 'rollback', 'regular')).toBe('rejected')
    expect((await tufScene(history, 'rollback', 'installed')).received).toBe('before')
  })
})
