/** Keys as cosign keeps them: what it wrote is read, what we write is the same bytes, and what is neither is named. */
import { p256 } from '@noble/curves/nist.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { equalBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { type Lock, SCRYPT_COST, newLock, seal } from '../../playground/world/cosign/box.ts'
import {
  type CosignKeyFiles,
  readCosignKey,
  readCosignPublicKey,
  writeCosignKey,
} from '../../playground/world/cosign/key-file.ts'
import { fromPkcs8, toPkcs8 } from '../../playground/world/cosign/pkcs8.ts'
import * as der from '../../playground/world/der.ts'
import { generateKeyPair, keyPairOf, sign } from '../../playground/world/keys.ts'
import { seededRandom } from '../../playground/world/random.ts'
import { toPem } from '../../playground/world/text.ts'
import { readFixture } from '../support/files.ts'

const FIXTURES = 'test/fixtures/cosign'
const artifact = await readFixture(`${FIXTURES}/artifact`)
const pair = async (name: string) => ({
  file: await readFixture(`${FIXTURES}/${name}/cosign.key`),
  pub: await readFixture(`${FIXTURES}/${name}/cosign.pub`),
  password: await readFixture(`${FIXTURES}/${name}/password`),
  signature: decodeBase64(fromUtf8(await readFixture(`${FIXTURES}/${name}/signature`)) ?? ''),
})
const random = seededRandom('cosign keys')
const password = utf8('a password')
const key = generateKeyPair('p256', random.fork('key'))
const LABEL = 'ENCRYPTED SIGSTORE PRIVATE KEY'

/** Answers with the same bytes as an earlier draw. */
const replaying = (...draws: Uint8Array[]) => ({
  bytes: () => draws.shift() ?? new Uint8Array(),
  fork: () => random,
})

describe('what cosign wrote', () => {
  test.each(['plain', 'older-name', 'empty-password', 'password-not-ascii'])(
    '%s: is opened, and is the key that signed',
    async (name) => {
      const { file, pub, password, signature } = await pair(name)
      const read = await readCosignKey(file, password)
      if ('code' in read) throw new Error(read.code)
      expect(readCosignPublicKey(pub)).toEqual({ spki: read.key.spki })
      expect(p256.verify(signature, artifact, read.key.publicKey, { format: 'der', lowS: false })).toBe(true)
      expect(read.lock.cost).toEqual(SCRYPT_COST)
      if (name !== 'plain') return
      const { salt, nonce } = read.lock
      const written = await writeCosignKey(read.key, password, replaying(salt, nonce))
      expect([written.privateKey, written.publicKey]).toEqual([fromUtf8(file), fromUtf8(pub)])
    },
  )

  test('imported-rsa: is opened, and named as another kind of key', async () => {
    const { file, pub, password } = await pair('imported-rsa')
    expect(await readCosignKey(file, password)).toEqual({ code: 'key-unsupported' })
    expect(readCosignPublicKey(pub)).toEqual({ code: 'key-unsupported' })
  })
})

