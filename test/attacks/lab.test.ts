/** Whoever is there to notice an attack does, and by the check that is meant; the others may well be satisfied. */
import { describe, expect, test } from 'vitest'
import { LAB_ATTACKS, type LabAttackId, type LabOutcome } from '../../playground/attacks/lab.ts'
import type { SigstoreScenario } from '../../playground/attacks/scenario.ts'
import { equalBytes, utf8 } from '../../playground/bytes.ts'
import type { Report } from '../../playground/report.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { type LabOptions, aliceWatches, runLab } from '../../playground/world/lab.ts'
import { PEOPLE } from '../../playground/world/oidc/people.ts'
import { isSignedBy } from '../../playground/world/watch/head.ts'
import { watchLog } from '../../playground/world/watch/monitor.ts'

const options = (log: 'v1' | 'v2'): LabOptions => ({
  seed: 'attacks',
  now: new Date('2026-10-01T09:00:00Z'),
  artifact: { name: 'hello.txt', bytes: utf8('hello, shomei\n') },
  log,
})

function make(id: LabAttackId, log: 'v1' | 'v2'): LabOutcome {
  const outcome = LAB_ATTACKS.find((attack) => attack.id === id)?.make(options(log))
  if (!outcome) throw new Error(`${id}: nothing to attack`)
  return outcome
}

const ask = ({ artifact: bytes, ...others }: SigstoreScenario) =>
  verifySigstore({ artifact: { bytes }, ...others })
const failures = ({ checks }: Report) =>
  checks.filter(({ status }) => status === 'failed').map(({ id }) => id)

describe.each(['v1', 'v2'] as const)('around a run with a %s log', (log) => {
  test.each(LAB_ATTACKS)('$id is noticed by the $noticedBy: $breaks', ({ id, noticedBy, breaks }) => {
    const outcome = make(id, log)
    expect(outcome.noticedBy).toBe(noticedBy)
    switch (outcome.noticedBy) {
      case 'verifier': {
        const report = ask(outcome.scenario)
        expect([report.verdict, report.agrees]).toEqual(['rejected', true])
        expect(failures(report)).toContain(breaks)
        break
      }
      case 'fulcio':
      case 'witness':
        expect(failures(outcome.report)).toEqual([breaks])
        break
      case 'monitor':
        expect(outcome.watch.alarms.map(({ reasons }) => reasons.includes(breaks as never))).toEqual([true])
    }
  })

  test('two of them only look fine to a verifier by itself', () => {
    for (const id of ['log-forked', 'account-taken'] as const) {
      const outcome = make(id, log)
      if (!('scenario' in outcome)) throw new Error(`${id}: no bundle`)
      expect(ask(outcome.scenario).verdict, id).toBe('verified')
      expect(equalBytes(outcome.scenario.artifact, options(log).artifact.bytes)).toBe(false)
    }
  })

  test('both heads of the forked log are signed by the log itself', () => {
    const outcome = make('log-forked', log)
    const { world } = runLab(options(log))
    if (outcome.noticedBy !== 'witness') throw new Error('noticed by somebody else')
    const { remembered, shown } = outcome
    expect([remembered, shown].map(({ checkpoint }) => isSignedBy(checkpoint, world.logs[log]))).toEqual([
      true,
      true,
    ])
    expect(remembered.origin).toBe(shown.origin)
    expect(remembered.size).toBeLessThan(shown.size)
    // The verifier holds the very head that the witness judges.
    const bundle = JSON.parse(new TextDecoder().decode(outcome.scenario.bundle)) as BundleJson
    const [entry] = bundle.verificationMaterial.tlogEntries
    expect(entry?.inclusionProof?.checkpoint?.envelope).toBe(shown.checkpoint)
  })

  test('a monitor is silent about the honest run', () => {
    const { world } = runLab(options(log))
    const watch = watchLog(world.logs[log], aliceWatches([options(log).artifact.bytes]))
    expect([watch.entries.length, watch.alarms]).toEqual([3, []])
    const unaware = watchLog(world.logs[log], aliceWatches())
    expect(unaware.alarms.map(({ reasons }) => reasons)).toEqual([['unknown-artifact']])
  })
})

test('there is nothing to attack in a run that was refused', () => {
  const refused = { ...options('v1'), account: PEOPLE.aliceUnverified }
  const kinds = new Map(LAB_ATTACKS.map((attack) => [attack.noticedBy, attack]))
  for (const attack of kinds.values()) expect(attack.make(refused), attack.id).toBeUndefined()
})

test.each(['token-stolen', 'log-forked', 'account-taken'] as const)(
  '%s is the same bytes every time',
  (id) => {
    expect(JSON.stringify(make(id, 'v1'))).toBe(JSON.stringify(make(id, 'v1')))
  },
)
