/** A learner who knows the answers, and the ways to miss them: what each mission is given, and what it must say. */
import { SCRIPT } from '../../playground/missions/release.ts'
import type { MissionKey, Samples, Stage, State } from '../../playground/missions/index.ts'
import { readFixture } from '../support/files.ts'
import { CHECKED, COVERED, ENTRIES, SAYS, TIMES, WORTH } from './right-bins.ts'

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
const anotherRootHash = (bundle: string) => bundle.replace(/"rootHash": "..../, '"rootHash": "AAAA')
const fingerprintIn = (text: string) => text.split('\n')[1] ?? ''
const NAME = 'Shomei Lab Maintainer (simulation) <maintainer@example.com>'
const FORGE = 'https://git.shomei-lab.invalid'
const WORKFLOW = `${FORGE}/example/hello-shomei/.github/workflows/release.yml`
const ISSUER = 'https://token.actions.shomei-lab.invalid'
const DOTTED = WORKFLOW.replaceAll('.', '\\.')
const FORGE_DOTTED = FORGE.replaceAll('.', '\\.')
const shift = (text: string) => text.replace('Hello', 'Hellp')

type Bins = Readonly<Record<string, string>>
const line = (bins: Bins) =>
  Object.entries(bins)
    .map(([row, bin]) => `${row}:${bin}`)
    .join(' ')
const sort = (field: string, bins: Bins): Step => set({ [field]: line(bins) })
/** Every way to have one row wrong, for rows of which there are two ways to think. */
const oneWrong = (before: readonly Step[], field: string, right: Bins): readonly Attempt[] => {
  const all = [...new Set(Object.values(right))]
  return Object.entries(right).map(([row, bin]) => ({
    says: row,
    steps: [...before, sort(field, { ...right, [row]: all.find((one) => one !== bin) ?? '' })],
  }))
}
/** All that is right but the last row, about which nothing is said. */
const butOne = (field: string, right: Bins): Step =>
  sort(field, Object.fromEntries(Object.entries(right).slice(0, -1)))

const TIMES_V2 = { ...TIMES, authority: 'compared', log: 'ignored' }
/** By their numbers in the file. */
const SIGNED = '6 7 8 10 11 12'
const OLD = set({ artifact: 'old', signature: 'old' })
const MOVED = set({ artifact: 'pay-999999', signature: 'sha1' })
const OWN_ADDRESS = set({
  'user-id': 'Shomei Lab Maintainer (simulation) <maintainer@example.net>',
  address: 'Maintainer@example.net ',
})
const JUST_IN_TIME = set({ recorded: '9' })
const DISPATCHED = set({ unexpected: 'event' })

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
    { says: 'solved', steps: [sort('worth', WORTH)] },
    { says: 'unsorted', steps: [butOne('worth', WORTH)] },
    ...oneWrong([], 'worth', WORTH),
    { says: 'beside', steps: [sort('worth', { ...WORTH, beside: 'copied' })] },
    { says: 'mirror', steps: [sort('worth', { ...WORTH, mirror: 'written' })] },
    { says: 'notice', steps: [sort('worth', { ...WORTH, notice: 'usable' })] },
  ],
  'checksum/look-alike': [
    { says: 'solved', steps: [gotcha, use('mine')] },
    { says: 'other-digits', steps: [gotcha] },
    { says: 'comment-only', steps: [use('mine')] },
    { says: 'comment-only', steps: [use('mine'), use('mine')] },
  ],
  'checksum/twins': [
    { says: 'solved', steps: [set({ 'head-served': 'b', 'tail-shown': 'mine', 'tail-served': 'mine' })] },
    { says: 'given-pair', steps: [set({ 'head-served': 'b' })] },
    { says: 'md5-differs', steps: [set({ 'head-served': 'b', 'tail-shown': 'one', 'tail-served': 'two' })] },
    { says: 'same-file', steps: [set({ 'tail-shown': 'mine', 'tail-served': 'mine' })] },
  ],
  'checksum/signed-list': [
    { says: 'solved', steps: [set({ lines: SIGNED })] },
    { says: 'solved', steps: [set({ lines: `12 ${SIGNED}` })] },
    { says: 'one-missing', steps: [set({ lines: '6 8' })] },
    { says: 'outside', steps: [set({ lines: `${SIGNED} 22` })] },
    { says: 'outside', steps: [set({ lines: `1 ${SIGNED}` })] },
    { says: 'inside-armor', steps: [set({ lines: `${SIGNED} 14` })] },
    { says: 'frame', steps: [set({ lines: `4 ${SIGNED}` })] },
    { says: 'frame', steps: [set({ lines: '16' })] },
    { says: 'unanswered', steps: [set({ lines: ' ' })] },
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
  'openpgp/checked-address': [
    { says: 'solved', steps: [OWN_ADDRESS, sort('checked', CHECKED)] },
    { says: 'mail-not-mine', steps: [set({ 'user-id': NAME }), sort('checked', CHECKED)] },
    { says: 'no-address', steps: [set({ 'user-id': 'Shomei Lab Maintainer (simulation)' })] },
    { says: 'no-address', steps: [set({ 'user-id': '' })] },
    { says: 'not-found', steps: [OWN_ADDRESS, set({ address: 'maintainer@example.com' })] },
    { says: 'other-name', steps: [set({ address: 'mallory@example.net' }), sort('checked', CHECKED)] },
    { says: 'unsorted', steps: [OWN_ADDRESS] },
    { says: 'unsorted', steps: [OWN_ADDRESS, butOne('checked', CHECKED)] },
    ...oneWrong([OWN_ADDRESS], 'checked', CHECKED),
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
    { says: 'solved', steps: [MOVED, set({ why: 'pay-100.sha1 pay-999999.sha1 sha1.digest' })] },
    { says: 'caught', steps: [set({ artifact: 'pay-999999' })] },
    { says: 'caught', steps: [set({ artifact: 'by-hand', signature: 'sha1' })] },
    { says: 'artifact-unchanged', steps: [set({ signature: 'sha1' })] },
    { says: 'unanswered', steps: [MOVED] },
    { says: 'one-missing', steps: [MOVED, set({ why: 'pay-100.sha1 pay-999999.sha1' })] },
    { says: 'other-file', steps: [MOVED, set({ why: 'pay-100.sha1 by-hand.sha1 sha1.digest' })] },
    { says: 'other-signature', steps: [MOVED, set({ why: 'pay-100.sha1 sha256.digest' })] },
    { says: 'size', steps: [MOVED, set({ why: 'pay-100.sha1 pay-999999.sha1 sha1.digest pay-100.size' })] },
    { says: 'other-digest', steps: [MOVED, set({ why: 'pay-100.sha256 pay-999999.sha256 sha1.digest' })] },
    { says: 'not-compared', steps: [MOVED, set({ why: 'sha1.key sha1.digest' })] },
  ],
  'openpgp/renamed': [
    { says: 'solved', steps: [OLD, sort('covered', COVERED)] },
    { says: 'caught', steps: [set({ artifact: 'old' })] },
    { says: 'caught', steps: [set({ artifact: 'own', signature: 'old' }), sort('covered', COVERED)] },
    { says: 'name-tells', steps: [OLD, set({ name: 'hello-1.0.0.sh' }), sort('covered', COVERED)] },
    { says: 'newest-delivered', steps: [set({ name: 'hello.sh' })] },
    { says: 'unsorted', steps: [OLD] },
    { says: 'unsorted', steps: [OLD, butOne('covered', COVERED)] },
    ...oneWrong([OLD], 'covered', COVERED),
  ],
  'sigstore/no-identity': [
    { says: 'solved', steps: [gotcha, use('sign'), set({ why: 'issuer identity' })] },
    { says: 'caught', steps: [gotcha] },
    { says: 'caught', steps: [use('sign'), gotcha, set({ why: 'identity issuer' })] },
    { says: 'caught-here', steps: [gotcha, use('sign'), change('bundle', anotherRootHash)] },
    { says: 'artifact-unchanged', steps: [use('sign')] },
    { says: 'unreadable-bundle', steps: [gotcha, set({ bundle: '{}' })] },
    { says: 'unanswered', steps: [gotcha, use('sign')] },
    { says: 'one-missing', steps: [gotcha, use('sign'), set({ why: 'identity' })] },
    ...['log', 'chain', 'time', 'artifact', 'sct', 'signature', 'entry'].map((cause) => ({
      says: cause,
      steps: [gotcha, use('sign'), set({ why: `identity issuer ${cause}` })],
    })),
  ],
  'sigstore/state-identity': [
    { says: 'solved', steps: [set({ identity: `${WORKFLOW}@refs/tags/v1.0.1`, issuer: ISSUER })] },
    { says: 'genuine-rejected', steps: [set({ identity: `${FORGE}/example/hello-shomei`, issuer: ISSUER })] },
    {
      says: 'issuer-slash',
      steps: [set({ identity: `${WORKFLOW}@refs/tags/v1.0.1`, issuer: `${ISSUER}/` })],
    },
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
    { says: 'tag-name', steps: [set({ pattern: '/example/hello-shomei/.*tags/v' })] },
    { says: 'branch', steps: [set({ pattern: `^${FORGE}/example/hello-shomei/` })] },
    {
      says: 'other-host',
      steps: [set({ pattern: `/example/hello-shomei/\\.github/workflows/release.yml@refs/tags/v` })],
    },
    { says: 'dotted-host', steps: [set({ pattern: `^${WORKFLOW}@refs/tags/v` })] },
    {
      says: 'other-name',
      steps: [set({ pattern: `^${FORGE_DOTTED}/example/[^/]*/\\.github/workflows/release.yml@refs/tags/v` })],
    },
    {
      says: 'other-workflow',
      steps: [set({ pattern: `^${FORGE_DOTTED}/example/hello-shomei/[^@]*@refs/tags/v` })],
    },
    { says: 'other-tag', steps: [set({ pattern: `^${DOTTED}@refs/tags/` })] },
    { says: 'genuine-rejected', steps: [set({ pattern: `^${DOTTED}@refs/tags/v1\\.0\\.1$` })] },
    { says: 'pattern-unreadable', steps: [set({ pattern: '(a|b)' })] },
    { says: 'no-pattern', steps: [set({ pattern: '' })] },
  ],
  'sigstore/find-entry': [
    { says: 'solved', steps: [sort('entries', ENTRIES)] },
    { says: 'unsorted', steps: [sort('entries', { '4': 'elsewhere', '6': 'taken' })] },
    { says: 'not-your-name', steps: [sort('entries', { ...ENTRIES, '5': 'taken' })] },
    { says: 'not-your-name', steps: [sort('entries', { ...ENTRIES, '5': 'own' })] },
    { says: 'your-name', steps: [sort('entries', { ...ENTRIES, '6': 'other-name' })] },
    { says: 'own-entry', steps: [sort('entries', { ...ENTRIES, '8': 'taken' })] },
    { says: 'overlooked', steps: [sort('entries', { ...ENTRIES, '6': 'own' })] },
    { says: 'overlooked', steps: [sort('entries', { ...ENTRIES, '4': 'own' })] },
    { says: 'other-clue', steps: [sort('entries', { ...ENTRIES, '4': 'taken' })] },
    { says: 'other-clue', steps: [sort('entries', { ...ENTRIES, '6': 'elsewhere' })] },
  ],
  'sigstore/ten-minutes': [
    { says: 'solved', steps: [JUST_IN_TIME, sort('times', TIMES)] },
    { says: 'solved', steps: [set({ log: 'v2' }), sort('times', TIMES_V2)] },
    { says: 'seen-too-late', steps: [sort('times', TIMES)] },
    { says: 'seen-too-late', steps: [set({ recorded: '11' }), sort('times', TIMES)] },
    { says: 'seen-too-late', steps: [set({ log: 'v2', signed: '12' }), sort('times', TIMES_V2)] },
    { says: 'unsorted', steps: [JUST_IN_TIME] },
    { says: 'log', steps: [set({ log: 'v2' }), sort('times', { ...TIMES_V2, log: 'compared' })] },
    { says: 'recorded-first', steps: [set({ recorded: '2' })] },
    ...oneWrong([JUST_IN_TIME], 'times', TIMES),
  ],
  'sigstore/signed-malware': [
    { says: 'solved', steps: [DISPATCHED, sort('says', SAYS)] },
    { says: 'unanswered', steps: [sort('says', SAYS)] },
    { says: 'as-announced', steps: [set({ unexpected: 'commit event' }), sort('says', SAYS)] },
    { says: 'not-announced', steps: [set({ unexpected: 'event run' }), sort('says', SAYS)] },
    { says: 'unsorted', steps: [DISPATCHED] },
    ...oneWrong([DISPATCHED], 'says', SAYS),
  ],
}

/** Plays an attempt from the start. */
export async function play(stage: Stage, { steps }: Attempt): Promise<State> {
  let state = stage.start
  for (const step of steps) state = await step(stage, state)
  return state
}

export async function samplesOf(paths: readonly string[]): Promise<Samples> {
  const read = paths.map(async (path) => [path, await readFixture(`public/samples/${path}`)] as const)
  return Object.fromEntries(await Promise.all(read))
}
