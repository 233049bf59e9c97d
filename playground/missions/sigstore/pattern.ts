/** A pattern for every release to come, and for nobody else's: it has to be tied down. */
import { utf8 } from '../../bytes.ts'
import { describeCertificate, certificateOf } from '../../sigstore/index.ts'
import type { Identity } from '../../world/index.ts'
import { repositoryUri } from '../../world/identity.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { remembered } from '../remembered.ts'
import { DIFFERENCES, intruderFor } from './intruders.ts'
import { ask, AUTHOR, type Delivery, EXPECTED, released, signedAs } from './lab.ts'
import { type Pattern, parsePattern } from './regexp.ts'

const TAMPERED = SCRIPT.text.replace('Hello', 'Gotcha')
const NEXT = SCRIPT.text.replace('1.0.1', '1.1.0')
const MALLORY = { repositoryId: '6671', ownerId: '6670', runId: '6672' }

/** Who signs, and what. All of them run in the same CI, so the issuer is the same. */
const SIGNERS = {
  'this-release': { text: SCRIPT.text, identity: AUTHOR },
  'next-release': { text: NEXT, identity: { ...AUTHOR, ref: 'refs/tags/v1.1.0', runId: '3002' } },
  'longer-name': {
    text: TAMPERED,
    identity: { ...AUTHOR, ...MALLORY, repository: 'bad-example/hello-shomei' },
  },
  'tag-name': {
    text: TAMPERED,
    identity: { ...AUTHOR, ...MALLORY, repository: 'mallory/tool', ref: 'refs/tags/example/hello-shomei' },
  },
  branch: { text: TAMPERED, identity: { ...AUTHOR, ref: 'refs/heads/try-something', runId: '3003' } },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly identity: Identity }>>
type Signer = keyof typeof SIGNERS
const NAMES = Object.keys(SIGNERS) as readonly Signer[]
const GENUINE: readonly Signer[] = ['this-release', 'next-release']

/**
 * As cosign does with `--certificate-identity-regexp`: the certificate's identity is held against the pattern. Our
 * verifier compares exact strings, so it is asked for the identity itself where that fits, and for the pattern's own
 * text where it does not.
 */
function policyFor(bundle: Uint8Array, source: string, pattern: Pattern | undefined) {
  const certificate = certificateOf(bundle)
  const identity = certificate && describeCertificate(certificate).identity
  const fits = identity !== undefined && pattern?.matches(identity) === true
  return { identity: fits ? identity : source, issuer: EXPECTED.issuer }
}

export const pattern = defineMission({
  id: 'pattern',
  generation: 'sigstore',
  role: 'user',
  powers: ['policy'],
  fields: [
    { id: 'pattern', source: 'policy', kind: 'line' },
    { id: 'readme', source: 'trust', kind: 'text' },
  ],
  tools: [],
  because: ['no-pattern', 'pattern-unreadable', 'genuine-rejected', ...DIFFERENCES],
  runs: ['this-release', 'next-release', 'longer-name', 'tag-name', 'branch', 'made-for-it'],
  samples: [],
  async open() {
    const { world, trustedRoot } = released()
    const deliveries = NAMES.map((name, i): [Signer, Delivery] => {
      const { text, identity } = SIGNERS[name]
      return [name, { artifact: utf8(text), bundle: signedAs(world, text, identity, i + 1), trustedRoot }]
    })
    const intruding = remembered((source: string) => {
      const parsed = parsePattern(source)
      const intruder = parsed && intruderFor(parsed, AUTHOR)
      if (!parsed || !intruder) return undefined
      const later = released()
      const { repository, server } = intruder.identity
      const isAuthors = repository === AUTHOR.repository && server === AUTHOR.server
      const identity = { ...intruder.identity, ...(isAuthors ? { runId: '3004' } : MALLORY) }
      const bundle = signedAs(later.world, TAMPERED, identity, NAMES.length + 1)
      const delivery = { artifact: utf8(TAMPERED), bundle, trustedRoot: later.trustedRoot }
      const asked = ask('made-for-it', delivery, policyFor(bundle, source, parsed))
      return { ...asked, difference: intruder.difference }
    })
    return {
      start: {
        pattern: 'example/hello-shomei',
        readme: [
          `repository: ${repositoryUri(AUTHOR)}`,
          `workflow:   ${AUTHOR.workflowPath}`,
          'tags:       v1.0.1, v1.1.0, …',
        ].join('\n'),
      },
      tools: {},
      async examine(state) {
        const source = state.pattern.trim()
        const parsed = parsePattern(source)
        if (source === '') return { because: 'no-pattern', runs: [] }
        if (!parsed) return { because: 'pattern-unreadable', runs: [] }
        const asked = deliveries.map(([name, delivery]) => ({
          name,
          ...ask(name, delivery, policyFor(delivery.bundle, source, parsed)),
        }))
        const passes = (name: Signer) =>
          asked.some((one) => one.name === name && one.report.verdict === 'verified')
        const intruder = (['longer-name', 'tag-name', 'branch'] as const).find(passes)
        const runs = asked.map(({ run }) => run)
        if (intruder) return { because: intruder, runs }
        if (!GENUINE.every(passes)) return { because: 'genuine-rejected', runs }
        // These five are stopped by many a pattern; whether it is tied down, somebody made for it has to try.
        const made = intruding(source)
        if (!made) return { because: 'solved', runs }
        return { because: made.difference, runs: [...runs, made.run] }
      },
    }
  },
})
