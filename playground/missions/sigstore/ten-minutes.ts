/** A certificate that ran out long ago: what counts is when somebody trustworthy saw the signature. */
import { toJson } from '../../attacks/scenario.ts'
import { utf8 } from '../../bytes.ts'
import { message, signKeyless, trustedRootOf } from '../../world/index.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask, AUTHOR, EXPECTED, missionWorld, RELEASED } from './lab.ts'

const MINUTE = 60 * 1000
const after = (minutes: string) => new Date(RELEASED.getTime() + Number(minutes) * MINUTE)

/** Who said it, by what the verifier took its time from. */
const WITNESS: Readonly<Record<string, string>> = {
  'integrated-time': 'log',
  'signed-timestamp': 'authority',
}

export const tenMinutes = defineMission({
  id: 'ten-minutes',
  generation: 'sigstore',
  role: 'author',
  powers: ['claim', 'policy'],
  fields: [
    { id: 'signed', source: 'claim', kind: 'minutes', most: 60 },
    { id: 'recorded', source: 'claim', kind: 'minutes', most: 60 },
    { id: 'log', source: 'claim', kind: 'choice', options: ['v1', 'v2'] },
    {
      id: 'witness',
      source: 'policy',
      kind: 'choice',
      options: ['unsaid', 'signer', 'certificate', 'log', 'authority', 'verifier'],
    },
  ],
  tools: [],
  because: ['recorded-first', 'seen-too-late', 'witness-unsaid', 'other-witness'],
  runs: ['user'],
  samples: [],
  async open() {
    return {
      start: { signed: '3', recorded: '15', log: 'v1', witness: 'unsaid' },
      tools: {},
      async examine({ signed, recorded, log, witness }) {
        if (Number(recorded) < Number(signed)) return { because: 'recorded-first', runs: [] }
        const world = missionWorld()
        const { bundle } = signKeyless(world, {
          content: message(utf8(SCRIPT.text)),
          identity: AUTHOR,
          at: RELEASED,
          loggedAt: after(recorded),
          log: log === 'v2' ? 'v2' : 'v1',
          revise: { timestamps: (stamps) => stamps.map((stamp) => ({ ...stamp, at: after(signed) })) },
        })
        const { run, report } = ask(
          'user',
          {
            artifact: utf8(SCRIPT.text),
            bundle: toJson(bundle),
            trustedRoot: toJson(trustedRootOf(world)),
          },
          EXPECTED,
        )
        const times = report.checks.find(({ id }) => id === 'trusted-time')?.evidence ?? []
        const witnesses = times.flatMap(({ label }) => WITNESS[label] ?? [])
        const because =
          report.verdict !== 'verified'
            ? 'seen-too-late'
            : witness === 'unsaid'
              ? 'witness-unsaid'
              : witnesses.includes(witness)
                ? 'solved'
                : 'other-witness'
        return { because, runs: [run] }
      },
    }
  },
})
