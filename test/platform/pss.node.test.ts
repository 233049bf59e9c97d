/** RSASSA-PSS as Node makes it, and what RFC 8017 § 9.1.2 has refused, octet by octet. */
import { constants, createHash, generateKeyPairSync, privateEncrypt, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { concatBytes, toHex } from '../../playground/bytes.ts'
import { createPublicKey, type PublicKey } from '../../playground/platform/public-key.ts'
import { verifyPss } from '../../playground/platform/rsa.ts'

type RsaKey = Extract<PublicKey, { kind: 'rsa' }>
const message = new TextEncoder().encode('abc')
const hash = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest())
const digest = hash(message)

function pairOf(bits: number) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const der = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  return { key: createPublicKey({ key: der, format: 'der', type: 'spki' }) as RsaKey, privateKey }
}

interface Bent {
  /** Of the block before its mask. */
  readonly block?: (block: Uint8Array) => Uint8Array
  /** What the salt is of. */
  readonly salted?: number
  /** Of all that is signed. */
  readonly whole?: (whole: Uint8Array) => Uint8Array
}

/** EMSA-PSS (§ 9.1.1), bent. */
function encoded(bits: number, { block = (one) => one, whole = (one) => one, salted = 9 }: Bent): Uint8Array {
  const length = Math.ceil((bits - 1) / 8)
  const salt = new Uint8Array(20).fill(salted)
  const own = hash(concatBytes(new Uint8Array(8), digest, salt))
  const free = new Uint8Array(length - own.length - salt.length - 2)
  const plain = block(concatBytes(free, Uint8Array.of(1), salt))
  const parts = Array.from({ length: Math.ceil(plain.length / 32) }, (_, i) =>
    hash(concatBytes(own, Uint8Array.of(0, 0, 0, i))),
  )
  const mask = concatBytes(...parts)
  const masked = plain.map((octet, i) => octet ^ (mask[i] ?? 0))
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits + 1))
  const made = concatBytes(masked, own, Uint8Array.of(0xbc))
  return whole(concatBytes(new Uint8Array(Math.ceil(bits / 8) - length), made))
}

describe.each([1024, 1025, 1031, 1032, 1033])('a key of %i bits', (bits) => {
  const { key, privateKey } = pairOf(bits)
  const judge = (bent: Bent) => {
    const raw = { key: privateKey, padding: constants.RSA_NO_PADDING }
    return verifyPss(key, 'sha256', digest, new Uint8Array(privateEncrypt(raw, encoded(bits, bent))))
  }

  test('what Node signs holds, with a salt of any length, and for nothing else', () => {
    for (const saltLength of [0, 1, 20, 32, constants.RSA_PSS_SALTLEN_MAX_SIGN]) {
      const how = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }
      const signature = new Uint8Array(sign('sha256', message, how))
      expect(verifyPss(key, 'sha256', digest, signature)).toBe(true)
      expect(verifyPss(key, 'sha256', hash(digest), signature)).toBe(false)
      expect(verifyPss(key, 'sha384', digest, signature)).toBe(false)
      expect(verifyPss(key, 'sha256', digest, signature.subarray(1))).toBe(false)
    }
  })

  test('every octet is looked at', () => {
    expect(judge({})).toBe(true)
    expect(judge({ whole: (one) => one.with(-1, 0xbd) }), 'its end').toBe(false)
    const at = encoded(bits, {}).length - 1 - 32 - 20 - 1
    const offset = Math.ceil(bits / 8) - Math.ceil((bits - 1) / 8)
    expect(judge({ block: (one) => one.with(at - offset, 2) }), 'what ends the zeros').toBe(false)
    expect(judge({ block: (one) => one.with(at - offset - 1, 3) }), 'a zero').toBe(false)
    expect(judge({ whole: (one) => one.with(-2, (one.at(-2) ?? 0) ^ 1) }), 'the digest').toBe(false)
  })

  test('what must be zero before it is', () => {
    // The highest bit below the modulus' own that is not of the block; of 8 n + 1 bits the octet before it.
    const over = (8 - ((8 * Math.ceil(bits / 8) - bits + 1) % 8)) % 8
    const whole = (one: Uint8Array) => one.with(0, (one[0] ?? 0) | (1 << over))
    const number = (octets: Uint8Array) => BigInt(`0x${toHex(octets)}`)
    // Some such number is less than the modulus.
    const salted = Array.from({ length: 256 }, (_, i) => i).find(
      (one) => number(encoded(bits, { whole, salted: one })) < key.modulus,
    )
    expect(salted).toBeDefined()
    expect(judge({ salted: salted ?? 0 })).toBe(true)
    expect(judge({ whole, salted: salted ?? 0 })).toBe(false)
  })
})
