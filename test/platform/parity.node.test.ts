/** The platform against what it stands in for: Node's own Buffer, crypto and util. */
import nodeCrypto from 'node:crypto'
import { isDeepStrictEqual as nodeEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { concatBytes } from '../../playground/bytes.ts'
import { PlatformBuffer } from '../../playground/platform/buffer.ts'
import { createHash, createPublicKey, timingSafeEqual, verify } from '../../playground/platform/crypto.ts'
import { bytesKnownByDigest } from '../../playground/platform/hash.ts'
import { isDeepStrictEqual } from '../../playground/platform/util.ts'
import { seededRandom } from '../../playground/world/random.ts'

const random = seededRandom('parity')
const upTo = (limit: number) => {
  const [a = 0, b = 0] = random.bytes(2)
  return (a * 256 + b) % limit
}
const plain = (bytes: Uint8Array) => Uint8Array.from(bytes)

describe('Buffer', () => {
  const ALPHABET = 'AZaz09+/-_= \n\r\t*é💥'
  test('reads any text as Node does', () => {
    for (let i = 0; i < 2_000; i++) {
      const text = Array.from({ length: upTo(40) }, () => [...ALPHABET][upTo(18)]).join('')
      for (const encoding of ['base64', 'hex', 'utf8', 'latin1', 'ascii'] as const) {
        const ours = plain(PlatformBuffer.from(text, encoding))
        expect(ours, `${encoding} ${JSON.stringify(text)}`).toEqual(plain(Buffer.from(text, encoding)))
      }
    }
  })

  test('writes any bytes as Node does, and gives them back', () => {
    for (let length = 0; length < 300; length++) {
      const bytes = random.bytes(length)
      for (const encoding of ['base64', 'hex', 'utf8', 'latin1', 'ascii'] as const) {
        expect(PlatformBuffer.from(bytes).toString(encoding)).toBe(Buffer.from(bytes).toString(encoding))
      }
      expect(plain(PlatformBuffer.from(PlatformBuffer.from(bytes).toString('base64'), 'base64'))).toEqual(
        bytes,
      )
    }
  })

  test('copies, views and slab neighbours never run into each other', () => {
    const buffers = Array.from({ length: 500 }, (_, i) => PlatformBuffer.from(new Uint8Array(i % 70).fill(i)))
    buffers.forEach((buffer, i) => expect(buffer.every((byte) => byte === i % 256)).toBe(true))
    const view = buffers[69]?.subarray(1, 3)
    view?.fill(0)
    expect(buffers[69]?.[1]).toBe(0)
    expect(buffers[68]?.[0]).toBe(68)
    expect(PlatformBuffer.alloc(64).every((byte) => byte === 0)).toBe(true)
    expect(PlatformBuffer.concat([PlatformBuffer.from('a'), PlatformBuffer.from('b')]).toString()).toBe('ab')
    expect(PlatformBuffer.from([0xff, 0, 0, 0, 0, 0, 0, 1]).readBigInt64BE()).toBe(
      Buffer.from([0xff, 0, 0, 0, 0, 0, 0, 1]).readBigInt64BE(),
    )
  })

  test.each([[undefined], [null], [1], [{}]])('from(%s) throws, as in Node', (value) => {
    expect(() => PlatformBuffer.from(value)).toThrow(TypeError)
    expect(() => Buffer.from(value as never)).toThrow(TypeError)
  })
})

describe('crypto', () => {
  const key = (type: 'rsa' | 'p256' | 'p384' | 'p521' | 'ed25519') => {
    switch (type) {
      case 'rsa':
        return nodeCrypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
      case 'ed25519':
        return nodeCrypto.generateKeyPairSync('ed25519')
      default:
        return nodeCrypto.generateKeyPairSync('ec', {
          namedCurve: { p256: 'P-256', p384: 'P-384', p521: 'P-521' }[type],
        })
    }
  }

  for (const type of ['rsa', 'p256', 'p384', 'p521', 'ed25519'] as const) {
    test(`${type}: accepts what Node signs (high s included), refuses every changed bit we try`, () => {
      const { publicKey, privateKey } = key(type)
      const pem = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }) as string)
      const algorithm = type === 'ed25519' ? undefined : 'sha256'
      for (let i = 0; i < 12; i++) {
        const data = random.bytes(upTo(100))
        const signature = plain(nodeCrypto.sign(algorithm, data, privateKey))
        expect(verify(algorithm, data, pem, signature)).toBe(true)
        const at = upTo(signature.length)
        const bent = Uint8Array.from(signature, (byte, j) => (j === at ? byte ^ (1 << upTo(8)) : byte))
        expect(verify(algorithm, data, pem, bent)).toBe(nodeCrypto.verify(algorithm, data, publicKey, bent))
        expect(verify(algorithm, Uint8Array.of(...data, 0), pem, signature)).toBe(false)
      }
    })
  }

  test('RSA as PKCS#1, DER and PEM', () => {
    const { publicKey, privateKey } = key('rsa')
    const data = random.bytes(9)
    const signature = nodeCrypto.sign('sha512', data, privateKey)
    const der = plain(publicKey.export({ type: 'pkcs1', format: 'der' }) as Buffer)
    const pem = publicKey.export({ type: 'pkcs1', format: 'pem' }) as string
    expect(
      verify('sha512', data, createPublicKey({ key: der, format: 'der', type: 'pkcs1' }), signature),
    ).toBe(true)
    expect(verify('sha512', data, createPublicKey(pem), signature)).toBe(true)
  })

  test('RSA as PKCS#1 is two numbers, as Node has it: a third, or something behind them, is refused', () => {
    const der = plain(key('rsa').publicKey.export({ type: 'pkcs1', format: 'der' }) as Buffer)
    const body = der.subarray(4)
    const exponent = der.subarray(-5)
    const sequence = (...parts: readonly Uint8Array[]) => {
      const all = concatBytes(...parts)
      return concatBytes(Uint8Array.of(0x30, 0x82, all.length >> 8, all.length & 255), all)
    }
    expect(sequence(body)).toEqual(der)
    for (const odd of [sequence(body, exponent), sequence(body, Uint8Array.of(5, 0))]) {
      expect(() => createPublicKey({ key: odd, format: 'der', type: 'pkcs1' })).toThrow()
      expect(() =>
        nodeCrypto.createPublicKey({ key: Buffer.from(odd), format: 'der', type: 'pkcs1' }),
      ).toThrow()
    }
  })

  test('throws where Node throws', () => {
    const { publicKey } = key('ed25519')
    const ours = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }) as string)
    expect(() => verify('sha256', new Uint8Array(), ours, new Uint8Array(64))).toThrow()
    expect(() => nodeCrypto.verify('sha256', new Uint8Array(), publicKey, new Uint8Array(64))).toThrow()
    expect(() => createHash('none')).toThrow()
    expect(() => timingSafeEqual(new Uint8Array(1), new Uint8Array(2))).toThrow(RangeError)
    for (const input of ['', 'hello', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----']) {
      expect(() => createPublicKey(input)).toThrow()
      expect(() => nodeCrypto.createPublicKey(input)).toThrow()
    }
  })

  test('digests as Node does, in any pieces', () => {
    for (const name of ['sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-384']) {
      const [a, b] = [random.bytes(upTo(200)), random.bytes(upTo(200))]
      const ours = createHash(name).update(a).update(b).digest().toString('hex')
      expect(ours).toBe(nodeCrypto.createHash(name).update(a).update(b).digest('hex'))
    }
  })

  test('a stand-in known by its digest verifies like the bytes, and only with that digest', () => {
    const { publicKey, privateKey } = key('p256')
    const ours = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }) as string)
    const data = random.bytes(50)
    const sha256 = plain(nodeCrypto.createHash('sha256').update(data).digest())
    const standIn = bytesKnownByDigest({ sha256 })
    const signature = plain(nodeCrypto.sign('sha256', data, privateKey))
    expect(verify('sha256', standIn, ours, signature)).toBe(true)
    expect(
      verify('sha256', bytesKnownByDigest({ sha256: sha256.map((byte) => byte ^ 1) }), ours, signature),
    ).toBe(false)
    expect(() => verify('sha512', standIn, ours, signature)).toThrow('sha512')
    expect(createHash('sha256').update(standIn).digest().toString('hex')).toBe(
      Buffer.from(sha256).toString('hex'),
    )
    expect(() => createHash('sha256').update(standIn).update(data).digest()).toThrow()
    const ed = createPublicKey(key('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string)
    expect(() => verify(undefined, standIn, ed, new Uint8Array(64))).toThrow('Ed25519')
  })
})

