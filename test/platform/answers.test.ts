/** Remembered answers: only ever those that were really computed, for exactly these bytes, and not too many. */
import { p256 } from '@noble/curves/nist.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { answerAhead, type Subtle } from '../../playground/platform/ahead.ts'
import { answer, assume, forgetAnswers, type Question } from '../../playground/platform/answers.ts'
import { createHash, createPublicKey, verify } from '../../playground/platform/crypto.ts'
import { bytesKnownByDigest } from '../../playground/platform/hash.ts'
import type { PublicKey } from '../../playground/platform/public-key.ts'
import { seededRandom } from '../../playground/world/random.ts'

const random = seededRandom('answers')
const SPKI_P256 = Uint8Array.from(
  [0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1]
    .concat([6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7])
    .concat([3, 0x42, 0]),
)

function signer(): { key: PublicKey; sign: (data: Uint8Array) => Uint8Array } {
  const secret = p256.utils.randomSecretKey(random.bytes(p256.lengths.seed ?? 48))
  const key = concatBytes(SPKI_P256, p256.getPublicKey(secret, false))
  return {
    key: createPublicKey({ key, format: 'der', type: 'spki' }),
    sign: (data) => p256.sign(data, secret, { format: 'der', lowS: false }),
  }
}

const { key, sign } = signer()
const data = random.bytes(100)
const signature = sign(data)

/** `crypto.subtle`, counted. */
function counted(): Subtle & { verified: number } {
  const { subtle } = globalThis.crypto
  const counting = {
    verified: 0,
    importKey: subtle.importKey.bind(subtle),
    verify(...given: Parameters<SubtleCrypto['verify']>) {
      counting.verified++
      return subtle.verify(...given)
    },
  }
  return counting as unknown as Subtle & { verified: number }
}

beforeEach(forgetAnswers)

describe('memory', () => {
  const question = (change: Partial<Question> = {}): Question => ({
    key,
    hash: 'sha256',
    data,
    signature,
    ...change,
  })
  const never = () => {
    throw new Error('computed again')
  }

  test.each([true, false])('%s is computed once, and found by content', (found) => {
    expect(answer(question(), () => found)).toBe(found)
    const copies = { data: Uint8Array.from(data), signature: Uint8Array.from(signature) }
    expect(answer(question(copies), never)).toBe(found)
  })

  test('every part of a question makes it another one', () => {
    answer(question(), () => true)
    const bent = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, i) => (i === 3 ? byte ^ 1 : byte))
    const others: Partial<Question>[] = [
      { key: signer().key },
      { hash: 'sha3-256' },
      { data: bent(data) },
      { data: new Uint8Array() },
      { data: bytesKnownByDigest({ sha256: data.subarray(0, 32) }) },
      { signature: bent(signature) },
      { signature: concatBytes(signature, Uint8Array.of(0)) },
      { signature: signature.subarray(1) },
      // The same bytes in a row, the border between message and signature elsewhere.
      { data: concatBytes(data, signature.subarray(0, 16)), signature: signature.subarray(16) },
    ]
    for (const other of others) expect(answer(question(other), () => false)).toBe(false)
    expect(answer(question(), never)).toBe(true)
  })

  test('a long message is found by its digest, and known by it', () => {
    const long = random.bytes(10_000)
    const sha256 = Uint8Array.from(createHash('sha256').update(long).digest())
    answer(question({ data: long }), () => true)
    expect(answer(question({ data: Uint8Array.from(long) }), never)).toBe(true)
    expect(answer(question({ data: bytesKnownByDigest({ sha256 }) }), never)).toBe(true)
    expect(answer(question({ data: long.subarray(1) }), () => false)).toBe(false)
    // What somebody signs cannot pass for the digest of something else.
    const posing = concatBytes(utf8('digest '), sha256)
    expect(answer(question({ data: posing }), () => false)).toBe(false)
  })

  test('holds a bounded number, the newest', () => {
    const numbered = (i: number) => question({ signature: Uint8Array.of(i >> 8, i & 0xff) })
    for (let i = 0; i < 10_000; i++) {
      answer(numbered(i), () => true)
      // In use all the time, so never forgotten.
      answer(question(), () => true)
    }
    expect(answer(numbered(9_999), never)).toBe(true)
    expect(answer(question(), never)).toBe(true)
    expect(answer(numbered(0), () => false)).toBe(false)
  })

  test('does not hold what is unreasonably long', () => {
    const long = question({ signature: new Uint8Array(1_000_000) })
    answer(long, () => true)
    expect(answer(long, () => false)).toBe(false)
  })
})

