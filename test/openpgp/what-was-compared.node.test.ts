/** What is said of a signature, of a key and of their dates rests on what was compared, and says so. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import type { OpenpgpCheckId } from '../../playground/openpgp/plan.ts'
import type { OpenpgpReport } from '../../playground/openpgp/verify.ts'
import { LONGEST_LINE } from '../../playground/openpgp/line-ends.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { hashedKey, keyWith, signedBy, sub } from './by-hand.ts'
import { packet } from './garbage.ts'
import { keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const NAME = utf8('p <p@example.com>')
const [MADE, SIGNED] = [900_000, 200_000].map(secondsAgo) as [number, number]
const key = await keyOf('p', 'rsa')
const other = await keyOf('q', 'curve25519')
const keys = [await keyWith(key, MADE, NAME), await keyWith(other, MADE, NAME)]
const honest = await signedBy(key, { type: enums.signature.binary, over: artifact, created: SIGNED })

const checkOf = (report: OpenpgpReport, id: OpenpgpCheckId) => report.checks.find((check) => check.id === id)

/** A signature by an algorithm that nobody has: no numbers, whoever it says made it, and whenever. */
function unknown(by: typeof key, created: number): Uint8Array {
  const fingerprint = by.keyPacket.getFingerprintBytes() ?? new Uint8Array(0)
  const area = concatBytes(sub(2, uint32(created)), sub(33, Uint8Array.of(4), fingerprint))
  const head = Uint8Array.of(4, 0, 100, enums.hash.sha512, 0, area.length)
  return packet(2, concatBytes(head, area, Uint8Array.of(0, 0, 1, 2)))
}

describe('a packet without numbers, beside an honest signature', () => {
  test.each([
    ['dated before its key', unknown(key, secondsAgo(2_000_000))],
    ['naming another key than the expected one', unknown(other, SIGNED)],
  ])('%s, accuses nobody', async (_, garbage) => {
    const fingerprint = key.getFingerprint()
    for (const signature of [garbage, concatBytes(honest, garbage), concatBytes(garbage, honest)]) {
      const report = await verifyOpenpgp({ artifact, signature, keys, policy: { now, fingerprint } })
      expect(report.verdict).toBe('undecided')
    }
  })

  test('naming a revoked key: it waits until something was compared', async () => {
    const { keyRevocation } = enums.signature
    const revocation = await signedBy(other, { type: keyRevocation, over: hashedKey(other), created: SIGNED })
    const [primary, ...rest] = [keys[1] ?? new Uint8Array(0), revocation]
    const revoked = concatBytes(primary, ...rest)
    const signature = concatBytes(honest, unknown(other, SIGNED))
    const report = await verifyOpenpgp({ artifact, signature, keys: [...keys, revoked], policy: { now } })
    expect(report.verdict).toBe('undecided')
    expect(checkOf(report, 'signing-key-valid')).toMatchObject({ status: 'skipped' })
  })
})

describe('a text with a line of which gpg hashes a part', () => {
  const text = utf8(`${'x'.repeat(LONGEST_LINE + 1)}\nend\n`)
  const crlf = utf8(`${'x'.repeat(LONGEST_LINE + 1)}\r\nend\r\n`)

  test.each([
    ['signed as text', enums.signature.text, crlf, 'undecided', 'text-line-too-long'],
    ['signed as bytes', enums.signature.binary, text, 'verified', undefined],
  ])('%s', async (_, type, over, verdict, code) => {
    const signature = await signedBy(key, { type, over, created: SIGNED })
    for (const given of [text, streamed(text)]) {
      const report = await verifyOpenpgp({ artifact: given, signature, keys, policy: { now } })
      const integrity = checkOf(report, 'signature-integrity')
      expect([report.verdict, integrity?.status === 'undecided' ? integrity.code : undefined]).toEqual([
        verdict,
        code,
      ])
      expect(report.gpg === undefined).toBe(verdict === 'undecided')
    }
  })

  test('a line of the longest length is none', async () => {
    const fits = utf8(`${'x'.repeat(LONGEST_LINE)}\n`)
    const over = utf8(`${'x'.repeat(LONGEST_LINE)}\r\n`)
    const signature = await signedBy(key, { type: enums.signature.text, over, created: SIGNED })
    expect((await verifyOpenpgp({ artifact: fits, signature, keys, policy: { now } })).verdict).toBe(
      'verified',
    )
  })
})

async function* streamed(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7_000) yield Promise.resolve(bytes.subarray(at, at + 7_000))
}