test('isDeepStrictEqual agrees with Node on all pairs', () => {
  const date = new Date(0)
  const values = [
    null,
    undefined,
    0,
    -0,
    NaN,
    '',
    'a',
    date,
    new Date(0),
    new Date(1),
    new Date(NaN),
    Buffer.from('a'),
    Buffer.from('b'),
    { a: 1 },
    { a: 1, b: undefined },
    { type: 'x', logID: Buffer.from('a'), timestamp: date },
    { type: 'x', logID: Buffer.from('a'), timestamp: new Date(0) },
    { type: 'x', logID: Buffer.from('b'), timestamp: new Date(0) },
  ]
  for (const a of values) for (const b of values) expect(isDeepStrictEqual(a, b)).toBe(nodeEqual(a, b))
})

test('a key with more in it than a key is refused, as OpenSSL refuses it', () => {
  const spki = nodeCrypto
    .generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .publicKey.export({ type: 'spki', format: 'der' })
  // SEQUENCE { SEQUENCE algorithm, BIT STRING key } with the BIT STRING once more at its end.
  const bits = spki.subarray(2 + 2 + (spki[3] ?? 0))
  const twice = Uint8Array.of(0x30, 0x81, spki.length - 2 + bits.length, ...spki.subarray(2), ...bits)
  const read = (key: Uint8Array) => createPublicKey({ key, format: 'der', type: 'spki' })
  expect(() => read(plain(spki))).not.toThrow()
  expect(() => read(twice)).toThrow('createPublicKey')
  expect(() => nodeCrypto.createPublicKey({ key: Buffer.from(twice), format: 'der', type: 'spki' })).toThrow()
})
