/** The same attack, and a digest from somewhere the attacker does not hold. */
import { utf8 } from '../../bytes.ts'
import { defineMission } from '../define.ts'
import { SCRIPT, sumsLine } from '../release.ts'
import { compare } from './compare.ts'

const TAMPERED = SCRIPT.text.replace('Hello', 'Gotcha')
const EARLIER = SCRIPT.text.replace('1.0.1', '1.0.0')

export const otherChannel = defineMission({
  id: 'other-channel',
  generation: 'checksum',
  role: 'user',
  powers: ['policy'],
  fields: [
    { id: 'channel', source: 'policy', kind: 'choice', options: ['beside', 'mirror', 'notice', 'author'] },
    { id: 'delivered', source: 'artifact', kind: 'text' },
    { id: 'beside', source: 'claim', kind: 'text' },
    { id: 'mirror', source: 'claim', kind: 'text' },
    { id: 'notice', source: 'trust', kind: 'text' },
    { id: 'author', source: 'trust', kind: 'text' },
  ],
  tools: [],
  because: ['attacker-passes', 'genuine-rejected'],
  runs: ['attacked', 'genuine'],
  samples: [],
  async open() {
    const start = {
      channel: 'beside',
      delivered: TAMPERED,
      beside: sumsLine(TAMPERED, SCRIPT.name),
      // It copies whatever the first one holds.
      mirror: sumsLine(TAMPERED, SCRIPT.name),
      notice: sumsLine(EARLIER, SCRIPT.name),
      author: sumsLine(SCRIPT.text, SCRIPT.name),
    } as const
    return {
      start,
      tools: {},
      async examine({ channel, delivered, beside, mirror, notice, author }) {
        const claims = { beside, mirror, notice, author }
        const chosen = channel as keyof typeof claims
        const apart = chosen === 'notice' || chosen === 'author'
        const ask = <R extends string>(of: R, text: string, claim: string) =>
          compare(of, { name: SCRIPT.name, bytes: utf8(text) }, claim, apart ? 'apart' : 'beside')
        // On a day without an attack, what lies beside the file is what the author put there.
        const honest = apart ? claims[chosen] : sumsLine(SCRIPT.text, SCRIPT.name)
        const attacked = await ask('attacked', delivered, claims[chosen])
        const genuine = await ask('genuine', SCRIPT.text, honest)
        const because =
          attacked.report.verdict === 'verified'
            ? 'attacker-passes'
            : genuine.report.verdict === 'verified'
              ? 'solved'
              : 'genuine-rejected'
        return { because, runs: [attacked, genuine] }
      },
    }
  },
})
