import { describe, expect, test } from 'vitest'
import {
  detectedOf,
  partings,
  placesOf,
  whyOfList,
  whyOfOne,
  whyOfPair,
} from '../../components/demos/checksum-why.ts'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { type ListedFile, verifyChecksum, verifyList } from '../../playground/checksum/index.ts'
import { ABC, digestsOf } from '../checksum/abc.ts'

const digests = await digestsOf('abc')
const beside = { channel: 'beside', replaced: false } as const

describe('one digest', () => {
  const why = (claim: string, setting: Parameters<typeof whyOfOne>[1] = beside) =>
    whyOfOne(verifyChecksum({ artifact: { name: 'a', digests }, claim: utf8(claim), ...setting }), setting)

  test('a match is worth what its channel is', () => {
    expect(why(ABC.sha256)).toContain('壊れていないことだけ')
    expect(why(ABC.sha256, { channel: 'apart', replaced: false })).toContain('差し替えられてはいません')
    expect(why(ABC.sha256, { channel: 'beside', replaced: true })).toContain('何も証明していません')
  })

  test('a look-alike is told by its place', () => {
    const changed = ABC.sha512.slice(0, 63) + 'f' + ABC.sha512.slice(64)
    expect(why(changed)).toContain('128 桁のうち、64 桁目')
    expect(why('0'.repeat(64))).not.toContain('桁目')
  })

  test('a look-alike that may be for another file is told as that', () => {
    expect(why(`${ABC.sha256.slice(0, 63)}e  dist/a`)).toContain('別のファイルの行かもしれません')
  })

  test('what is missing is said', () => {
    expect(why('')).toContain('比べる digest がまだありません')
    expect(why(`MD5 (a) = ${ABC.md5}\nBLAKE2b (a) = ${ABC.sha512}`)).toContain('ここでは計算しない')
    const nothing = verifyChecksum({ claim: utf8(ABC.sha1) })
    expect(whyOfOne(nothing, { ...beside, wanted: 'get it' })).toBe('get it')
    expect(whyOfOne(nothing, beside)).toBe('artifact が、まだ手元にありません')
  })
})

test('a digest without a name that no file has was compared with all of them', async () => {
  const files = [
    { name: 'a', found: digests },
    { name: 'b', found: await digestsOf('b') },
  ]
  const claim = `${ABC.sha256}\n${toHex((await digestsOf('b')).sha256)}\n${'0'.repeat(64)}\n`
  const options = { ignoreMissing: true }
  const report = verifyList({ list: utf8(claim), listName: 'SHA256SUMS', files, options })
  expect(report.verdict).toBe('verified')
  expect(whyOfList(report, 'beside')).toContain('名前のない digest 1 行は、どのファイルとも合いません')
  expect(whyOfList(report, 'beside')).not.toContain('見ていません')
})

describe('how a digest is told', () => {
  const told = (claim: string, isPasted = false) =>
    detectedOf(verifyChecksum({ artifact: { name: 'a', digests }, claim: utf8(claim) }), isPasted)?.text

  test('each by what says it', () => {
    expect(told(ABC.sha256)).toMatch(/^SHA-256（64 桁）の digest と判断しました。/)
    expect(told(`SHA512 (a) = ${ABC.sha512}\n${ABC.sha256}  a\n`)).toBe(
      'SHA-512 の digest と書いてあります。SHA-256（64 桁）の digest と判断しました。',
    )
  })

  test('what the tool does not read of a file, and only that', () => {
    const records = `${ABC.sha256}  a\0${ABC.sha256}  b\0`
    expect(told(records)).not.toContain('読みません')
    expect(told(ABC.sha256)).toContain('sha256sum -c は、この行を読みません（ファイル名がない）')
    expect(told(ABC.sha256, true)).not.toContain('読みません')
  })
})

describe('a pair', () => {
  const of = (bytes: string, count: number, isSame: boolean) =>
    whyOfPair(
      verifyChecksum({ artifact: { name: 'b', digests }, claim: utf8(bytes), channel: 'apart' }),
      { count, isSame },
      'md5',
      'own',
    )

  test('is one file only where all of both is compared', () => {
    expect(of(ABC.md5, 0, true)).toContain('同じファイル')
    expect(of(ABC.md5, 0, false)).toContain('別のファイル')
    expect(of(ABC.md5, 3, false)).toContain('別のファイル')
  })
})