describe('assumptions', () => {
  const other = random.bytes(40)
  const ask = () => [verify('sha256', data, key, signature), verify('sha256', other, key, signature)]

  test('are taken back: nothing that was assumed is remembered', () => {
    const { value, questions } = assume(ask)
    expect(value).toEqual([true, true])
    expect(questions).toHaveLength(2)
    expect(ask()).toEqual([true, false])
  })

  test('end with the run, also when it throws', () => {
    const broken = () => {
      ask()
      throw new Error('broken')
    }
    expect(() => assume(broken)).toThrow('broken')
    expect(ask()).toEqual([true, false])
  })

  test('hold only if every single answer is true', () => {
    for (const [found, holds] of [
      [[true, true], true],
      [[true, false], false],
      [[true, undefined], false],
      [[true], false],
    ] as const) {
      forgetAnswers()
      expect(assume(ask).settle(found)).toBe(holds)
    }
  })

  test('cannot go on for ever', () => {
    let asked = 0
    const circle = (): void => {
      if (verify('sha256', data, key, sign(Uint8Array.of(asked++ & 0xff)))) circle()
    }
    const { settle, questions } = assume(circle)
    expect(asked).toBeLessThan(1_000)
    expect(settle(questions.map(() => true))).toBe(false)
  })
})

describe('ahead', () => {
  test('what WebCrypto answered is not computed again', async () => {
    const subtle = counted()
    let runs = 0
    const run = () => {
      runs++
      return verify('sha256', data, key, signature)
    }
    expect(await answerAhead(subtle, run)).toBe(true)
    expect({ runs, verified: subtle.verified }).toEqual({ runs: 1, verified: 1 })
    expect(await answerAhead(subtle, run)).toBe(true)
    expect({ runs, verified: subtle.verified }).toEqual({ runs: 2, verified: 1 })
  })

  test('a signature that is not good is false, though it was assumed to be good', async () => {
    const subtle = counted()
    const bent = Uint8Array.from(signature, (byte, i) => (i === 12 ? byte ^ 1 : byte))
    expect(await answerAhead(subtle, () => verify('sha256', data, key, bent))).toBe(false)
    expect(await answerAhead(subtle, () => verify('sha256', data, key, Uint8Array.of(1)))).toBe(false)
    expect(subtle.verified).toBe(1)
  })

  test('bytes that change while WebCrypto works do not take the answer of the bytes before', async () => {
    const changing = Uint8Array.from(data)
    const run = () => verify('sha256', changing, key, signature)
    const answered = answerAhead(counted(), run)
    changing.fill(0)
    expect(await answered).toBe(true)
    expect(run()).toBe(false)
    expect(verify('sha256', data, key, signature)).toBe(true)
  })

  test('an artifact known by its digest is left to the synchronous run', async () => {
    const subtle = counted()
    const sha256 = Uint8Array.from(createHash('sha256').update(data).digest())
    const run = () => verify('sha256', bytesKnownByDigest({ sha256 }), key, signature)
    expect(await answerAhead(subtle, run)).toBe(true)
    expect(subtle.verified).toBe(0)
  })

  test.each([
    ['no WebCrypto at all', undefined],
    ['a WebCrypto that refuses', { importKey: () => Promise.reject(new Error('no')), verify: never }],
    ['a WebCrypto that breaks', { importKey: () => Promise.resolve({}), verify: never }],
  ])('%s: the same answers', async (_, subtle) => {
    expect(await answerAhead(subtle, () => verify('sha256', data, key, signature))).toBe(true)
    expect(await answerAhead(subtle, () => verify('sha256', signature, key, signature))).toBe(false)
  })

  function never(): Promise<boolean> {
    return Promise.reject(new Error('no'))
  }
})