test('what stands behind a signature and is none is damage, and no other kind of file', async () => {
  const compressed = packet(8, Uint8Array.of(1, 2, 3))
  const formOf = async (signature: Uint8Array) => {
    const report = await verifyOpenpgp({ artifact, signature, keys, policy: { now } })
    expect(report.verdict).toBe('undecided')
    return checkOf(report, 'signature-format')
  }
  expect(await formOf(concatBytes(honest, compressed))).toMatchObject({ code: 'signature-file-damaged' })
  expect(await formOf(compressed)).toMatchObject({ status: 'skipped', because: 'unsupported' })
})

describe('files of keys', () => {
  test('with a revocation and no key: there is none in it, which is not that it cannot be read', async () => {
    const { keyRevocation } = enums.signature
    const revocation = await signedBy(key, { type: keyRevocation, over: hashedKey(key), created: SIGNED })
    const report = await verifyOpenpgp({ artifact, signature: honest, keys: [revocation], policy: { now } })
    expect(report.verdict).toBe('undecided')
    expect(checkOf(report, 'keys-format')).toMatchObject({ status: 'undecided', code: 'no-public-key' })
  })

  test('in which no key can be read, or not to the end: each is told as what it is', async () => {
    const [good] = keys
    if (good === undefined) throw new Error('no keys were made')
    const ofVersion = (version: number) => good.with(good[1] === 0xff ? 6 : 3, version)
    const stateOf = async (file: Uint8Array) => {
      const report = await verifyOpenpgp({ artifact, signature: honest, keys: [file], policy: { now } })
      expect(report.verdict).toBe('undecided')
      const check = checkOf(report, 'keys-format')
      return check?.status === 'undecided' ? check.code : check?.status === 'skipped' && check.because
    }
    for (const version of [3, 5]) expect(await stateOf(ofVersion(version))).toBe(`key-version-${version}`)
    for (const none of [utf8('a text\n'), utf8('<!doctype html>\n'), new Uint8Array(0), ofVersion(7)])
      expect(await stateOf(none)).toBe('no-readable-key')
    expect(await stateOf(good.subarray(0, 40))).toBe('unsupported')
  })

  test('of more packets than are read: none is told, and that it is so', async () => {
    const many = concatBytes(...Array.from({ length: 50_001 }, () => packet(13, Uint8Array.of(0x78))))
    expect(await describeKeys([concatBytes(keys[0] ?? many, many)], now)).toMatchObject({
      keys: [],
      tooMuch: true,
    })
  })

  test('of more subpackets than are read: too much', async () => {
    const areas = concatBytes(...Array.from({ length: 4_900 }, () => sub(100)))
    const head = Uint8Array.of(4, 0x10, 1, 8, areas.length >> 8, areas.length & 255)
    const full = packet(2, concatBytes(head, areas, Uint8Array.of(0, 0, 1, 2, 0, 1, 1)))
    const file = concatBytes(keys[0] ?? full, ...Array.from({ length: 110 }, () => full))
    expect(await describeKeys([file], now)).toMatchObject({ keys: [], tooMuch: true })
  })
})

test('the fingerprint that was expected is not told as the one that signed', async () => {
  const fingerprint = other.getFingerprint()
  const report = await verifyOpenpgp({ artifact, signature: honest, keys, policy: { now, fingerprint } })
  const identity = checkOf(report, 'key-identity')
  expect(identity?.evidence?.filter(({ source }) => source === 'policy').map(({ label }) => label)).toEqual([
    'expected-fingerprint',
  ])
})

test('as many signatures as may stand in a file of their own may stand under a text', async () => {
  const { verifyCleartext } = await import('../../playground/openpgp/index.ts')
  const armored = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replace(/.{64}/g, '$&\n')
  const signed = await signedBy(key, { type: enums.signature.text, over: utf8('text'), created: SIGNED })
  const file = (copies: number) => {
    const all = concatBytes(...Array.from({ length: copies }, () => signed))
    const lines = Array.from({ length: Math.ceil(all.length / 3000) }, (_, i) =>
      armored(all.subarray(3000 * i, 3000 * (i + 1))),
    )
    return utf8(
      `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\ntext\n-----BEGIN PGP SIGNATURE-----\n\n${lines.join('\n')}\n-----END PGP SIGNATURE-----\n`,
    )
  }
  const few = await verifyCleartext({ file: file(3), keys, policy: { now } })
  expect(few.verdict).toBe('verified')
  const many = await verifyCleartext({ file: file(1_000), keys, policy: { now } })
  expect(many.checks.find(({ id }) => id === 'signature-format')).toMatchObject({
    code: 'signature-too-large',
  })
})
