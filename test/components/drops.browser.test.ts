/** What is dropped, in whatever order and company: nothing vanishes without a word, and no sample stays beside it unnamed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { defineComponent, h, type Ref } from 'vue'
import { type ChecksumScenario, useChecksumScenario } from '../../components/demos/checksum-scenario.ts'
import type { DemoFile } from '../../components/demos/demo-file.ts'
import { leftovers } from '../../components/demos/leftovers.ts'
import { useOpenpgpScenario } from '../../components/demos/openpgp-scenario.ts'
import type { Placement } from '../../components/demos/placements.ts'
import { sample } from '../../components/demos/samples.ts'
import { useSigstoreScenario } from '../../components/demos/sigstore-scenario.ts'
import { edition } from '#words'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { SLSA_PROVENANCE } from '../../playground/sigstore/format.ts'
import { createWorld, person, signKeyless, statement, trustedRootOf } from '../../playground/world/index.ts'
import { become } from '../support/slidev-client.ts'

const world = createWorld({ seed: 'drops', now: new Date('2026-10-01T09:00:00Z'), earlierEntries: 2 })
const DIGEST = { sha256: toHex(sha256(utf8('mine'))) }
const { bundle: BUNDLE } = signKeyless(world, {
  content: statement([{ name: 'mine.txt', digest: DIGEST }], `${SLSA_PROVENANCE}v1`, {}),
  at: new Date('2026-10-01T09:00:00Z'),
  identity: person('alice@example.com'),
})

/** Every kind of file that a person may have at hand. */
const FILES = {
  artifact: new File(['mine'], 'mine.txt'),
  signature: new File(
    ['-----BEGIN PGP SIGNATURE-----\n\nAA==\n-----END PGP SIGNATURE-----\n'],
    'mine.txt.asc',
  ),
  key: new File(['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAA==\n'], 'KEYS'),
  cleartext: new File(['-----BEGIN PGP SIGNED MESSAGE-----\n\nmine\n'], 'words.asc'),
  list: new File([`${DIGEST.sha256}  mine.txt\n`], 'SHA256SUMS'),
  bundle: new File([JSON.stringify(BUNDLE)], 'mine.txt.sigstore.json'),
  root: new File([JSON.stringify(trustedRootOf(world))], 'my_root.json'),
  unknown: new File([Uint8Array.of(0, 255, 3)], 'unknown.bin'),
} as const
type Kind = keyof typeof FILES
const KINDS = Object.keys(FILES) as Kind[]
const PAIRS = KINDS.flatMap((one) => KINDS.filter((other) => other !== one).map((other) => [one, other]))
const TRIPLES = PAIRS.flatMap(([one, other]) =>
  KINDS.filter((third) => third !== one && third !== other).map((third) => [one, other, third]),
) as Kind[][]

interface Subject {
  readonly take: (files: readonly File[]) => Promise<void>
  readonly reset: () => Promise<unknown>
  readonly placed: Ref<readonly Placement[]>
  /** What the cards show, read from the inputs themselves. */
  readonly shown: () => readonly (readonly [role: string, file: DemoFile | undefined])[]
  /** What is said of samples: in the banner, or on a card of its own. */
  readonly named: () => string
  /** Names of what waits for an answer. */
  readonly asked: () => readonly string[]
}

const inSetup = async <Made extends Subject & { readonly begin?: () => Promise<unknown> }>(
  use: () => Made,
): Promise<Made> => {
  let made: Made | undefined
  const Host = defineComponent({
    setup() {
      made = use()
      return () => h('p')
    },
  })
  await render(Host)
  if (!made) throw new Error('not set up')
  await made.begin?.()
  return made
}

function checksum(scenario: ChecksumScenario): Promise<Subject> {
  return inSetup(() => {
    const state = useChecksumScenario(scenario)
    const shown = () =>
      state.view.value === 'pair'
        ? ([
            [edition.demos.checksum.pair.a, state.a.value],
            [edition.demos.checksum.pair.b, state.b.value],
          ] as const)
        : [
            ...(state.view.value === 'list' ? state.files.value : [state.artifact.value]).map(
              (one) => [edition.demos.artifact, one] as const,
            ),
            [edition.demos.claim.checksum, state.claim.value] as const,
          ]
    const choose = () => state.choose(scenario)
    return {
      ...state,
      reset: choose,
      shown,
      named: () => leftovers(state.held.value) ?? '',
      asked: () => [],
      begin: choose,
    }
  })
}

