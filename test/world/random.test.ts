import { describe, expect, it } from 'vitest'
import { concatBytes, toHex } from '../../playground/bytes.ts'
import { seededRandom } from '../../playground/world/random.ts'

describe('seededRandom', () => {
  it('gives the same bytes for the same seed, however they are drawn', () => {
    const whole = seededRandom('a').bytes(100)
    const source = seededRandom('a')
    const parts = [1, 0, 31, 32, 36].map((length) => source.bytes(length))
    expect(toHex(concatBytes(...parts))).toBe(toHex(whole))
  })

  it('gives other bytes for another seed, another label and a nested label', () => {
    const draws = [
      seededRandom('a'),
      seededRandom('b'),
      seededRandom('a').fork('x'),
      seededRandom('a').fork('y'),
      seededRandom('a').fork('x').fork('x'),
    ].map((source) => toHex(source.bytes(32)))
    expect(new Set(draws).size).toBe(draws.length)
  })

  it('forks by label alone: what was drawn before does not matter', () => {
    const used = seededRandom('a')
    used.bytes(77)
    expect(toHex(used.fork('x').bytes(16))).toBe(toHex(seededRandom('a').fork('x').bytes(16)))
  })

  it('does not favour any value: 64 KiB hold each byte 256 times, give or take', () => {
    const counts = new Array<number>(256).fill(0)
    for (const byte of seededRandom('spread').bytes(65536)) counts[byte] = (counts[byte] ?? 0) + 1
    expect(Math.min(...counts)).toBeGreaterThan(180)
    expect(Math.max(...counts)).toBeLessThan(340)
  })

  it.each([-1, 1.5, NaN])('refuses to draw %d bytes', (length) => {
    expect(() => seededRandom('a').bytes(length)).toThrow(/^length: /)
  })

  it.each([undefined, 1, null])('refuses %s as a seed', (seed) => {
    expect(() => seededRandom(seed as unknown as string)).toThrow(/^seed: /)
  })
})
