import { describe, expect, test } from 'vitest'
import { concatBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { parseSums } from '../../playground/checksum/index.ts'
import { ABC } from './abc.ts'

const { md5, sha1, sha256, sha512 } = ABC

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length))
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

describe('one line', () => {
  test.each([
    ['GNU text', `${sha256}  a b.txt\n`, 'sha256', 'a b.txt', 'length', undefined],
    ['GNU binary', `${md5} *日本語.jar`, 'md5', '日本語.jar', 'length', undefined],
    ['GNU escaped', `\\${sha1}  a\\nb\\\\c\\r`, 'sha1', 'a\nb\\c\r', 'length', undefined],
    ['a name that begins with a space', `${sha1}   a`, 'sha1', ' a', 'length', undefined],
    ['one blank', `${sha1} a`, 'sha1', 'a', 'length', undefined],
    ['BSD', `SHA256 (a (1).txt) = ${sha256}`, 'sha256', 'a (1).txt', 'tag', undefined],
    ['BSD escaped', `\\SHA256 (a\\nb) = ${sha256}`, 'sha256', 'a\nb', 'tag', undefined],
    ['BSD of another algorithm', `BLAKE2b (a) = ${sha512}`, 'blake2b-512', 'a', 'tag', undefined],
    ['BSD of a shorter BLAKE2b', `BLAKE2b-256 (a) = ${sha256}`, 'blake2b-256', 'a', 'tag', undefined],
    ['OpenSSL 1', `SHA256(a)= ${sha256}`, 'sha256', 'a', 'tag', undefined],
    ['OpenSSL 3', `SHA2-512(a)= ${sha512}`, 'sha512', 'a', 'tag', 'tag'],
    ['a tag in other letters', `sha-1 (a) = ${sha1}`, 'sha1', 'a', 'tag', 'tag'],
    ['a tag of nobody', `RIPEMD160 (a) = ${sha1}`, undefined, 'a', 'tag', 'tag'],
    ['bare, as Maven writes it', sha1, 'sha1', undefined, 'length', 'bare'],
    ['bare among blanks', `\t ${sha1}  `, 'sha1', undefined, 'length', 'bare'],
    ['upper case', sha512.toUpperCase(), 'sha512', undefined, 'length', 'bare'],
    ['OCI', `sha256:${sha256}`, 'sha256', undefined, 'tag', 'prefix'],
    [
      'Subresource Integrity',
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
      'sha512',
      undefined,
      'tag',
      'prefix',
    ],
    ['CRLF', `${sha256}  a\r\n`, 'sha256', 'a', 'length', undefined],
    ['byte-order mark', `\uFEFF${sha256}  a`, 'sha256', 'a', 'length', 'bom'],
    ['NUL at the end', `${sha256}  a\nb\0`, 'sha256', 'a\nb', 'length', 'nul'],
  ])('%s', (_, line, algorithm, name, by, leniency) => {
    const sums = parseSums(utf8(line))
    expect(sums?.improper).toEqual([])
    expect(sums?.entries).toEqual([
      { line: 1, algorithm, digest: expect.any(Uint8Array), name, by, ...(leniency && { leniency }) },
    ])
    if (algorithm && algorithm in ABC)
      expect(toHex(sums?.entries[0]?.digest as Uint8Array)).toBe(ABC[algorithm as 'md5'])
  })

  test.each([true, false])('UTF-16, little-endian %s', (littleEndian) => {
    const list = utf16(`\uFEFF${sha256}  はじめに.txt\r\n`, littleEndian)
    expect(parseSums(list)?.entries).toMatchObject([{ name: 'はじめに.txt', leniency: 'utf-16' }])
  })

  test.each([
    ['odd length', 'abc'],
    ['no known length', 'abcdef'],
    ['prose', 'please verify the download'],
    ['a tag whose digest is too short', `SHA256 (a) = ${sha1}`],
    ['a tag of cksum whose digest is too short', `SHA384 (a) = ${sha1}`],
    ['a digest cut short', `SHA256-160 (a) = ${sha1}`],
    ['not hex', `${'g'.repeat(64)}  a`],
    ['an escape that is none', `\\${sha256}  a\\tb`],
    ['a prefix that does not fit', `sha512:${sha256}`],
    ['integrity that does not fit', 'sha512-3a81oZNherrMQXNJriBBMQ=='],
    ['blanks', ' \t '],
  ])('%s is improper', (_, line) => {
    expect(parseSums(utf8(line))).toEqual({ entries: [], improper: [1], unread: [line], slips: [] })
  })
})

test('lines are counted as an editor counts them', () => {
  const list = `# comment\n\n${sha256}  a\n?\n\r\n${md5}  b\n`
  expect(parseSums(utf8(list))).toMatchObject({ entries: [{ line: 3 }, { line: 6 }], improper: [4] })
})

test('a bare digest among named ones is a slip', () => {
  const list = `${sha256}\n${sha256}  a\n${md5}\n`
  expect(parseSums(utf8(list))).toMatchObject({
    entries: [{ line: 2 }],
    improper: [1, 3],
    slips: [{ line: 1 }, { line: 3 }],
  })
  expect(parseSums(utf8(`${sha256}\n${md5}\n`))).toMatchObject({ entries: [{}, {}], improper: [] })
})

test('bytes that are not text', () => {
  expect(parseSums(Uint8Array.of(0xff, 0xfe, 0x00))).toBeUndefined()
  expect(parseSums(Uint8Array.of(0xff, 0x00, 0x80))).toBeUndefined()
})

test('names in Shift_JIS leave the other lines alone', () => {
  const shiftJis = Uint8Array.of(0x93, 0xfa, 0x96, 0x7b)
  const list = concatBytes(utf8(`${sha256}  `), shiftJis, utf8(`\n${sha256}  b\n`))
  expect(parseSums(list)?.entries.map(({ name }) => name)).toEqual(['\udc93\udcfa\udc96{', 'b'])
})

test('ten thousand lines and a line of half a million characters take no time to speak of', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `${sha256}  file-${i}\n`).join('')
  const long = `\\${sha256}  ${'\\\\'.repeat(250_000)}\n${'a'.repeat(500_000)}\n`
  const begun = Date.now()
  expect(parseSums(utf8(many + long))).toMatchObject({ entries: { length: 10_001 }, improper: [10_002] })
  expect(Date.now() - begun).toBeLessThan(20_000)
})
