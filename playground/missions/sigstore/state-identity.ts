/** The defender states identity and issuer, and learns them from anywhere but the bundle. */
import { utf8 } from '../../bytes.ts'
import { person, type Identity } from '../../world/index.ts'
import { repositoryUri } from '../../world/identity.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask, AUTHOR, EXPECTED, released, signedAs } from './lab.ts'

const TAMPERED = SCRIPT.text.replace('Hello', 'Gotcha')
const MALLORY = person('mallory@example.com')
const FORK: Identity = {
  ...AUTHOR,
  repository: 'mallory/hello-shomei',
  repositoryId: '6671',
  ownerId: '6670',
}
/** The same words about the identity, by a provider that lets its users say what they like. */
const ELSEWHERE: Identity = { ...AUTHOR, issuer: 'https://token.actions.mallory.invalid' }

export const stateIdentity = defineMission({
  id: 'state-identity',
  generation: 'sigstore',
  role: 'user',
  powers: ['policy'],
  fields: [
    { id: 'identity', source: 'policy', kind: 'line' },
    { id: 'issuer', source: 'policy', kind: 'line' },
    { id: 'readme', source: 'trust', kind: 'text' },
    { id: 'page', source: 'claim', kind: 'text' },
  ],
  tools: [],
  because: ['identity-missing', 'issuer-missing', 'issuer-slash', 'attacker-passes', 'genuine-rejected'],
  runs: ['genuine', 'mallory', 'fork', 'other-issuer'],
  samples: [],
  async open() {
    const { world, bundle, trustedRoot } = released()
    const genuine = { artifact: utf8(SCRIPT.text), bundle, trustedRoot }
    const deliveries = ([MALLORY, FORK, ELSEWHERE] as const).map((identity, i) => ({
      artifact: utf8(TAMPERED),
      bundle: signedAs(world, TAMPERED, identity, i + 1),
      trustedRoot,
    }))
    const start = {
      identity: '',
      issuer: '',
      readme: [
        `repository: ${repositoryUri(AUTHOR)}`,
        `workflow:   ${AUTHOR.workflowPath}`,
        `tag:        ${AUTHOR.ref.replace('refs/tags/', '')}`,
        `CI issuer:  ${EXPECTED.issuer}`,
      ].join('\n'),
      page: [`identity: ${MALLORY.email}`, `issuer:   ${MALLORY.issuer}`].join('\n'),
    }
    return {
      start,
      tools: {},
      async examine(state) {
        const [identity, issuer] = [state.identity.trim(), state.issuer.trim()]
        const policy = { ...(identity !== '' && { identity }), ...(issuer !== '' && { issuer }) }
        const good = ask('genuine', genuine, policy)
        const names = ['mallory', 'fork', 'other-issuer'] as const
        const bad = deliveries.flatMap((delivery, i) => {
          const name = names[i]
          return name === undefined ? [] : [ask(name, delivery, policy)]
        })
        const because =
          identity === ''
            ? 'identity-missing'
            : issuer === ''
              ? 'issuer-missing'
              : bad.some(({ report }) => report.verdict === 'verified')
                ? 'attacker-passes'
                : good.report.verdict === 'verified'
                  ? 'solved'
                  : issuer === `${EXPECTED.issuer}/`
                    ? 'issuer-slash'
                    : 'genuine-rejected'
        return { because, runs: [good.run, ...bad.map(({ run }) => run)] }
      },
    }
  },
})
