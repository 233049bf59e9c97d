/** Points of small order and points that are not written as they should be: what libgcrypt 1.10.1 says of each vector. */
import { expect, test } from 'vitest'
import { fromHex, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { checkEd25519, type Ed25519Answer } from '../../playground/openpgp/ed25519.ts'
import { readShared } from '../support/files.ts'

interface Vector {
  readonly number: number
  readonly key: string
  readonly sig: string
  readonly msg: string
  readonly flags: readonly string[] | null
}

/** In the shared test data. */
const FILE = 'cctv-ed25519/ed25519vectors.json'
const shared = await readShared(FILE)
const VECTORS = shared === undefined ? [] : (JSON.parse(fromUtf8(shared) ?? '[]') as Vector[])

/**
 * Those that `gcry_pk_verify` of libgcrypt 1.10.1 takes for good, called as gpg 2.2.40 calls it, where the key is not
 * itself of small order. Of keys that are, it takes 9 vectors, and at 30 it aborts.
 */
const GOOD: readonly number[] = [
  29, 117, 139, 158, 160, 180, 304, 305, 422, 425, 478, 479, 536, 538, 625, 637, 638, 679, 694, 696, 722, 770,
  778, 794, 830, 831, 833, 896, 897, 898,
]

function expected({ number, flags }: Vector): Ed25519Answer {
  if (flags?.includes('low_order_A') || flags?.includes('non_canonical_A')) return 'no-key'
  return GOOD.includes(number) ? 'good' : 'bad'
}

function answer({ key, sig, msg }: Vector, other: Partial<Vector> = {}): Promise<Ed25519Answer> {
  const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0)
  return checkEd25519(bytes(other.sig ?? sig), utf8(other.msg ?? msg), bytes(other.key ?? key))
}

test.skipIf(shared === undefined)(
  `every vector of ${FILE} has libgcrypt’s answer, small keys none`,
  async () => {
    expect(VECTORS).toHaveLength(914)
    const wrong: string[] = []
    for (const vector of VECTORS) {
      const is = await answer(vector)
      if (is !== expected(vector)) wrong.push(`${vector.number} (${vector.flags?.join(' ')}): ${is}`)
    }
    expect(wrong).toEqual([])
  },
)

test.skipIf(shared === undefined)(
  'S counts modulo the order, as for libgcrypt; another message does not',
  async () => {
    const honest = VECTORS.find(({ flags }) => flags === null || flags.length === 0)
    if (honest === undefined) throw new Error('no vector without flags')
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = [...(fromHex(honest.sig.slice(64)) ?? [])].reduceRight(
      (value, byte) => value * 256n + BigInt(byte),
      0n,
    )
    const hex = Array.from({ length: 32 }, (_, i) => Number(((s + order) >> BigInt(8 * i)) & 255n))
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    expect(await answer(honest)).toBe('good')
    expect(await answer(honest, { sig: honest.sig.slice(0, 64) + hex })).toBe('good')
    expect(await answer(honest, { msg: `${honest.msg}!` })).toBe('bad')
  },
)
