/** A learner who knows the answers, and the ways to miss them: what each mission is given, and what it must say. */
import { SCRIPT } from '../../playground/missions/release.ts'
import type { MissionKey, Stage, State } from '../../playground/missions/index.ts'

export type Step = (stage: Stage, state: State) => Promise<State> | State
export interface Attempt {
  /** What the judge has to say. */
  readonly says: string
  readonly steps: readonly Step[]
}

const set =
  (values: Readonly<Record<string, string>>): Step =>
  (_, state) => ({ ...state, ...values })
const change =
  (field: string, edit: (value: string) => string): Step =>
  (_, state) => ({ ...state, [field]: edit(state[field] ?? '') })
const use =
  (tool: string): Step =>
  async (stage, state) => {
    const made = await stage.use(tool, state)
    if (!made) throw new Error(`the tool "${tool}" does nothing`)
    return made
  }
/** Copies what the scene shows, as far as `read` finds it. */
const copy =
  (from: string, to: string, read: (value: string) => string): Step =>
  (_, state) => ({ ...state, [to]: read(state[from] ?? '') })

const gotcha = change('artifact', (text) => text.replace('Hello', 'Gotcha'))
const fingerprintIn = (text: string) => text.split('\n')[1] ?? ''
const NAME = 'Shomei Lab Maintainer (simulation) <maintainer@example.com>'
const FORGE = 'https://git.shomei-lab.invalid'
const WORKFLOW = `${FORGE}/example/hello-shomei/.github/workflows/release.yml`
const ISSUER = 'https://token.actions.shomei-lab.invalid'
const DOTTED = WORKFLOW.replaceAll('.', '\\.')
const shift = (text: string) => text.replace('Hello', 'Hellp')

