/** What is no signature, no key and no clearsigned text, and what only looks so. Random bytes are in `fuzz.test.ts`. */
import { expect, test } from 'vitest'
import { concatBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { caseNamed, inputOf } from './cases.ts'

const NOTHING = new Uint8Array(0)
const SIGNED = caseNamed('ed25519-sha256-armored')

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
  const report = await verifyOpenpgp({ ...(await inputOf(SIGNED)), signature })
  expect(report.checks[0]).toMatchObject({ id: 'signature-format', code: 'not-a-signature' })
  expect(report.verdict).toBe('undecided')
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
  const report = await verifyOpenpgp({ ...(await inputOf(SIGNED)), signature })
  expect(report.checks[0]).toMatchObject({ code: 'signature-too-large' })
  expect(report.gpg).toBeUndefined()
})

test('a key file is not a signature', async () => {
  const input = await inputOf(SIGNED)
  const report = await verifyOpenpgp({ ...input, signature: input.keys[0] ?? NOTHING })
  expect(report.checks[0]).toMatchObject({ code: 'not-a-signature' })
})

test('a signature is not a key file', async () => {
  const input = await inputOf(SIGNED)
  const report = await verifyOpenpgp({ ...input, keys: [input.signature] })
  expect(report.checks[1]).toMatchObject({ id: 'keys-format', code: 'no-readable-key' })
  expect(report.verdict).toBe('undecided')
})

test('a signature of a version that nobody here reads is not judged', async () => {
  const input = await inputOf(SIGNED)
  const report = await verifyOpenpgp({
    ...input,
    signature: concatBytes(Uint8Array.of(0xc2, 20, 5), new Uint8Array(19)),
  })
  expect(report.checks[0]).toMatchObject({ status: 'undecided', code: 'signature-version-5' })
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
  const { keys, policy } = await inputOf(SIGNED)
  const report = await verifyCleartext({ file: utf8(text), keys, policy })
  expect(report.verdict).toBe('undecided')
  expect(report.checks[0]).toMatchObject({ code: 'not-clearsigned' })
})