test('places are counted from 1, in hex digits, and few', () => {
  const zero = new Uint8Array(4)
  expect(placesOf(zero, zero)).toBeUndefined()
  expect(placesOf(zero, Uint8Array.of(0, 0x01, 0x10, 0))).toEqual([4, 5])
  expect(placesOf(zero, Uint8Array.of(0x11, 0x11, 0x10, 0))).toBeUndefined()
})

describe('a list', () => {
  const files: readonly ListedFile[] = [{ name: 'a', found: digests }]
  const report = (list: string, handed = files) =>
    verifyList({ list: utf8(list), listName: 'sums', files: handed })
  const line = `${ABC.sha256}  a\n`
  const why = (list: string, handed = files) => whyOfList(report(list, handed), 'beside')

  test.each([
    [line, /^1 行とも一致しました。分かるのは、壊れていないことだけです。$/],
    [line.replace(/^b/, 'c'), /違う行が 1.行あります/],
    [
      `${line}?\n${ABC.sha256}  gone\n`,
      /手元にないか、読めないファイルの行が 1.行、読めない行が 1.行あります/,
    ],
    ['?\n', /ひとつもありません/],
    ['', /一緒に落としてください/],
    [`SHA224 (a) = ${ABC.sha256.slice(8)}\n`, /計算しない algorithm/],
  ])('%j', (list, says) => {
    expect(why(list)).toMatch(says)
  })

  test('lines that may all be meant for one file, and none is right, are not counted but told', () => {
    const wrong = line.replace(/^b/, 'c') + line.replace(/^b/, 'd').replace('  a', '  sub/a')
    const told = why(wrong, [{ name: 'x/sub/a', found: digests }])
    expect(told).toMatch(/一覧の digest と、手元のファイルから計算した digest/)
  })

  test('a list of too many lines is not told to be missing', () => {
    expect(why(line.repeat(50_001))).toMatch(/一覧が大きすぎて、読んでいません/)
  })

  test('a digest without a name that no file has is not told to be a file that is missing', () => {
    const told = why(`${ABC.sha256.replace(/^b/, 'c')}\n`, [...files, { name: 'b', found: digests }])
    expect(told).toMatch(/名前のない digest が 1.行/)
    expect(told).not.toMatch(/手元にないか/)
  })

  test('nor where some files could not be read, or it is none that is computed', () => {
    const denied: ListedFile = { name: 'b', found: 'denied' }
    const gone = `${ABC.sha256.replace(/^b/, 'c')}\n`
    const told = /^読めないファイルとは比べていない、名前のない digest が 1.行あります。$/
    expect(why(gone, [denied])).toMatch(told)
    expect(why(`${ABC.sha256}\n${gone}`, [...files, denied])).toMatch(told)
    expect(why(`sha384:${'ab'.repeat(48)}\n`, [...files, { name: 'b', found: digests }])).toMatch(
      /計算しない algorithm/,
    )
  })

  test('a file that a line may be about is not told to be left out', () => {
    const wrong = `${line}${line.replace(/^b/, 'c').replace('  a', '  b')}`
    const two = `${wrong}${line.replace('  a', '  docs/c')}${line.replace('  a', '  src/c')}`
    const told = why(
      two,
      ['a', 'b', 'c'].map((name) => ({ name, found: digests })),
    )
    expect(told).toMatch(/^digest の違う行が 1.行あります。$/)
    const twins = [...files, { name: 'b', found: digests }]
    expect(why(`${ABC.sha256}\n`, twins)).toMatch(/合うファイルがいくつもあり/)
  })

  test('files that are not listed, or not there', () => {
    expect(why(line, [...files, { name: 'evil', found: digests }])).toMatch(/載っていないファイルが 1 個/)
    expect(why(line, [])).toMatch(/まとめて落としてください/)
    expect(whyOfList(report(line), 'apart')).toBe('1 行とも一致しました。')
  })

  test('where coreutils read less, the lines and the reason are told', () => {
    expect(partings(report(line))).toEqual([])
    expect(partings(report(`\uFEFF${line}${line}`))).toEqual([{ reason: 'bom', lines: [1] }])
    expect(partings(report(`${line}${ABC.md5}  a\n${ABC.sha1}  a\n`))).toEqual([
      { reason: 'other-algorithm', lines: [2, 3] },
    ])
    const tags = `MD5 (a) = ${ABC.md5}\nSHA1 (a) = ${ABC.sha1}\nSHA256 (a) = ${ABC.sha256}\n`
    expect(partings(report(`${tags}${line}`))).toEqual([{ reason: 'untagged', lines: [4] }])
    expect(partings(report(`${ABC.sha256}  a\0${ABC.sha256}  a\0`))).toEqual([{ reason: 'nul', lines: [2] }])
  })
})