describe('what we write', () => {
  let files: CosignKeyFiles
  const shown: number[] = []
  beforeAll(async () => {
    files = await writeCosignKey(key, password, random.fork('lock'), (fraction) => shown.push(fraction))
  })

  test('is read again, between other text and with other line ends, and tells how far it is', async () => {
    const text = `# my key\n\n${files.privateKey}`.replaceAll('\n', '\r\n')
    expect(await readCosignKey(utf8(text), password)).toEqual({ key, lock: files.lock })
    expect(readCosignPublicKey(utf8(files.publicKey))).toEqual({ spki: key.spki })
    expect(shown.every((fraction, i) => fraction >= (shown[i - 1] ?? 0))).toBe(true)
    expect([shown.length > 5, shown.length <= 100, shown.at(-1)]).toEqual([true, true, 1])
    const { salt, nonce } = newLock(random.fork('another lock'))
    expect([salt, nonce]).not.toContainEqual(files.lock.salt)
    expect([salt, nonce]).not.toContainEqual(files.lock.nonce)
  })

  test.each([
    ['another password', '', utf8('a passwore')],
    ['one bit of the ciphertext', 'ciphertext', password],
    ['one bit of the salt', 'salt', password],
  ])('%s: does not open it', async (_, part, given) => {
    const box = boxOf(files)
    const holder = part === 'salt' ? box.kdf : box
    if (part) Object.assign(holder, { [part]: flipped((holder as Record<string, unknown>)[part]) })
    expect(await readCosignKey(fileOf(box), given)).toEqual({ code: 'wrong-password' })
  })

  test.each([
    ['not-a-cosign-key', ''],
    ['not-a-cosign-key', toPem('PRIVATE KEY', toPkcs8(key))],
    ['not-a-cosign-key', toPem('PUBLIC KEY', key.spki)],
    ['not-a-cosign-key', `-----BEGIN ${LABEL}-----\ne30=\n-----END ENCRYPTED COSIGN PRIVATE KEY-----\n`],
    ['not-a-cosign-key', `-----BEGIN ${LABEL}-----\ne30=\n`],
    ['not-a-cosign-key', `-----BEGIN ${LABEL}-----\ne3!=\n-----END ${LABEL}-----\n`],
    ['not-a-cosign-key', ' '.repeat(65536) + toPem(LABEL, utf8('{}'))],
    ['file-unreadable', toPem(LABEL, utf8('{'))],
    ['file-unreadable', toPem(LABEL, utf8('null'))],
    ['file-unreadable', toPem(LABEL, utf8('[]'))],
    ['file-unreadable', toPem(LABEL, Uint8Array.of(0x7b, 0xff, 0x7d))],
    ['file-unreadable', toPem(LABEL, new Uint8Array())],
  ])('%s: said of %j', async (code, text) => {
    expect(await readCosignKey(utf8(text), password)).toEqual({ code })
  })

  test('is said too of what is no text', async () => {
    expect(await readCosignKey(Uint8Array.of(0xff, 0xfe), password)).toEqual({ code: 'not-a-cosign-key' })
  })

  /** A value in place of one field; `undefined` takes the field away. */
  const FIELDS: readonly (readonly [code: string, path: string, values: readonly unknown[]])[] = [
    ['file-unreadable', 'kdf', [undefined, null, 'scrypt', []]],
    ['file-unreadable', 'kdf.name', [undefined, null, 1, {}]],
    ['unknown-kdf', 'kdf.name', ['', 'pbkdf2', 'Scrypt']],
    ['file-unreadable', 'kdf.params', [undefined, null, [], 65536]],
    ['file-unreadable', 'kdf.params.N', [undefined, null, '65536', [65536]]],
    ['kdf-out-of-bounds', 'kdf.params.N', [0, 1, -65536, 16384, 65535, 65536.5, 262144, 2 ** 31, 1e300]],
    ['file-unreadable', 'kdf.params.r', [undefined, '8']],
    ['kdf-out-of-bounds', 'kdf.params.r', [0, 1, 9, 1024, 2 ** 30]],
    ['file-unreadable', 'kdf.params.p', [undefined, '1']],
    ['kdf-out-of-bounds', 'kdf.params.p', [0, 2, 2 ** 30]],
    ['file-unreadable', 'kdf.salt', [undefined, null, '', 'AAA', 'AA==\n', '-_==', [1, 2], 7]],
    ['file-unreadable', 'cipher', [undefined, null, 'nacl/secretbox']],
    ['file-unreadable', 'cipher.name', [undefined, 5]],
    ['unknown-cipher', 'cipher.name', ['', 'nacl/box', 'aes-256-gcm']],
    [
      'file-unreadable',
      'cipher.nonce',
      [undefined, '', encodeBase64(new Uint8Array(23)), encodeBase64(new Uint8Array(25))],
    ],
    [
      'file-unreadable',
      'ciphertext',
      [undefined, null, '', 'AB', {}, 'AA==', encodeBase64(new Uint8Array(15))],
    ],
  ]
  test.each(FIELDS.flatMap(([code, path, values]) => values.map((value) => [code, path, value] as const)))(
    '%s: %s is %j',
    async (code, path, value) => {
      const box = boxOf(files)
      const keys = path.split('.')
      const parent = keys.slice(0, -1).reduce<Fields>((fields, name) => fields[name] as Fields, box)
      parent[keys.at(-1) ?? ''] = value
      const progress: number[] = []
      expect(await readCosignKey(fileOf(box), password, (done) => progress.push(done))).toEqual({ code })
      // Refused before anything is derived, so nobody waits for what a file asks for.
      expect(progress).toEqual([])
    },
  )

  test('throws for a key of another kind', async () => {
    const other = generateKeyPair('ed25519', random.fork('other'))
    await expect(writeCosignKey(other, password, random)).rejects.toThrow(/^key: /)
  })
})

