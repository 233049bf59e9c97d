/** An error of ours over one file is that file's: it is told, it is open, and the others have their answers. */
import { sha256 } from '@noble/hashes/sha2.js'
import { afterEach, expect, test, vi } from 'vitest'
import { concatBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { METHODS } from '../../playground/desk/methods.ts'
import { KINDS } from '../../playground/intake/kinds.ts'
import { ask } from './desk.ts'

afterEach(() => vi.restoreAllMocks())
const wrong = { b: utf8('b\n'), 'b.sha256': utf8(`${'0'.repeat(64)}  b\n`) }
const right = { a: utf8('a\n'), 'a.sha256': utf8(`${toHex(sha256(utf8('a\n')))}  a\n`) }
const digest = toHex(sha256(right.a))

test('a method that breaks off over a claim leaves it open, and the red of another file', async () => {
  const { verify } = METHODS.checksum
  vi.spyOn(METHODS.checksum, 'verify').mockImplementation((matter) =>
    matter.name === 'a.sha256' ? Promise.reject(new RangeError('stack')) : verify(matter),
  )
  const found = await ask({ ...right, ...wrong }, { expected: { digest } })
  const about = (name: string) => found.answers.find((one) => one.about.name === name)
  expect([about('a')?.standing, about('a')?.broken]).toEqual(['undecided', 1])
  expect([about('b')?.standing, found.standing]).toEqual(['rejected', 'rejected'])
})

test('what breaks off in finding out what a claim is about leaves nothing green', async () => {
  vi.spyOn(METHODS.checksum, 'about').mockImplementation(() => {
    throw new RangeError('stack')
  })
  const found = await ask(right, { expected: { digest } })
  const list = found.answers.find(({ about }) => about.name === 'a.sha256')
  expect([found.standing, found.left, list?.broken, list?.standing]).toEqual([
    'undecided',
    [],
    1,
    'undecided',
  ])
})

test('a file over which looking breaks off is told as unread', async () => {
  const [kind] = KINDS
  if (kind === undefined) throw new Error('no kinds')
  const { recognise } = kind
  vi.spyOn(kind, 'recognise').mockImplementation((sight) => {
    if (sight.name === 'odd') throw new RangeError('stack')
    return recognise(sight)
  })
  const found = await ask({ odd: utf8('x'), ...wrong })
  const odd = found.answers.find((one) => one.about.name === 'odd')
  expect([odd?.isUnread, odd?.standing, found.standing]).toEqual([true, 'undecided', 'rejected'])
})

/** A literal whose length comes byte by byte. */
function inParts(count: number): Uint8Array {
  const parts = new Uint8Array(2 * count).fill(0xe0)
  for (let i = 0; i < count; i++) parts[2 * i + 1] = [0x62, 0, 0, 0, 0, 0][i] ?? 0x41
  return concatBytes(Uint8Array.of(0xcb), parts, Uint8Array.of(1, 0x42))
}

test('a message in very many parts has one sentence of its own', async () => {
  const found = await ask({ 'many.gpg': inParts(4_000_000), ...wrong })
  const many = found.answers.find((one) => one.about.name === 'many.gpg')
  const codes = many?.judged.flatMap(({ report }) =>
    report.checks.flatMap((one) => ('code' in one ? one.code : [])),
  )
  expect([many?.standing, codes, found.standing]).toEqual([
    'undecided',
    ['message-in-too-many-parts'],
    'rejected',
  ])
})
