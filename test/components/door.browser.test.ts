/** The demos take files through the door of the whole house: by their bytes, and what is not read here is told by name. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { defineComponent, h } from 'vue'
import { useChecksumScenario } from '../../components/demos/checksum-scenario.ts'
import { allBytes } from '../../components/demos/demo-file.ts'
import { useOpenpgpScenario } from '../../components/demos/openpgp-scenario.ts'
import { useSigstoreScenario } from '../../components/demos/sigstore-scenario.ts'
import { edition } from '#words'
import { intake } from '#words/intake'
import { utf8 } from '../../playground/bytes.ts'
import { signKeyless, createWorld, message, person, trustedRootOf } from '../../playground/world/index.ts'
import { become } from '../support/slidev-client.ts'

const { drops } = edition.demos
const at = new Date('2026-10-01T09:00:00Z')
const world = createWorld({ seed: 'door', now: at, earlierEntries: 2 })
const signed = signKeyless(world, {
  content: message(utf8('mine')),
  at,
  identity: person('alice@example.com'),
})
const BUNDLE = JSON.stringify(signed.bundle)
const ROOT = JSON.stringify(trustedRootOf(world))
const DIGEST = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const file = (name: string, ...parts: readonly BlobPart[]) => new File([...parts], name)
const ASC = (name: string) =>
  file(name, '-----BEGIN PGP SIGNATURE-----\n\nAA==\n-----END PGP SIGNATURE-----\n')
const PAGE = file('mine.tar', '<!doctype html><title>404</title>')
const TUF = file('root.json', '{"signed":{"_type":"root"},"signatures":[]}')
const KEY = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n'
const SECRET = file('me.key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n')

const forget = () => history.replaceState(null, '', location.pathname + location.search)
beforeEach(() => {
  become('live')
  forget()
})
afterEach(forget)

async function setUp<Made>(use: () => Made): Promise<Made> {
  let made: Made | undefined
  const Host = defineComponent({
    setup() {
      made = use()
      return () => h('p')
    },
  })
  await render(Host)
  if (made === undefined) throw new Error('not set up')
  return made
}

const DEMOS = {
  async checksum() {
    const demo = await setUp(() => useChecksumScenario('genuine'))
    await demo.choose('genuine')
    const shown = () => [demo.artifact.value, demo.claim.value]
    const choose = (one: File) => demo.takeAs('claim', [one])
    return { ...demo, shown, choose }
  },
  async openpgp() {
    const demo = await setUp(() => useOpenpgpScenario({ scenario: 'sample' }))
    await demo.start()
    const shown = () => [demo.artifact.value, demo.signature.value]
    return { ...demo, shown, choose: (one: File) => demo.takeAs('signature', [one]) }
  },
  async sigstore() {
    const demo = await setUp(() => useSigstoreScenario())
    await demo.start()
    const shown = () => [demo.artifact.value, demo.bundle.value]
    return { ...demo, shown, choose: (one: File) => demo.takeAs('bundle', [one]) }
  },
} as const

const names = (demo: { readonly shown: () => readonly ({ readonly name: string } | undefined)[] }) =>
  demo.shown().map((one) => one?.name)

describe('what is something else', () => {
  test.each([
    ['openpgp', 'sigstore-bundle', file('a.sigstore.json', BUNDLE)],
    ['openpgp', 'trusted-root', file('trusted_root.json', ROOT)],
    ['openpgp', 'private-key', SECRET],
    ['sigstore', 'openpgp-signature', ASC('a.asc')],
    ['sigstore', 'tuf-metadata', TUF],
    ['sigstore', 'private-key', SECRET],
  ] as const)(
    '%s: a file of the kind %s is told by name with the next step, and nothing is touched',
    async (of, kind, one) => {
      const demo = await DEMOS[of]()
      const before = demo.shown()
      await demo.take([one])
      expect(demo.placed.value).toEqual([{ name: one.name, said: drops.other(intake.is(kind)), used: false }])
      expect(demo.shown()).toEqual(before)
    },
  )

  test.each(['checksum', 'openpgp', 'sigstore'] as const)(
    '%s: a web page stands where the file should, and is called what it is',
    async (of) => {
      const demo = await DEMOS[of]()
      await demo.take([PAGE])
      expect(names(demo)[0]).toBe('mine.tar')
      expect(demo.placed.value[0]?.said).toBe(drops.asWell(edition.demos.artifact, intake.is('web-page')))
    },
  )

  test.each([
    ['checksum', intake.isOther('tuf-metadata', 'list'), TUF],
    ['openpgp', intake.isOther('sigstore-bundle', 'signature'), file('a.json', BUNDLE)],
    ['sigstore', intake.isOther('openpgp-signature', 'bundle'), ASC('a.asc')],
    ['sigstore', intake.isEmpty('sigstore-bundles'), file('a.jsonl', '{"attestations":[]}')],
  ] as const)('%s: what is chosen for a claim is not taken for one: %s', async (of, said, one) => {
    const demo = await DEMOS[of]()
    const before = demo.shown()
    await demo.choose(one)
    expect(demo.placed.value).toEqual([{ name: one.name, said: drops.other(said), used: false }])
    expect(demo.shown()).toEqual(before)
  })

  test.each(['checksum', 'openpgp', 'sigstore'] as const)(
    '%s: what nobody knows is taken for the claim that it was chosen as, for its method to refuse',
    async (of) => {
      const demo = await DEMOS[of]()
      await demo.choose(file('odd.bin', Uint8Array.of(0, 255, 3)))
      expect(names(demo)[1]).toBe('odd.bin')
    },
  )

  test('is what a claim is about, where the claim is named after it', async () => {
    const openpgp = await DEMOS.openpgp()
    await openpgp.take([file('a.sigstore.json', BUNDLE), ASC('a.sigstore.json.asc')])
    expect(names(openpgp)).toEqual(['a.sigstore.json', 'a.sigstore.json.asc'])
    const sigstore = await DEMOS.sigstore()
    await sigstore.take([
      file('KEYS.sigstore.json', BUNDLE),
      file('KEYS', '-----BEGIN PGP PUBLIC KEY BLOCK-----\n'),
    ])
    expect(names(sigstore)).toEqual(['KEYS', 'KEYS.sigstore.json'])
  })

  test('a list is signed like a file', async () => {
    const demo = await DEMOS.openpgp()
    await demo.take([file('SHA256SUMS', `${DIGEST}  a\n`), ASC('sums.sig')])
    expect(names(demo)).toEqual(['SHA256SUMS', 'sums.sig'])
  })
})

test('of several, the claim is about the file whose whole name it begins with', async () => {
  const demo = await DEMOS.openpgp()
  await demo.take([file('a', '1'), ASC('a.tar.gz.asc'), file('a.tar', '2'), ASC('a.tar.asc')])
  expect(names(demo)).toEqual(['a.tar', 'a.tar.asc'])
})

test('digests that somebody signed in clear are read, and what is not looked at is said', async () => {
  const demo = await DEMOS.checksum()
  const clear = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${DIGEST}  abc.txt\n-----BEGIN PGP SIGNATURE-----\n`
  await demo.take([file('abc.txt', 'abc'), file('SHASUMS256.txt.asc', clear)])
  expect(names(demo)).toEqual(['abc.txt', 'SHASUMS256.txt.asc'])
  expect(demo.placed.value[1]?.said).toBe(
    drops.asWell(edition.demos.claim.checksum, intake.is('openpgp-cleartext')),
  )
})

describe('the Sigstore demo', () => {
  test('is given a bundle as its method reads it, whatever encoding it came in', async () => {
    const demo = await DEMOS.sigstore()
    const wide = Uint8Array.from(
      [...`\uFEFF${BUNDLE}`].flatMap((one) => [one.charCodeAt(0) & 0xff, one.charCodeAt(0) >> 8]),
    )
    for (const one of [file('a.json', `\uFEFF${BUNDLE}`), file('b.json', wide)]) {
      await demo.take([one])
      expect(demo.bundle.value && (await allBytes(demo.bundle.value))).toEqual(utf8(BUNDLE))
    }
  })

  test('asks about none of several roots or keys in one file', async () => {
    const demo = await DEMOS.sigstore()
    for (const [one, what] of [
      [file('roots.jsonl', `${ROOT}\n${ROOT}\n`), edition.demos.trustedRoot],
      [file('keys.pem', KEY + KEY), edition.demos.keys],
    ] as const) {
      await demo.take([one])
      expect(demo.offered.value).toBeUndefined()
      expect(demo.placed.value.map(({ said }) => said)).toEqual([drops.other(intake.isSeveral(2, what))])
    }
  })

  test('keeps its root where another kind of file was chosen for one', async () => {
    const demo = await DEMOS.sigstore()
    const { value: root } = demo.trustedRoot
    await demo.takeAs('trustedRoot', [TUF])
    expect(demo.placed.value[0]?.said).toBe(drops.other(intake.isOther('tuf-metadata', 'trusted-root')))
    expect(demo.trustedRoot.value).toBe(root)
    await demo.takeAs('trustedRoot', [file('mine.json', ROOT)])
    expect(demo.trustedRoot.value?.name).toBe('mine.json')
  })
})
