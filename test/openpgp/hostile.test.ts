/** Any bytes for signature and keys: an answer, in time, of known words. */
import { describe, expect, test } from 'vitest'
import { concatBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { type OpenpgpReport, verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { caseNamed, inputOf } from './cases.ts'

const NOTHING = new Uint8Array(0)
const NAMES = ['ed25519-sha256-armored', 'rsa2048-sha512-binary', 'p256-sha384', 'signing-subkey'] as const

/** A small generator of our own (xorshift32): the same mutations every time. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}

function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = random() % bytes.length
  const kind = random() % 4
  if (kind === 0) return bytes.slice(0, at)
  if (kind === 1) return concatBytes(bytes.slice(0, at), bytes.slice(at + 1 + (random() % 8)))
  if (kind === 2) return concatBytes(bytes.slice(0, at), bytes.slice(at >> 1, at), bytes.slice(at))
  const changed = bytes.slice()
  changed[at] = random() & 0xff
  return changed
}

function codesOf({ checks }: OpenpgpReport): string[] {
  return checks.map((check) => (check.status === 'failed' ? check.code : check.status))
}

const WORDS = [
  'not-a-signature',
  'signature-file-damaged',
  'not-detached',
  'armor-without-checksum',
  'not-over-document',
  'signature-malformed',
  'short-digest',
  'key-from-the-future',
  'no-readable-key',
  'digest-mismatch',
  'signature-mismatch',
  'unknown-critical-subpacket',
  'weak-digest',
  'signature-expired',
  'signature-predates-key',
  'signed-after-key-expiry',
  'key-revoked',
  'subkey-revoked',
  'key-uncertified',
  'subkey-not-bound',
  'not-a-signing-key',
  'passed',
  'skipped',
]

describe.each(NAMES)('mutations of %s', (name) => {
  test.each(['signature', 'keys'] as const)('of the %s', async (what) => {
    const input = await inputOf(caseNamed(name))
    const random = generator(what === 'keys' ? 1 : 2)
    for (let i = 0; i < 60; i++) {
      const changed =
        what === 'keys'
          ? { ...input, keys: input.keys.map((file) => mutated(file, random)) }
          : { ...input, signature: mutated(input.signature, random) }
      const before = performance.now()
      const report = await verifyOpenpgp(changed)
      expect(performance.now() - before).toBeLessThan(1000)
      for (const code of codesOf(report)) expect(WORDS).toContain(code)
    }
  })

  test('a mutated artifact is never verified', async () => {
    const input = await inputOf(caseNamed(name))
    const random = generator(3)
    for (let i = 0; i < 30; i++) {
      const artifact = mutated(input.artifact, random)
      const same =
        artifact.length === input.artifact.length && artifact.every((b, j) => b === input.artifact[j])
      if (!same) expect((await verifyOpenpgp({ ...input, artifact })).verdict).toBe('rejected')
    }
  })
})

const armored = (body: string): Uint8Array =>
  utf8(`-----BEGIN PGP SIGNATURE-----\n\n${body}\n-----END PGP SIGNATURE-----\n`)

test.each([
  ['nothing', NOTHING],
  ['one zero byte', Uint8Array.of(0)],
  ['a packet that ends before it begins', Uint8Array.of(0x88)],
  ['a packet longer than the file', Uint8Array.of(0xc2, 0xff, 0xff, 0xff, 0xff, 0xff)],
  ['a partial length', Uint8Array.of(0xc2, 0xe0, 1, 2)],
  ['an indeterminate length', Uint8Array.of(0x8b, 1, 2)],
  ['an empty signature packet', Uint8Array.of(0xc2, 0)],
  ['a text', utf8('this is not a signature')],
  ['an armor without an end', utf8('-----BEGIN PGP SIGNATURE-----\n\niQEz')],
  ['an armor with nothing in it', armored('')],
  ['an armor of no base64', armored('!!!!')],
  ['an armor with a wrong checksum', armored('wgA=\n=AAAA')],
  ['many BEGIN lines', utf8('-----BEGIN PGP SIGNATURE-----\n'.repeat(2000))],
])('%s is no signature', async (_, signature) => {
  const report = await verifyOpenpgp({ ...(await inputOf(caseNamed(NAMES[0]))), signature })
  expect(report.checks[0]).toMatchObject({ id: 'signature-format', code: 'not-a-signature' })
  expect(report.verdict).toBe('rejected')
})

test('a good signature in an armor whose checksum is wrong is none, as for gpg', async () => {
  const input = await inputOf(caseNamed('ed25519-sha256-armored'))
  const armor = fromUtf8(input.signature) ?? ''
  const wrong = armor.replace(/^=.{4}$/m, '=AAAA')
  const without = armor.replace(/^=.{4}\n/m, '')
  expect((await verifyOpenpgp({ ...input, signature: utf8(wrong) })).gpg?.status).toEqual(['NODATA'])
  expect((await verifyOpenpgp({ ...input, signature: utf8(without) })).gpg?.status).toEqual(['GOODSIG'])
})

test('a signature file of a size that none has is not read', async () => {
  const signature = new Uint8Array(64 * 1024 + 1).fill(0xc2)
  const report = await verifyOpenpgp({ ...(await inputOf(caseNamed(NAMES[0]))), signature })
  expect(report.checks[0]).toMatchObject({ code: 'signature-too-large' })
  expect(report.gpg).toBeUndefined()
})

test('a key file is not a signature', async () => {
  const input = await inputOf(caseNamed(NAMES[0]))
  const report = await verifyOpenpgp({ ...input, signature: input.keys[0] ?? NOTHING })
  expect(report.checks[0]).toMatchObject({ code: 'not-a-signature' })
})

test('a signature is not a key file', async () => {
  const input = await inputOf(caseNamed(NAMES[0]))
  const report = await verifyOpenpgp({ ...input, keys: [input.signature] })
  expect(report.checks[1]).toMatchObject({ id: 'keys-format', code: 'no-readable-key' })
})

test('a signature of a version that nobody here reads is not judged', async () => {
  const input = await inputOf(caseNamed(NAMES[0]))
  const report = await verifyOpenpgp({
    ...input,
    signature: concatBytes(Uint8Array.of(0xc2, 20, 5), new Uint8Array(19)),
  })
  expect(report.checks[0]).toMatchObject({ status: 'skipped', because: 'unsupported' })
  expect(report.verdict).toBe('undecided')
})

test.each([
  ['nothing', ''],
  ['a text', 'hello'],
  [
    'a text that mentions one',
    'look:\n-----BEGIN PGP SIGNED MESSAGE-----\n\nx\n-----BEGIN PGP SIGNATURE-----\n',
  ],
  ['one without a signature', '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nx\n'],
  [
    'one with words above the blank line',
    '-----BEGIN PGP SIGNED MESSAGE-----\nPay all\n\nx\n-----BEGIN PGP SIGNATURE-----\n',
  ],
])('%s is not clearsigned', async (_, text) => {
  const { keys, policy } = await inputOf(caseNamed(NAMES[0]))
  const report = await verifyCleartext({ file: utf8(text), keys, policy })
  expect(report.verdict).toBe('rejected')
  expect(report.checks[0]).toMatchObject({ code: 'not-clearsigned' })
})
