/** Whoever does not say whose signature to expect learns only that somebody signed. */
import { fromUtf8, utf8 } from '../../bytes.ts'
import { decisiveIn } from '../../report.ts'
import type { SigstoreCheckId } from '../../sigstore/index.ts'
import { person } from '../../world/index.ts'
import { mispicked } from '../answers.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { remembered } from '../remembered.ts'
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
const PASSED = [
  'log',
  'chain',
  'time',
  'artifact',
  'sct',
  'signature',
  'entry',
] as const satisfies readonly Cause[]
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
  because: [
    'artifact-unchanged',
    'caught',
    'caught-here',
    'unreadable-bundle',
    'unanswered',
    'one-missing',
    ...PASSED,
  ],
  runs: ['silent', 'expecting'],
  samples: [],
  async open() {
    const { bundle, trustedRoot } = released()
    const start = { artifact: SCRIPT.text, bundle: fromUtf8(bundle) ?? '', identity: '', why: '' }
    const signed = remembered((artifact: string) => {
      // A world of its own, so that the same script gives the same bundle.
      const { world } = released()
      return fromUtf8(signedAs(world, artifact, person('mallory@example.com'), 1)) ?? ''
    })
    const verified = remembered((artifact: string, claim: string) => {
      const delivery = { artifact: utf8(artifact), bundle: utf8(claim), trustedRoot }
      return { silent: ask('silent', delivery, {}), expecting: ask('expecting', delivery, EXPECTED) }
    })
    return {
      start,
      tools: { sign: async ({ artifact }) => ({ bundle: signed(artifact) }) },
      async examine(state) {
        const { silent, expecting } = verified(state.artifact, state.bundle)
        const runs = [silent.run, expecting.run]
        const { library, checks, notAsked } = silent.report
        const accepted = library?.accepts === true && decisiveIn(checks) === undefined
        if (library === undefined) return { because: 'unreadable-bundle', runs }
        if (!accepted) return { because: library.accepts ? 'caught-here' : 'caught', runs }
        if (state.artifact === start.artifact) return { because: 'artifact-unchanged', runs }
        // What would have stopped it, had anybody asked.
        const failing = expecting.report.checks
          .filter(({ status }) => status === 'failed')
          .map(({ id }) => id)
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