export const ATTEMPTS: Readonly<Record<MissionKey, readonly Attempt[]>> = {
  'checksum/one-byte': [
    { says: 'solved', steps: [change('artifact', shift)] },
    { says: 'several-bytes', steps: [change('artifact', (text) => text.replace('Hello', 'Gotch'))] },
    { says: 'another-length', steps: [gotcha, change('artifact', (text) => `${text}!`)] },
  ],
  'checksum/swap-both': [
    { says: 'solved', steps: [gotcha, use('sha256sum')] },
    { says: 'caught', steps: [gotcha] },
    { says: 'caught', steps: [use('sha256sum'), gotcha] },
    { says: 'nothing-to-compare', steps: [gotcha, set({ sums: '' })] },
    {
      says: 'artifact-unchanged',
      steps: [change('sums', (text) => text.toUpperCase().replace('HELLO.SH', SCRIPT.name))],
    },
  ],
  'checksum/other-channel': [
    { says: 'solved', steps: [set({ channel: 'author' })] },
    { says: 'attacker-passes', steps: [set({ channel: 'mirror' })] },
    { says: 'genuine-rejected', steps: [set({ channel: 'notice' })] },
  ],
  'checksum/look-alike': [
    { says: 'solved', steps: [gotcha, use('mine')] },
    { says: 'other-digits', steps: [gotcha] },
  ],
  'checksum/twins': [
    { says: 'solved', steps: [set({ 'head-served': 'b', 'tail-shown': 'mine', 'tail-served': 'mine' })] },
    { says: 'given-pair', steps: [set({ 'head-served': 'b' })] },
    { says: 'md5-differs', steps: [set({ 'head-served': 'b', 'tail-shown': 'one', 'tail-served': 'two' })] },
    { says: 'same-file', steps: [set({ 'tail-shown': 'mine', 'tail-served': 'mine' })] },
  ],
  'openpgp/impostor': [
    { says: 'solved', steps: [gotcha, set({ 'user-id': NAME }), use('make-key'), use('sign')] },
    { says: 'caught', steps: [gotcha] },
    { says: 'caught', steps: [use('sign'), set({ 'user-id': NAME }), use('make-key'), use('sign'), gotcha] },
    { says: 'key-not-found', steps: [gotcha, use('make-key'), use('sign')] },
    { says: 'key-not-found', steps: [gotcha, set({ 'user-id': NAME }), use('sign')] },
    {
      says: 'other-name',
      steps: [gotcha, set({ 'user-id': 'Mallory <maintainer@example.com>' }), use('make-key'), use('sign')],
    },
    { says: 'artifact-unchanged', steps: [use('make-key')] },
    { says: 'no-signature', steps: [gotcha, set({ signature: '' })] },
  ],
  'openpgp/pin': [
    { says: 'solved', steps: [copy('card', 'fingerprint', fingerprintIn)] },
    { says: 'attacker-passes', steps: [copy('page', 'fingerprint', fingerprintIn)] },
    {
      says: 'not-a-fingerprint',
      steps: [copy('card', 'fingerprint', (card) => /key id (\w+)/.exec(card)?.[1] ?? '')],
    },
    {
      says: 'genuine-rejected',
      steps: [
        copy('card', 'fingerprint', (card) =>
          fingerprintIn(card).replace(/.$/, (c) => (c === '0' ? '1' : '0')),
        ),
      ],
    },
    { says: 'nothing-expected', steps: [set({ fingerprint: ' ' })] },
  ],
  'openpgp/no-warning': [
    { says: 'solved', steps: [copy('card', 'certify', fingerprintIn)] },
    { says: 'impostor-certified', steps: [copy('key-1', 'certify', fingerprintIn)] },
    { says: 'both-certified', steps: [set({ certify: 'maintainer@example.com' })] },
    { says: 'no-such-key', steps: [set({ certify: 'somebody@example.com' })] },
  ],
  'openpgp/transplant': [
    { says: 'solved', steps: [set({ artifact: 'pay-999999', signature: 'sha1' })] },
    { says: 'caught', steps: [set({ artifact: 'pay-999999' })] },
    { says: 'caught', steps: [set({ artifact: 'by-hand', signature: 'sha1' })] },
    { says: 'artifact-unchanged', steps: [set({ signature: 'sha1' })] },
  ],
  'openpgp/renamed': [
    { says: 'solved', steps: [set({ artifact: 'old', signature: 'old' })] },
    { says: 'caught', steps: [set({ artifact: 'old' })] },
    { says: 'caught', steps: [set({ artifact: 'own', signature: 'old' })] },
    { says: 'name-tells', steps: [set({ artifact: 'old', signature: 'old', name: 'hello-1.0.0.sh' })] },
    { says: 'newest-delivered', steps: [set({ name: 'hello.sh' })] },
  ],
  'sigstore/no-identity': [
    { says: 'solved', steps: [gotcha, use('sign')] },
    { says: 'caught', steps: [gotcha] },
    { says: 'caught', steps: [use('sign'), gotcha] },
    { says: 'artifact-unchanged', steps: [use('sign')] },
    { says: 'unreadable-bundle', steps: [gotcha, set({ bundle: '{}' })] },
  ],
  'sigstore/state-identity': [
    { says: 'solved', steps: [set({ identity: `${WORKFLOW}@refs/tags/v1.0.1`, issuer: ISSUER })] },
    { says: 'genuine-rejected', steps: [set({ identity: `${FORGE}/example/hello-shomei`, issuer: ISSUER })] },
    { says: 'issuer-missing', steps: [set({ identity: `${WORKFLOW}@refs/tags/v1.0.1` })] },
    { says: 'identity-missing', steps: [set({ issuer: ISSUER })] },
    {
      says: 'attacker-passes',
      steps: [
        copy('page', 'identity', (page) => /identity:\s+(\S+)/.exec(page)?.[1] ?? ''),
        copy('page', 'issuer', (page) => /issuer:\s+(\S+)/.exec(page)?.[1] ?? ''),
      ],
    },
    {
      says: 'attacker-passes',
      steps: [
        set({
          identity: `${FORGE}/mallory/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.1`,
          issuer: ISSUER,
        }),
      ],
    },
    {
      says: 'attacker-passes',
      steps: [
        set({ identity: `${WORKFLOW}@refs/tags/v1.0.1`, issuer: 'https://token.actions.mallory.invalid' }),
      ],
    },
  ],
  'sigstore/pattern': [
    { says: 'solved', steps: [set({ pattern: `^${DOTTED}@refs/tags/v.*$` })] },
    { says: 'solved', steps: [set({ pattern: `^${DOTTED}@refs/tags/v[0-9.]+$` })] },
    { says: 'longer-name', steps: [set({ pattern: 'hello-shomei' })] },
    {
      says: 'longer-name',
      steps: [set({ pattern: 'example/hello-shomei/.github/workflows/release.yml@refs/tags/' })],
    },
    { says: 'tag-name', steps: [set({ pattern: '/example/hello-shomei' })] },
    { says: 'branch', steps: [set({ pattern: `^${FORGE}/example/hello-shomei/` })] },
    { says: 'genuine-rejected', steps: [set({ pattern: `^${DOTTED}@refs/tags/v1\\.0\\.1$` })] },
    { says: 'pattern-unreadable', steps: [set({ pattern: '(a|b)' })] },
    { says: 'no-pattern', steps: [set({ pattern: '' })] },
  ],
  'sigstore/find-entry': [
    { says: 'solved', steps: [set({ picks: '6 4' })] },
    { says: 'one-missing', steps: [set({ picks: '4' })] },
    { says: 'one-missing', steps: [set({ picks: '6' })] },
    { says: 'own-entry', steps: [set({ picks: '4 6 8' })] },
    { says: 'other-name', steps: [set({ picks: '4 5 6' })] },
  ],
  'sigstore/ten-minutes': [
    { says: 'solved', steps: [set({ recorded: '9', witness: 'log' })] },
    { says: 'solved', steps: [set({ log: 'v2', witness: 'authority' })] },
    { says: 'seen-too-late', steps: [set({ witness: 'log' })] },
    { says: 'seen-too-late', steps: [set({ recorded: '11', witness: 'log' })] },
    { says: 'seen-too-late', steps: [set({ log: 'v2', signed: '12', witness: 'authority' })] },
    { says: 'witness-unsaid', steps: [set({ recorded: '9' })] },
    { says: 'other-witness', steps: [set({ recorded: '9', witness: 'verifier' })] },
    { says: 'other-witness', steps: [set({ log: 'v2', witness: 'log' })] },
    { says: 'recorded-first', steps: [set({ recorded: '2' })] },
  ],
}

/** Plays an attempt from the start. */
export async function play(stage: Stage, { steps }: Attempt): Promise<State> {
  let state = stage.start
  for (const step of steps) state = await step(stage, state)
  return state
}
