/** Every part of every demo's state, and of every mission's, is held to the one table of who may set what. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cleanup, render } from 'vitest-browser-vue'
import { type Component, h, reactive, ref } from 'vue'
import { type Fields, type NamedField, namedFields } from '../../components/demos/state/fields.ts'
import { linkOf, readLink } from '../../components/demos/state/demo-link.ts'
import type * as state from '../../components/demos/state/use-demo-state.ts'
import { ROLES, type Rule, SETTERS, WHO_MAY_SET } from '../../components/demos/state/roles.ts'
import { deskFields } from '../../components/verify/link-fields.ts'
import { missionFields } from '../../components/study/missions/mission-link.ts'
import { edition } from '#words'
import { utf8 } from '../../playground/bytes.ts'
import { linkedFile, packedLink } from '../support/demo-link.ts'
import { become } from '../support/slidev-client.ts'

const seen = vi.hoisted(() => new Map<string, unknown>())
vi.mock('../../components/demos/state/use-demo-state.ts', async (original) => {
  const real = await original<typeof state>()
  return {
    ...real,
    useDemoState: (name: string, fields: Fields) => {
      seen.set(name, fields)
      return real.useDemoState(name, fields)
    },
  }
})

const SOURCES = import.meta.glob<string>('../../components/**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const COMPONENTS = import.meta.glob<{ default: Component }>('../../components/demos/*Demo.vue')

/** Field by field, as a person has to have decided it: whoever adds one adds it here. */
const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  checksum: {
    view: 'scenario view asked',
    artifact: 'artifact files a b suffix',
    claim: 'beside',
    tampering: 'replaced',
    policy: 'apart channel pasted strict ignoreMissing algorithm',
  },
  openpgp: {
    view: 'scenario query tab asked',
    tampering: 'step attack',
    artifact: 'artifact',
    claim: 'signature cleartext fetched chosen',
    policy: 'fingerprint',
    own: 'own ownFingerprint',
    origin: 'pin',
  },
  sigstore: {
    view: 'asked',
    artifact: 'artifact',
    claim: 'bundle',
    tampering: 'attack',
    policy: 'identity issuer sourceRepository sourceRef statementType noLog copied',
    trust: 'trustedRoot key',
    origin: 'scenario digestOnly',
  },
  'own-key': {
    artifact: 'artifact',
    tampering: 'userId algorithm reason',
    own: 'fingerprint publicKey signature revocation',
  },
  'cosign-key': {
    view: 'shown',
    secret: 'password typed keyFile',
    artifact: 'artifact',
    tampering: 'consent',
  },
  image: {
    view: 'shown layout place',
    artifact: 'says target',
    policy: 'person identity issuer checkClaims',
  },
  entries: { view: 'shown', policy: 'person', tampering: 'log bent' },
  keyless: { view: 'shown', policy: 'person', tampering: 'log' },
  'lab-attack': { tampering: 'attack log' },
  matrix: { view: 'open told asked' },
  monitor: { view: 'by typed chosen', tampering: 'history' },
  npm: { view: 'shown tab', tampering: 'from publishing log attack' },
  tiles: { view: 'asked index', tampering: 'attack', policy: 'needs' },
  tuf: { view: 'asked', tampering: 'attack client' },
  'post-quantum': { view: 'asked algorithm weighs', tampering: 'scene part at' },
  'ten-minutes': { view: 'asked', tampering: 'log signed recorded months' },
}

const nothing = () => ({
  digest: '',
  fingerprint: '',
  key: '',
  principal: '',
  identity: '',
  issuer: '',
  'source-repository': '',
  'source-ref': '',
  type: '',
})
/** The desk's, which has no slide and no other window. */
const VERIFY = {
  artifact: 'files',
  policy: 'digest fingerprint key principal identity issuer source-repository source-ref type',
  trust: 'believed',
  own: 'heard',
}

beforeEach(() => {
  become('idle')
  history.replaceState(null, '', location.pathname + location.search)
})
afterEach(() => become('live'))

async function allFields(): Promise<ReadonlyMap<string, Fields>> {
  for (const load of Object.values(COMPONENTS)) {
    const { default: demo } = await load()
    await render(() => h(demo))
    cleanup()
  }
  const desk = deskFields({
    handed: ref([]),
    put: ref(new Map()),
    expected: reactive(nothing()),
    heard: reactive(nothing()),
    believed: ref(new Set([1])),
  })
  return new Map([...(seen as ReadonlyMap<string, Fields>), ['verify', desk]])
}

const inWords = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([role, parts]) => [role, Object.keys(parts).join(' ')]))