const SUBJECTS: Readonly<Record<string, () => Promise<Subject>>> = {
  checksum: () => checksum('genuine'),
  'a pair of checksums': () => checksum('collision-md5'),
  openpgp: () => openpgp('sample'),
  'a text signed in clear': () => openpgp('clearsigned'),
  sigstore: () =>
    inSetup(() => {
      const state = useSigstoreScenario()
      return {
        ...state,
        shown: () => [
          [edition.demos.artifact, state.artifact.value],
          [edition.demos.claim.sigstore, state.bundle.value],
          // A sample of a root is named on its card, by its bytes.
          [edition.demos.trustedRoot, state.trustedRoot.value?.sample ? undefined : state.trustedRoot.value],
        ],
        named: () => state.leftover.value ?? '',
        asked: () => (state.offered.value ? [state.offered.value.file.name] : []),
        begin: state.start,
      }
    }),
}

function openpgp(scenario: 'sample' | 'clearsigned') {
  return inSetup(() => {
    const state = useOpenpgpScenario({ scenario })
    return {
      ...state,
      reset: () => state.choose(scenario),
      shown: () => [
        ...(state.scenario.value === 'clearsigned'
          ? [[edition.demos.openpgp.clearsigned, state.cleartext.value] as const]
          : [
              [edition.demos.artifact, state.artifact.value] as const,
              [edition.demos.claim.openpgp, state.signature.value] as const,
            ]),
        ...state.keys.value.map((key) => [edition.demos.keys, key] as const),
      ],
      named: () => leftovers(state.held.value) ?? '',
      asked: () => [],
      begin: state.start,
    }
  })
}

const forget = () => history.replaceState(null, '', location.pathname + location.search)
beforeEach(() => {
  become('live')
  forget()
})
afterEach(forget)

/** @returns what is wrong now, in words; nothing if all is told */
function wrongs(subject: Subject, known: ReadonlySet<string>, now: readonly string[]): readonly string[] {
  const shown = subject.shown().filter(([, file]) => file !== undefined) as [string, DemoFile][]
  const mine = shown.filter(([, { sample: path }]) => path === undefined)
  const decks = shown.filter(([, { sample: path }]) => path !== undefined)
  const names = new Set([...mine.map(([, { name }]) => name), ...subject.asked()])
  const told = new Map(subject.placed.value.map(({ name, said, used }) => [name, { said, used }]))
  return [
    ...(mine.length > 0
      ? decks.filter(([role]) => !subject.named().includes(role)).map(([role]) => `unnamed sample: ${role}`)
      : []),
    ...now.filter((name) => !told.get(name)?.said).map((name) => `no word about ${name}`),
    ...now
      .filter((name) => told.get(name)?.used !== names.has(name))
      .map((name) => `not as told: ${name}: ${told.get(name)?.said}`),
    ...[...known]
      .filter((name) => !names.has(name) && !told.has(name))
      .map((name) => `${name} vanished without a word`),
  ]
}

describe.each(Object.keys(SUBJECTS))('%s', (name) => {
  test.each([
    ['pairs', PAIRS],
    ['triples', TRIPLES],
  ] as const)('tells what became of every file, of all %s, together and in turn', async (_which, sets) => {
    const subject = await (SUBJECTS[name] as () => Promise<Subject>)()
    const found: string[] = []
    let tried = 0
    for (const kinds of sets as readonly (readonly Kind[])[]) {
      const files = kinds.map((kind) => FILES[kind])
      // Together, one order of each set is as good as another.
      if (kinds.every((kind, i) => i === 0 || KINDS.indexOf(kinds[i - 1] as Kind) < KINDS.indexOf(kind))) {
        await subject.reset()
        await subject.take(files)
        found.push(
          ...wrongs(
            subject,
            new Set(),
            files.map((one) => one.name),
          ).map((one) => `${kinds.join('+')}: ${one}`),
        )
      }
      await subject.reset()
      let known = new Set<string>()
      for (const file of files) {
        await subject.take([file])
        found.push(...wrongs(subject, known, [file.name]).map((one) => `${kinds.join(', ')}: ${one}`))
        const there = subject.shown().flatMap(([, one]) => (one && !one.sample ? [one.name] : []))
        known = new Set([...there, ...subject.asked()])
      }
      tried++
    }
    expect(tried).toBe(sets.length)
    expect(found.slice(0, 20)).toEqual([])
  })
})

