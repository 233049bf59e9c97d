/** Whoever does not say whose signature to expect learns only that somebody signed. */
import { fromUtf8, utf8 } from '../../bytes.ts'
import { person } from '../../world/index.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask, EXPECTED, released, signedAs } from './lab.ts'

export const noIdentity = defineMission({
  id: 'no-identity',
  generation: 'sigstore',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'text' },
    { id: 'bundle', source: 'claim', kind: 'text' },
    { id: 'identity', source: 'policy', kind: 'line' },
  ],
  tools: ['sign'],
  because: ['artifact-unchanged', 'caught', 'unreadable-bundle'],
  runs: ['silent', 'expecting'],
  samples: [],
  async open() {
    const { bundle, trustedRoot } = released()
    const start = { artifact: SCRIPT.text, bundle: fromUtf8(bundle) ?? '', identity: '' }
    return {
      start,
      tools: {
        sign: async ({ artifact }) => {
          const { world } = released()
          return { bundle: fromUtf8(signedAs(world, artifact, person('mallory@example.com'), 1)) ?? '' }
        },
      },
      async examine(state) {
        const delivery = { artifact: utf8(state.artifact), bundle: utf8(state.bundle), trustedRoot }
        const silent = ask('silent', delivery, {})
        const expecting = ask('expecting', delivery, EXPECTED)
        const { library, checks } = silent.report
        const accepted = library?.accepts === true && checks.every(({ status }) => status !== 'failed')
        const because =
          library === undefined
            ? 'unreadable-bundle'
            : !accepted
              ? 'caught'
              : state.artifact === start.artifact
                ? 'artifact-unchanged'
                : 'solved'
        return { because, runs: [silent.run, expecting.run] }
      },
    }
  },
})
