/** Every file is of one kind: its own, by its bytes, whatever it is called. */
import { describe, expect, test, vi } from 'vitest'
import { identify, partsOf } from '../../playground/intake/identify.ts'
import { partsFor } from '../../playground/intake/look.ts'
import { KINDS } from '../../playground/intake/kinds.ts'
import { MOST_SEEN, sightOf } from '../../playground/intake/sight.ts'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { utf16 } from './cases/made.ts'
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

/** What PowerShell's `>` makes of it has other line ends, which these are signed over. */
const TO_THE_BYTE = ['artifact', 'git-object', 'signify-embedded']
test.each(all.filter(({ id }) => !TO_THE_BYTE.includes(id)))(
  '$id: $name is the same in UTF-16, and behind a byte order mark',
  async ({ name, bytes, roles, id }) => {
    const text = fromUtf8(await bytes())
    if (text === undefined || text.includes('\0')) return
    for (const other of [utf16(text), utf8(`\ufeff${text}`)]) {
      const sight = sightOf(name, other)
      const found = identify(sight)
      expect(found.id).toBe(id)
      const parts = partsOf(found, sight) ?? []
      expect(parts.map(({ role }) => role)).toEqual(roles)
    }
  },
)

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

test.each([
  ['SHA256SUMS', 'checksum-list'],
  ['a.jar.sha256', 'checksum-list'],
  ['sha256sum', 'artifact'],
  ['md5.zip', 'artifact'],
])('%s, in which no digest is read, is %s: a list is what nothing else is called as', (name, id) => {
  for (const bytes of [Uint8Array.of(0xff, 0, 0x80), new Uint8Array()])
    expect(identify(sightOf(name, bytes)).id).toBe(id)
})

test('a key of another method is not taken for this one', () => {
  const part = { method: 'minisign', role: 'public-key', bytes: new Uint8Array() } as const
  const key = {
    kind: 'minisign-key',
    recognised: 'by-bytes',
    source: 'trust',
    parts: [part],
    isUnread: false,
  } as const
  expect(partsFor(key, 'minisign', 'public-key')).toEqual([part])
  expect(partsFor(key, 'sigstore', 'public-key')).toBe('other')
})
