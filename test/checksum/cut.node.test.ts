/** However many ways there are to cut a list, what comes out of several of them is read once. */
import { expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { algorithmsIn, readList, verifyList } from '../../playground/checksum/index.ts'
import { everyCut, isTooMuch } from '../../playground/checksum/cut.ts'
import { everyReading } from '../../playground/checksum/sums.ts'
import { pace, work } from '../support/pace.ts'
import { ABC, digestsOf } from './abc.ts'

const digests = await digestsOf('abc')
const LINES = 49_990
const repeat = (unit: string) => unit.repeat(LINES)
const wide = (text: string) =>
  concatBytes(
    Uint8Array.of(0xff, 0xfe),
    Uint8Array.from({ length: text.length * 2 }, (_, i) => (i % 2 ? 0 : text.charCodeAt(i / 2))),
  )
const { md5, sha256 } = ABC

const LISTS: readonly (readonly [string, Uint8Array])[] = [
  ['in UTF-16', wide(repeat(`${md5}  a\n`))],
  ['of records that end in NUL', utf8(repeat(`${sha256}  ${'a/'.repeat(8)}a\0`))],
  ['whose lines end in CR or NUL', utf8(`${md5}  a\r${md5}  b\0`.repeat(LINES))],
  ['whose lines end in CR or LF', utf8(`${md5}  a\r${md5}  b\n`.repeat(LINES))],
]

test.each(LISTS)('a list %s: no text twice', (_, list) => {
  const texts = [...everyCut(list)]
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts.length).toBeLessThan(10)
})

test('each way to cut is taken', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => `${md5}  ${name}`)
  const found = [...everyCut(utf8(`${a}\r${b}\0${c}\n${sha256}  d\0`))]
  for (const text of [a, b, c, `${sha256}  d`, `${a}\r${b}`, `${c}\n${sha256}  d`])
    expect(found).toContain(text)
  expect([...everyCut(concatBytes(utf8(`${a}\n`), wide(`${b}\n`)))]).toContain(b)
})

test.each(LISTS)('a list %s is read and judged in less than three seconds', (_, list) => {
  const took = work(() => {
    const read = readList(list)
    algorithmsIn(read)
    const files = ['d/a', 'f'].map((name) => ({ name, found: digests }))
    verifyList({ list: read, listName: 'SHA256SUMS', files })
  })
  expect(took).toBeLessThan(3000 * pace())
})

test('what was read already is judged like the list itself', () => {
  const files = [{ name: 'abc.txt', found: digests }]
  for (const text of [
    `${sha256}  abc.txt\n`,
    `${sha256}  abc.txt\n${md5.replace('9', '8')}  abc.txt\r\n`,
    'x',
    '',
  ]) {
    const list = utf8(text)
    expect(algorithmsIn(readList(list))).toEqual(algorithmsIn(list))
    expect(verifyList({ list: readList(list), listName: 'L', files })).toEqual(
      verifyList({ list, listName: 'L', files }),
    )
  }
})

/** How a line is read by whoever settles on BSD's reversed form, where all behind the first blank is the name. */
const asReversed = (text: string) => {
  const [other] = [...everyReading(utf8(text))].filter(({ name }) => name !== undefined)
  return other && other.name !== undefined && `${other.before ?? ''}${other.name}`
}

test.each([
  [`${sha256}  a`, ' a'],
  [`${sha256} *a`, '*a'],
  [`${sha256.toUpperCase()}  a`, ' a'],
  [` \t\\${sha256}  a\\n`, ' a\n'],
  [`\\${md5} *a\\\\`, '*a\\'],
  [`${sha256} a`, 'a'],
  [`SHA256 (a) = ${sha256}`, 'a'],
  [`SHA2-256(a)= ${sha256}`, 'a'],
])('whoever takes one blank before a name for two: %j', (line, name) => {
  expect(asReversed(line)).toBe(name)
})

test('a line that is wrong for a name that begins with a blank or an asterisk, so read, is not passed over', () => {
  for (const [before, name] of [
    [' ', ' b'],
    ['*', '*b'],
  ] as const) {
    const list = utf8(`${sha256}  a\n${sha256.replace('b', 'c')} ${before}b\n`)
    const files = ['a', name].map((one) => ({ name: one, found: digests }))
    const { checks } = verifyList({ list, listName: 'L', files })
    expect(checks.find(({ id }) => id === 'digest')).toMatchObject({ code: 'read-in-two-ways' })
  }
})

test('a byte-order mark before a line is not of it, and one within a name stays there', () => {
  const texts = [...everyCut(utf8(`x\n\ufeff${md5}  a\r${md5}  \ufeffb\n`))]
  expect(texts).toContain(`${md5}  a`)
  expect(texts.map((one) => one.length)).toContain(`${md5}  ___b`.length)
})

test('a CR before what ends a line is of the end, and in a line between records of the name', () => {
  const texts = [...everyCut(utf8(`${md5}  a\r\n${md5}  b\r\0${md5}  c\rd\n${sha256}  e\0`))]
  expect(texts.filter((one) => one.endsWith('\r'))).toEqual([])
  const records = `${sha256}  e\0${sha256}  f\0${sha256}  g\0`
  expect([...everyCut(utf8(`${md5}  c\rd\n${records}`))]).toContain(`${md5}  c\rd`)
})

test('the halves of UTF-16 are no records', () => {
  expect(isTooMuch(wide(repeat(`${md5}  a\n`)))).toBe(false)
})
