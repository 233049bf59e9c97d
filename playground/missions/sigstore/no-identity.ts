/** Whoever does not say whose signature to expect learns only that somebody signed. */
import { fromUtf8, utf8 } from '../../bytes.ts'
import type { SigstoreCheckId } from '../../sigstore/index.ts'
import { person } from '../../world/index.ts'
import { mispicked } from '../answers.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask, EXPECTED, released, signedAs } from './lab.ts'

/** What might have been wrong with the attacker's delivery, by the check that looks for it. */
const CAUSES = {
  log: 'log-inclusion',
  identity: 'identity',
  chain: 'certificate-chain',
  time: 'trusted-time',
  artifact: 'artifact',
  sct: 'sct',
  issuer: 'issuer',
  signature: 'signature',
  entry: 'log-entry',
} as const satisfies Readonly<Record<string, SigstoreCheckId>>
type Cause = keyof typeof CAUSES
/** Those that the silent user's verifier looks for as well. */
const PASSED = ['log', 'chain', 'time', 'artifact', 'sct', 'signature', 'entry'] as const satisfies readonly Cause[]
const CAUSE_IDS = Object.keys(CAUSES) as readonly Cause[]

export const noIdentity = defineMission({
  id: 'no-identity',
  generation: 'sigstore',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'text' },
    { id: 'bundle', source: 'claim', kind: 'text' },
    { id: 'identity', source: 'policy', kind: 'line' },
    {
      id: 'why',
      source: 'answer',
      kind: 'picks',
      options: ['log', 'identity', 'chain', 'time', 'artifact', 'sct', 'issuer', 'signature', 'entry'],
    },
  ],
  tools: ['sign'],
  because: ['artifact-unchanged', 'caught', 'unreadable-bundle', 'unanswered', 'one-missing', ...PASSED],
  runs: ['silent', 'expecting'],
  samples: [],
  async open() {
    const { bundle, trustedRoot } = released()
    const start = { artifact: SCRIPT.text, bundle: fromUtf8(bundle) ?? '', identity: '', why: '' }
    return {
      start,
      tools: {
        sign: async ({ artifact }) => {
          // A world of its own, so that the same script gives the same bundle.
          const { world } = released()
          return { bundle: fromUtf8(signedAs(world, artifact, person('mallory@example.com'), 1)) ?? '' }
        },
      },
      async examine(state) {
        const delivery = { artifact: utf8(state.artifact), bundle: utf8(state.bundle), trustedRoot }
        const silent = ask('silent', delivery, {})
        const expecting = ask('expecting', delivery, EXPECTED)
        const runs = [silent.run, expecting.run]
        const { library, checks, notAsked } = silent.report
        const accepted = library?.accepts === true && checks.every(({ status }) => status !== 'failed')
        if (library === undefined) return { because: 'unreadable-bundle', runs }
        if (!accepted) return { because: 'caught', runs }
        if (state.artifact === start.artifact) return { because: 'artifact-unchanged', runs }
        // What would have stopped it, had anybody asked.
        const failing = expecting.report.checks.filter(({ status }) => status === 'failed').map(({ id }) => id)
        const decides = (id: SigstoreCheckId) => notAsked.includes(id) && failing.includes(id)
        const right = CAUSE_IDS.filter((cause) => decides(CAUSES[cause]))
        const found = mispicked(state.why, right)
        const because =
          typeof found === 'object' ? (PASSED.find((one) => one === found.wrong) ?? 'one-missing') : found
        return { because: because ?? 'solved', runs }
      },
    }
  },
})
