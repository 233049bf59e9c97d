/** Every file is of one kind: its own, by its bytes, whatever it is called. */
import { describe, expect, test, vi } from 'vitest'
import { identify, partsOf } from '../../playground/intake/identify.ts'
import { KINDS } from '../../playground/intake/kinds.ts'
import { MOST_SEEN, sightOf } from '../../playground/intake/sight.ts'
import { CASES } from './cases.ts'

const all = Object.entries(CASES).flatMap(([id, cases]) => cases.map((one) => ({ id, ...one })))

describe.each(all)('$id: $name', ({ id, name, bytes, roles }) => {
  test('is of its kind, and of no other', async () => {
    const sight = sightOf(name, await bytes())
    expect(KINDS.filter((kind) => kind.recognise(sight) !== undefined).map((kind) => kind.id)).toEqual(
      id === 'artifact' ? [] : [id],
    )
  })

  test('is handed to its method in its role', async () => {
    const sight = sightOf(name, await bytes())
    expect((partsOf(identify(sight), sight) ?? []).map((part) => part.role)).toEqual(roles)
  })

  test('is told by its beginning no otherwise, or not at all', async () => {
    const whole = await bytes()
    const sight = sightOf(name, whole.subarray(0, whole.length >> 1), whole.length)
    expect([id, 'artifact']).toContain(identify(sight).id)
    expect(partsOf(identify(sight), sight)).toBeUndefined()
  })
})

test('called anything, a file is of its kind, or what claims are about where it does not begin as that kind does', async () => {
  for (const { bytes, id } of all) {
    const found = identify(sightOf('file', await bytes()))
    expect.soft(found.recognised).not.toBe('by-name')
    expect.soft([id, 'artifact']).toContain(found.id)
  }
})

test('every kind has an id of its own, and its order does not matter', () => {
  expect(new Set(KINDS.map(({ id }) => id)).size).toBe(KINDS.length)
})

describe('a file of nothing but tiny packets', () => {
  test.each([
    ['markers', 0xca, 'artifact'],
    ['signatures', 0xc2, 'openpgp-signature'],
    ['keys', 0xc6, 'openpgp-keys'],
    ['one-pass signatures', 0xc4, 'artifact'],
  ] as const)('%s: is told without keeping them', (_, octet, id) => {
    const bytes = new Uint8Array(MOST_SEEN)
    for (let at = 0; at < bytes.length; at += 2) bytes[at] = octet
    const made = vi.spyOn(Uint8Array.prototype, 'subarray')
    try {
      expect(identify(sightOf('a.gpg', bytes)).id).toBe(id)
      expect(made.mock.calls.length).toBeLessThan(1_000_000)
    } finally {
      made.mockRestore()
    }
  })
})
