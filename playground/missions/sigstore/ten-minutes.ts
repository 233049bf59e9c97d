/** A certificate that ran out long ago: what counts is when somebody trustworthy saw the signature. */
import { toJson } from '../../attacks/scenario.ts'
import { utf8 } from '../../bytes.ts'
import type { EvidenceLabel } from '../../sigstore/index.ts'
import { message, signKeyless, trustedRootOf } from '../../world/index.ts'
import { misplaced } from '../answers.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { remembered } from '../remembered.ts'
import { ask, AUTHOR, EXPECTED, missionWorld, RELEASED } from './lab.ts'

const MINUTE = 60 * 1000
const after = (minutes: string) => new Date(RELEASED.getTime() + Number(minutes) * MINUTE)

/** What the verifier names among the evidence of its checks, by what it is called there. */
const LOOKED_AT: Readonly<Record<string, EvidenceLabel | undefined>> = {
  signer: undefined,
  begins: 'not-before',
  authority: 'signed-timestamp',
  token: undefined,
  log: 'integrated-time',
  file: undefined,
  ends: 'not-after',
  now: undefined,
} satisfies Readonly<Record<Time, EvidenceLabel | undefined>>
const TIMES = ['signer', 'begins', 'authority', 'token', 'log', 'file', 'ends', 'now'] as const
type Time = (typeof TIMES)[number]

export const tenMinutes = defineMission({
  id: 'ten-minutes',
  generation: 'sigstore',
  role: 'author',
  powers: ['claim'],
  fields: [
    { id: 'signed', source: 'claim', kind: 'minutes', most: 60 },
    { id: 'recorded', source: 'claim', kind: 'minutes', most: 60 },
    { id: 'log', source: 'claim', kind: 'choice', options: ['v1', 'v2'] },
    { id: 'times', source: 'answer', kind: 'sort', rows: TIMES, options: ['compared', 'ignored'] },
  ],
  tools: [],
  because: ['recorded-first', 'seen-too-late', 'unsorted', ...TIMES],
  runs: ['user'],
  samples: [],
  async open() {
    const verified = remembered((signed: string, recorded: string, log: string) => {
      const world = missionWorld()
      const { bundle } = signKeyless(world, {
        content: message(utf8(SCRIPT.text)),
        identity: AUTHOR,
        at: RELEASED,
        loggedAt: after(recorded),
        log: log === 'v2' ? 'v2' : 'v1',
        revise: { timestamps: (stamps) => stamps.map((stamp) => ({ ...stamp, at: after(signed) })) },
      })
      const delivery = {
        artifact: utf8(SCRIPT.text),
        bundle: toJson(bundle),
        trustedRoot: toJson(trustedRootOf(world)),
      }
      return ask('user', delivery, EXPECTED)
    })
    return {
      start: { signed: '3', recorded: '15', log: 'v1', times: '' },
      tools: {},
      async examine({ signed, recorded, log, times }) {
        if (Number(recorded) < Number(signed)) return { because: 'recorded-first', runs: [] }
        const { run, report } = verified(signed, recorded, log)
        if (report.verdict !== 'verified') return { because: 'seen-too-late', runs: [run] }
        const seen = report.checks
          .filter(({ id }) => id === 'trusted-time' || id === 'certificate-chain')
          .flatMap(({ evidence }) => evidence.map(({ label }) => label))
        const right = Object.fromEntries(
          TIMES.map((time) => {
            const label = LOOKED_AT[time]
            return [time, label !== undefined && seen.includes(label) ? 'compared' : 'ignored']
          }),
        ) as Record<Time, string>
        return { because: misplaced(times, right) ?? 'solved', runs: [run] }
      },
    }
  },
})
