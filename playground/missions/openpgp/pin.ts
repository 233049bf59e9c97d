/** The defender's answer to the impostor: a fingerprint from elsewhere. */
import { honestScenario, LAB, OPENPGP_ATTACKS } from '../../attacks/openpgp.ts'
import { impostorOf, maintainer } from '../../attacks/openpgp-people.ts'
import { utf8 } from '../../bytes.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask, spaced } from './ask.ts'

export const pin = defineMission({
  id: 'pin',
  generation: 'openpgp',
  role: 'user',
  powers: ['policy'],
  fields: [
    { id: 'fingerprint', source: 'policy', kind: 'line' },
    { id: 'page', source: 'claim', kind: 'text' },
    { id: 'card', source: 'trust', kind: 'text' },
  ],
  tools: [],
  because: ['not-a-fingerprint', 'nothing-expected', 'attacker-passes', 'genuine-rejected'],
  runs: ['attacked', 'genuine'],
  samples: [],
  async open() {
    const honest = await honestScenario(utf8(SCRIPT.text))
    const attacked = await OPENPGP_ATTACKS.find(({ id }) => id === 'impostor-key')?.make(honest)
    const [author, other] = [await maintainer(), await impostorOf(honest)]
    if (!attacked || !other) throw new Error('lab: nothing to attack')
    const said = (fingerprint: string) =>
      [LAB.maintainer, spaced(fingerprint), `(key id ${fingerprint.slice(-16)})`].join('\n')
    return {
      start: { fingerprint: '', page: said(other.fingerprint), card: said(author.fingerprint) },
      tools: {},
      async examine({ fingerprint }) {
        const policy = fingerprint.trim() === '' ? {} : { fingerprint }
        const { keys } = attacked
        const bad = await ask('attacked', { ...attacked, policy })
        const good = await ask('genuine', { ...honest, keys, policy })
        const passes = bad.report.verdict === 'verified'
        const unreadable = good.report.checks.some(
          (check) => check.status === 'undecided' && check.code === 'not-a-fingerprint',
        )
        const because = unreadable
          ? 'not-a-fingerprint'
          : policy.fingerprint === undefined
            ? 'nothing-expected'
            : passes
              ? 'attacker-passes'
              : good.report.verdict === 'verified'
                ? 'solved'
                : 'genuine-rejected'
        return { because, runs: [bad.run, good.run] }
      },
    }
  },
})
