/** How many elements DER holds, counted before anything makes objects of them. */
import { ASN1Obj } from '@sigstore/core'
import { describe, expect, test } from 'vitest'
import { holdsMoreElements } from '../../playground/platform/der.ts'
import { type Chance, chance } from '../../scripts/fuzz/random.ts'
import * as der from '../../playground/world/der.ts'

const count = (bytes: Uint8Array) => {
  let most = 0
  while (holdsMoreElements(bytes, most)) most++
  return most
}
const made = ({ subs }: ASN1Obj): number => 1 + subs.reduce((sum, sub) => sum + made(sub), 0)
const octets = (value: Uint8Array) => Uint8Array.of(0x04, value.length, ...value)
const nulls = (length: number) => Array.from({ length }, der.nothing)

/** Lists in lists, within octet strings or not, and octets that are none. */
function anyOf(random: Chance, depth: number): Uint8Array {
  const kind = depth === 0 ? 0 : random.below(4)
  switch (kind) {
    case 0:
      return der.nothing()
    case 1:
      return octets(Uint8Array.from({ length: random.below(20) }, () => random.below(256)))
    case 2:
      return der.sequence(...Array.from({ length: random.below(4) }, () => anyOf(random, depth - 1)))
    default: {
      const inner = anyOf(random, depth - 1)
      return inner.length < 120 ? octets(inner) : inner
    }
  }
}

describe('elements of DER', () => {
  test.each([
    ['one', der.nothing(), 1],
    ['a list', der.sequence(...nulls(3)), 4],
    ['those in an octet string', der.sequence(octets(der.sequence(...nulls(2)))), 5],
    ['a long one', der.sequence(der.utf8String('a'.repeat(300))), 2],
    ['none', new Uint8Array(), 0],
  ])('%s', (_, bytes, wanted) => expect(count(bytes)).toBe(wanted))

  test('what claims to reach beyond its octet string hides nothing behind it', () => {
    const odd = octets(Uint8Array.of(0x05, 0x84, 0x7f, 0xff, 0xff, 0xff))
    expect(count(der.sequence(odd, ...nulls(20)))).toBeGreaterThanOrEqual(22)
  })

  test('never fewer than a reader makes of them', () => {
    for (let round = 0; round < 300; round++) {
      const bytes = anyOf(chance(1, round, 'elements'), 4)
      expect(count(bytes)).toBeGreaterThanOrEqual(made(ASN1Obj.parseBuffer(Buffer.from(bytes))))
    }
  })
})