/** Whatever kind of part it is, something here is a value of it. */
const HOSTILE = [
  'A'.repeat(40),
  true,
  false,
  1,
  linkedFile('evil', utf8('evil')),
  [linkedFile('evil', utf8('evil'))],
  { sample: 'sigstore/trusted_root.json', patches: [0, 1] },
  { sample: 'SHA256SUMS', as: 'README' },
  { sample: 'openpgp/demo-key.asc' },
  { sample: 'openpgp/hello-shomei-1.0.0.jar.asc' },
  [{ sample: 'openpgp/demo-key.asc' }],
  null,
]

test('every demo with a state is in the table, and says the same of every part', async () => {
  const fields = await allFields()
  const users = Object.entries(SOURCES).filter(
    ([path, text]) => / = useDemoState\('/.test(text) && !path.endsWith('use-demo-state.ts'),
  )
  expect(users).toHaveLength(Object.keys(TABLE).length)
  expect(Object.fromEntries([...fields].map(([name, parts]) => [name, inWords(parts)]))).toEqual({
    ...TABLE,
    verify: VERIFY,
  })
  for (const [name, parts] of fields) {
    const names = namedFields(parts).map((field) => field.name)
    expect(new Set(names).size, name).toBe(names.length)
  }
})

test('no link sets what none may set, whatever it says', async () => {
  let tried = 0
  for (const [name, fields] of await allFields()) {
    for (const field of namedFields(fields)) {
      const rule: Rule = WHO_MAY_SET[field.role].link
      if (rule === 'yes' || rule === 'marked') continue
      for (const json of HOSTILE) {
        const link = await packedLink({ [field.name]: json })
        expect(await readLink(fields, link), `${name} ${field.name} ${JSON.stringify(json)}`).toBeUndefined()
        tried++
      }
    }
  }
  expect(tried).toBeGreaterThan(100)
})

test('no link says what none may set', async () => {
  for (const [name, fields] of await allFields()) {
    const link = await linkOf(fields)
    const said = link === undefined ? {} : await unpacked(link)
    const kept = namedFields(fields).filter(({ role }) => ['own', 'origin', 'secret'].includes(role))
    if (name === 'verify') expect(Object.keys(said)).not.toContain('believed')
    expect(
      Object.keys(said).filter((one) => kept.some((field) => field.name === one)),
      name,
    ).toEqual([])
  }
})

test('every part that is marked as a link’s has a name to be called by', async () => {
  const isMarked = (field: NamedField) =>
    WHO_MAY_SET[field.role].link === 'marked' || ['artifact', 'claim'].includes(field.role)
  const noFiles = ['target']
  for (const fields of (await allFields()).values()) {
    for (const { name } of namedFields(fields).filter(isMarked)) {
      if (!noFiles.includes(name)) expect(Object.keys(edition.demos.link.parts)).toContain(name)
    }
  }
})

describe('the table', () => {
  test.each(['own', 'origin', 'secret'] as const)('lets no link set %s', (role) => {
    expect(WHO_MAY_SET[role].link).toBe('never')
  })
  test('lets a link ask only for such trust as the deck ships', () => {
    expect(WHO_MAY_SET.trust.link).toBe('sample')
  })
  test('lets nobody but the person at the keyboard make what is their own', () => {
    expect(SETTERS.filter((setter) => WHO_MAY_SET.own[setter] !== 'never')).toEqual(['person'])
  })
  test('shows whose every expectation of a link is, and takes none from a drop', () => {
    expect([WHO_MAY_SET.policy.link, WHO_MAY_SET.policy.drop]).toEqual(['marked', 'never'])
  })
  test('asks before a drop is believed', () => {
    expect(WHO_MAY_SET.trust.drop).toBe('asked')
  })
  test('has a rule for everybody and everything', () => {
    for (const role of ROLES) expect(Object.keys(WHO_MAY_SET[role])).toEqual([...SETTERS])
  })
})

test("a mission's link brings an attempt, each part in the hand of its source", async () => {
  const values = { bundle: ref('a'), root: ref('b'), identity: ref('c'), did: ref('d'), why: ref('e') }
  const fields = missionFields(values, [
    { id: 'bundle', source: 'claim' },
    { id: 'root', source: 'trust' },
    { id: 'identity', source: 'policy' },
    { id: 'why', source: 'answer' },
  ])
  expect(inWords(fields)).toEqual({
    claim: 'bundle',
    trust: 'root',
    policy: 'identity',
    tampering: 'did why',
  })
  const link = await packedLink({ bundle: 'x', root: 'x', identity: 'x', did: 'x', why: 'x' })
  const asMission = await readLink(fields, link, 'mission')
  expect(Object.keys(asMission?.values ?? {}).sort()).toEqual(['bundle', 'did', 'identity', 'root', 'why'])
})

async function unpacked(link: string): Promise<Record<string, unknown>> {
  const bytes = Uint8Array.from(atob(link.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  )
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return (await new Response(stream).json()) as Record<string, unknown>
}