describe('what is in the box', () => {
  const { secretKey, publicKey } = key
  const curve = der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.2.840.10045.3.1.7'))
  const info = (inner: Uint8Array, algorithm = curve, version = 0) =>
    der.sequence(der.integer(version), algorithm, der.octetString(inner))
  const ec = (...parts: Uint8Array[]) => der.sequence(der.integer(1), ...parts)
  const point = der.context(1, der.bitString(publicKey))
  const other = generateKeyPair('p256', random.fork('another')).publicKey

  test('a key without its public half is that key', () => {
    expect(fromPkcs8(info(ec(der.octetString(secretKey))))).toEqual(key)
    expect(fromPkcs8(toPkcs8(key))).toEqual(key)
  })

  test.each([
    ['key-unreadable', 'nothing', new Uint8Array()],
    ['key-unreadable', 'text', utf8('secret')],
    ['key-unreadable', 'another version', info(ec(der.octetString(secretKey), point), curve, 1)],
    [
      'key-unreadable',
      'the public half of another',
      info(ec(der.octetString(secretKey), der.context(1, der.bitString(other)))),
    ],
    ['key-unreadable', 'zero', info(ec(der.octetString(new Uint8Array(32))))],
    [
      'key-unreadable',
      'the order of the curve or more',
      info(ec(der.octetString(new Uint8Array(32).fill(0xff)))),
    ],
    ['key-unreadable', '31 octets', info(ec(der.octetString(secretKey.slice(1))))],
    ['key-unreadable', 'no secret', info(ec(point))],
    ['key-unreadable', 'something behind it', Uint8Array.of(...toPkcs8(key), 0)],
    ['key-unreadable', 'half of it', toPkcs8(key).slice(0, 70)],
    [
      'key-unsupported',
      'P-384',
      info(
        ec(der.octetString(new Uint8Array(48).fill(1))),
        der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.3.132.0.34')),
      ),
    ],
    [
      'key-unsupported',
      'Ed25519',
      info(der.octetString(new Uint8Array(32)), der.sequence(der.oid('1.3.101.112'))),
    ],
  ])('%s: %s', (code, _, bytes) => {
    expect(fromPkcs8(bytes)).toBe(code)
  })

  test('may be something else', async () => {
    const lock: Lock = {
      cost: { ...SCRYPT_COST, N: 32768 },
      salt: new Uint8Array(32),
      nonce: new Uint8Array(24),
    }
    const file = utf8(toPem(LABEL, await seal(utf8('no key'), password, lock)))
    expect(await readCosignKey(file, password)).toEqual({ code: 'key-unreadable' })
  })

  test('any secret comes back', () => {
    const draws = random.fork('secrets')
    for (let n = 0; n < 20; n++) {
      const one = generateKeyPair('p256', draws)
      expect(fromPkcs8(toPkcs8(one))).toEqual(one)
      expect(keyPairOf('p256', one.secretKey)).toEqual(one)
    }
    // Leading zeros are part of the 32 octets.
    const small = keyPairOf('p256', new Uint8Array(32).with(31, 7))
    expect(fromPkcs8(toPkcs8(small))).toEqual(small)
    expect(
      p256.verify(sign(small, artifact), artifact, small.publicKey, { format: 'der', lowS: false }),
    ).toBe(true)
  })
})

describe('cosign.pub', () => {
  test.each([
    ['not-a-public-key', ''],
    ['not-a-public-key', toPem('PUBLIC KEY', utf8('none'))],
    ['not-a-public-key', toPem('PUBLIC KEY', Uint8Array.of(...key.spki, 0))],
    ['not-a-public-key', toPem('CERTIFICATE', key.spki)],
    ['not-a-public-key', ' '.repeat(65536) + toPem('PUBLIC KEY', key.spki)],
    ['key-unsupported', toPem('PUBLIC KEY', generateKeyPair('ed25519', random).spki)],
    ['key-unsupported', toPem('PUBLIC KEY', generateKeyPair('p384', random).spki)],
  ])('%s: said of %j', (code, text) => {
    expect(readCosignPublicKey(utf8(text))).toEqual({ code })
  })
})

type Fields = Record<string, unknown>

function boxOf({ privateKey }: CosignKeyFiles): Fields & { kdf: Fields; cipher: Fields } {
  const body = privateKey.replaceAll(/-----[^-]+-----/g, '')
  return JSON.parse(fromUtf8(decodeBase64(body)) ?? '') as Fields & { kdf: Fields; cipher: Fields }
}

function fileOf(box: object): Uint8Array {
  return utf8(toPem(LABEL, utf8(JSON.stringify(box))))
}

function flipped(base64: unknown): string {
  const bytes = decodeBase64(String(base64))
  const changed = bytes.map((octet, i) => (i === bytes.length - 1 ? octet ^ 1 : octet))
  if (equalBytes(bytes, changed)) throw new Error('flipped: nothing to change')
  return encodeBase64(changed)
}