test('a text signed in clear and its key stay together, whichever comes first, and no sample comes back', async () => {
  const subject = await openpgp('sample')
  for (const order of [
    [[FILES.cleartext, FILES.key]],
    [[FILES.key, FILES.cleartext]],
    [[FILES.cleartext], [FILES.key]],
    [[FILES.key], [FILES.cleartext]],
  ]) {
    await subject.reset()
    for (const drop of order) await subject.take(drop)
    const shown = subject.shown().map(([role, file]) => `${role} ${file?.name}`)
    expect(shown).toEqual([`${edition.demos.openpgp.clearsigned} words.asc`, `${edition.demos.keys} KEYS`])
  }
})

test('of several files, the artifact and its signature are found by their names', async () => {
  const subject = await openpgp('sample')
  const other = new File(['other'], 'other.txt')
  await subject.take([other, FILES.artifact, FILES.signature])
  expect(subject.shown().map(([, file]) => file?.name)).toEqual(['mine.txt', 'mine.txt.asc'])
  expect(subject.placed.value.find(({ name }) => name === 'other.txt')).toEqual({
    name: 'other.txt',
    said: edition.demos.drops.justOne(edition.demos.artifact),
    used: false,
  })
})

test.each([
  'sigstore/hello-shomei-1.0.0.jar.sigstore.json',
  'sigstore/hello-shomei-1.0.0.jar.provenance.sigstore.json',
])('the lab’s own bundle keeps the lab’s root, alone and beside its artifact: %s', async (path) => {
  const state = await inSetup(() => {
    const made = useSigstoreScenario()
    return { ...made, shown: () => [], named: () => '', asked: () => [], begin: made.start, made }
  })
  const jar = new File([(await sample('hello-shomei-1.0.0.jar')).original], 'hello-shomei-1.0.0.jar')
  const bundle = new File([(await sample(path)).original], 'saved.json')
  for (const drop of [[bundle], [jar, bundle], [bundle, jar]]) {
    await state.reset()
    await state.take(drop)
    const { artifact, bundle: claim, trustedRoot, identity, request } = state.made
    expect([artifact.value?.sample, claim.value?.sample, trustedRoot.value?.sample]).toEqual([
      'hello-shomei-1.0.0.jar',
      path,
      'sigstore/trusted_root.json',
    ])
    expect(identity.value).not.toBe('')
    expect(request.value).toBeDefined()
    expect(state.placed.value.filter(({ used }) => used)).toHaveLength(drop.length)
  }
  // A stranger's bundle from the lab finds neither the lab's root nor its expectation.
  await state.take([FILES.bundle])
  expect(state.made.trustedRoot.value?.sample).not.toBe('sigstore/trusted_root.json')
  expect(state.made.identity.value).toBe('')
})

/** One that was there when it was dropped, and is gone when it is read. */
function gone(kind: Kind): File {
  const { name } = FILES[kind]
  const file = new File(['gone'], name)
  const fail = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
  Object.assign(file, {
    arrayBuffer: fail,
    stream: fail,
    slice: () => Object.assign(new Blob(), { arrayBuffer: fail }),
  })
  return file
}

test.each([
  ['openpgp', 'signature', 'artifact'],
  ['openpgp', 'artifact', 'key'],
  ['sigstore', 'bundle', 'artifact'],
  ['sigstore', 'artifact', 'bundle'],
] as const)(
  '%s: of what was dropped, the %s that cannot be read is named, and not the %s',
  async (name, lost, read) => {
    const told = await inSetup(() => {
      const state = name === 'openpgp' ? useOpenpgpScenario({ scenario: 'sample' }) : useSigstoreScenario()
      const said = () => state.trouble.value
      const nothing = { shown: () => [], named: () => '', asked: () => [], reset: () => Promise.resolve() }
      return { take: state.take, placed: state.placed, begin: state.start, said, ...nothing }
    })
    for (const drop of [
      [FILES[read], gone(lost)],
      [gone(lost), FILES[read]],
    ]) {
      await told.take(drop)
      expect(told.said()).toBe(edition.demos.errors.read(FILES[lost].name))
    }
  },
)
