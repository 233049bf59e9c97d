/** What a desk may cost: beyond it nothing is told as looked at, and nothing green is left. */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { MOST_ON_DEMAND } from '../../playground/checksum/settle.ts'
import { toJson } from '../../playground/as-json.ts'
import { answersJson } from '../../playground/desk/as-json.ts'
import { budgetOf, MOST_CLAIMS } from '../../playground/desk/budget.ts'
import type { Item } from '../../playground/desk/item.ts'
import { caseNamed, bytesIn } from '../ssh/cases.ts'
import { ask, type Files } from './desk.ts'

const bytes = utf8('the file\n')
const digest = toHex(sha256(bytes))
const now = new Date('2026-11-20T00:00:00Z')

function lists(count: number, line: string): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`a.${i}.sha256`, utf8(line)]))
}

test('claims beyond the bound are counted, and keep it from green', async () => {
  const expected = { digest }
  const line = `${digest}  a\n`
  const fits = await ask({ a: bytes, ...lists(3, line) }, { now, expected })
  expect([fits.standing, fits.unlooked]).toEqual(['verified', 0])
  const beyond = await ask({ a: bytes, ...lists(MOST_CLAIMS + 3, line) }, { now, expected })
  expect([beyond.standing, beyond.unlooked]).toEqual(['undecided', 3])
})

test('many claims about many files: a file of which not all was judged is open', async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, utf8(`file ${i}\n`)]))
  const all = Object.entries(files)
    .map(([name, one]) => `${toHex(sha256(one))}  ${name}\n`)
    .join('')
  const found = await ask({ ...files, ...lists(60, all) }, { now })
  const open = found.answers.filter(({ unlooked }) => unlooked > 0)
  expect(open.length).toBeGreaterThan(0)
  for (const one of open) expect(one.standing).toBe('undecided')
  expect(found.standing).toBe('undecided')
})

test('what does not hold rejects, however much was not looked at', async () => {
  const bad = `${'0'.repeat(64)}  a\n`
  const found = await ask({ a: bytes, ...lists(MOST_CLAIMS + 3, bad) }, { now })
  expect(found.standing).toBe('rejected')
})

test('signed objects are judged one by one, each its own answer', async () => {
  const commit = bytesIn(caseNamed('commit-sha1'), 'object') ?? new Uint8Array()
  const found = await ask({ one: commit, two: commit }, { now })
  expect(found.answers.map(({ about }) => about.name)).toEqual(['one', 'two'])
})

test('lists are counted before anybody asks what they are about', async () => {
  const blanks = `#${' '.repeat(500_000)}\n`.repeat(8)
  const long = utf8(`${'0'.repeat(64)}  z\n${blanks}`)
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`z.${i}.sha256`, long]))
  const found = await ask({ a: bytes, b: bytes, ...files }, { now })
  expect([found.left.length, found.unlooked]).toEqual([4, 2])
})

test('signatures over one file are read as often as there is room', () => {
  const item = (size: number): Item => ({
    ...{ id: 1, name: 'a', size, kind: 'artifact', recognised: 'otherwise', source: 'artifact' },
    ...{ parts: [], isUnread: false },
  })
  const part = { method: 'openpgp', role: 'signature', bytes } as const
  const takenOf = (about: Item, role: 'signature' | 'list') => {
    const budget = budgetOf()
    const claim = { item: item(bytes.length), part: { ...part, role } }
    return Array.from({ length: 100 }, () => budget.takes(claim, about)).filter(Boolean).length
  }
  expect(takenOf(item(100), 'signature')).toBe(100)
  expect(takenOf(item(2 ** 25), 'signature')).toBe(8 + 32)
  expect(takenOf(item(2 ** 40), 'signature')).toBe(8)
  expect(takenOf(item(2 ** 40), 'list')).toBe(100)
})

test('algorithms of all lists together are as many as those of one', async () => {
  const line = (bits: number) => `BLAKE2b-${bits} (z) = ${'ab'.repeat(bits / 8)}\n`
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`z${i}.sums`, utf8(line(160 + 8 * i))]),
  )
  const asked: number[] = []
  await ask({ a: bytes, b: bytes, ...files }, { now, onDigests: (names) => void asked.push(names.length) })
  expect(asked.length).toBeGreaterThan(0)
  expect(Math.max(...asked)).toBeLessThanOrEqual(4 + MOST_ON_DEMAND)
})

test('what is said of a list is told once, however many files it names', async () => {
  const saidOf = async (count: number) => {
    const names = Array.from({ length: count }, (_, i) => `f${i}`)
    const list = names.map((name) => `${digest}  ${name}\n`).join('')
    const bundle = utf8('{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}')
    const found = await ask(
      {
        SHA256SUMS: utf8(list),
        ...Object.fromEntries(names.map((name) => [name, bytes])),
        ...Object.fromEntries(names.map((name) => [`SHA256SUMS.${name}.sigstore.json`, bundle])),
      },
      { now },
    )
    expect(found.standing).not.toBe('verified')
    const { answers } = answersJson([], found, [])
    expect(answers.at(-1)?.claims).toHaveLength(count)
    expect(answers[0]?.claims[0]?.restsOn).toBe(answers.at(-1)?.standing)
    return toJson(answers).length
  }
  expect((await saidOf(40)) / (await saidOf(20))).toBeLessThan(3)
})
