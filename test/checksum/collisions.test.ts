import { describe, expect, test } from 'vitest'
import { concatBytes, equalBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { ALGORITHMS, type Algorithm, verifyChecksum } from '../../playground/checksum/index.ts'
import { readFixture } from '../support/files.ts'
import { digestsOf } from './abc.ts'

const sample = (name: string) => readFixture(`public/samples/collisions/${name}.bin`)

/** As the papers, and everybody after them, print them. */
const PUBLISHED = {
  md5: '79054025255fb1a26e4bc422aef54eb4',
  sha1: 'f92d74e3874587aaf443d1db961d4e26dde13e9c',
} as const

describe.each([
  ['md5', 128, 6],
  ['sha1', 320, 62],
] as const)('the %s pair', (algorithm, length, differing) => {
  test('is two files that differ, with one digest', async () => {
    const [a, b] = await Promise.all([sample(`${algorithm}-a`), sample(`${algorithm}-b`)])
    expect([a.length, b.length]).toEqual([length, length])
    expect(a.filter((byte, i) => byte !== b[i])).toHaveLength(differing)
    const [mine, theirs] = await Promise.all([digestsOf(a), digestsOf(b)])
    expect([toHex(mine[algorithm]), toHex(theirs[algorithm])]).toEqual(Array(2).fill(PUBLISHED[algorithm]))
  })

  test.each(['', 'x', 'ここから先は、2 つとも同じです。', 'z'.repeat(1000)])(
    'collides whatever follows both (%#), and in nothing else',
    async (suffix) => {
      const [a, b] = await both(algorithm, utf8(suffix), utf8(suffix))
      const same = ALGORITHMS.filter((one) => equalBytes(a[one], b[one]))
      expect(same).toEqual([algorithm])
    },
  )

  test('collides no more where one alone is changed', async () => {
    const [a, b] = await both(algorithm, utf8('same'), utf8('sam3'))
    expect(ALGORITHMS.filter((one) => equalBytes(a[one], b[one]))).toEqual([])
  })

  test('is verified by the one digest with a warning, over whatever channel, and rejected by SHA-256', async () => {
    const [a, digests] = await both(algorithm, utf8('!'), utf8('!'))
    const judge = (by: Algorithm) =>
      verifyChecksum({ artifact: { name: 'b', digests }, claim: utf8(toHex(a[by])), channel: 'apart' })
    const { verdict, checks } = judge(algorithm)
    expect(verdict).toBe('verified')
    expect(checks.find(({ id }) => id === 'digest')).toMatchObject({ warning: 'collisions-known' })
    expect(judge('sha256').verdict).toBe('rejected')
  })
})

async function both(algorithm: 'md5' | 'sha1', afterA: Uint8Array, afterB: Uint8Array) {
  const [a, b] = await Promise.all([sample(`${algorithm}-a`), sample(`${algorithm}-b`)])
  return [await digestsOf(concatBytes(a, afterA)), await digestsOf(concatBytes(b, afterB))] as const
}
