/** What may be shown as it is, by table and by property. */
import { describe, expect, test } from 'vitest'
import { escaped, printable } from '../playground/printable.ts'

const at = (code: number) => String.fromCodePoint(code)

describe('printable', () => {
  test.each([
    ['HANGUL FILLER', 0x3164],
    ['HANGUL CHOSEONG FILLER', 0x115f],
    ['HANGUL JUNGSEONG FILLER', 0x1160],
    ['HALFWIDTH HANGUL FILLER', 0xffa0],
    ['BRAILLE PATTERN BLANK', 0x2800],
    ['MUSICAL SYMBOL NULL NOTEHEAD', 0x1d159],
    ['NO-BREAK SPACE', 0xa0],
    ['IDEOGRAPHIC SPACE', 0x3000],
    ['EN QUAD', 0x2000],
    ['LINE SEPARATOR', 0x2028],
    ['ZERO WIDTH SPACE', 0x200b],
    ['ZERO WIDTH JOINER', 0x200d],
    ['COMBINING GRAPHEME JOINER', 0x34f],
    ['RIGHT-TO-LEFT OVERRIDE', 0x202e],
    ['FIRST STRONG ISOLATE', 0x2068],
    ['ARABIC LETTER MARK', 0x61c],
    ['VARIATION SELECTOR-16', 0xfe0f],
    ['VARIATION SELECTOR-256', 0xe01ef],
    ['TAG LATIN SMALL LETTER A', 0xe0061],
    ['KHMER VOWEL INHERENT AQ', 0x17b4],
    ['MONGOLIAN FREE VARIATION SELECTOR ONE', 0x180b],
    ['SOFT HYPHEN', 0xad],
    ['BYTE ORDER MARK', 0xfeff],
    ['private use', 0xe000],
    ['not assigned', 0x378],
    ['reserved and ignorable', 0xe0fff],
    ['no character', 0xffff],
    ['half a pair', 0xd800],
    ['ESCAPE', 0x1b],
    ['LINE FEED', 0x0a],
    ['DELETE', 0x7f],
    ['CSI', 0x9b],
  ])('%s is escaped', (_, code) => {
    expect(printable(`a${at(code)}b`)).toBe(`a\\u{${code.toString(16)}}b`)
  })

  test.each([
    'hello-shomei-1.0.0.jar',
    'two words',
    '署名 しょめい ショメイ',
    'é e\u0301 \u1ec7 e\u0323\u0302',
    'नमस्ते สวัสดี שלום مرحبا 한국어',
    '🎉 ←→ “quoted” — ½',
  ])('%s is as it is', (text) => {
    expect(printable(text)).toBe(text)
  })

  test('marks: as many as a language needs, and on a letter', () => {
    const mark = '\u0301'
    expect(printable(`a${mark.repeat(4)}`)).toBe(`a${mark.repeat(4)}`)
    expect(printable(`a${mark.repeat(6)}b`)).toBe(`a${mark.repeat(4)}\\u{301}\\u{301}b`)
    expect(printable(`${mark}a`)).toBe('\\u{301}a')
  })

  test('no code point that is invisible or without a meaning comes through, and every other does', () => {
    const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zs}\p{Zl}\p{Zp}\p{DI}]/u
    const all = Array.from({ length: 0x110000 }, (_, code) => at(code))
    const expected = all.map((character, code) => {
      const visible = code === 0x20 || (!hidden.test(character) && code !== 0x2800 && code !== 0x1d159)
      return visible ? character : `\\u{${code.toString(16)}}`
    })
    const shown = escaped(`a${all.join('a')}`).slice(1)
    expect(shown === expected.join('a')).toBe(true)
  })

  test('two texts that are shown the same are the same, but for the backslash', () => {
    const odd = ['\u3164', '\u202e', '\ufe0f', '\u2800', '\u0301', '\u00a0', ' ', '']
    const texts = odd.flatMap((one) => odd.map((other) => `a${one}b${other}c`))
    expect(new Set(texts.map(printable)).size).toBe(new Set(texts).size)
  })

  test('a long text takes no longer than its length', () => {
    const long = 'a\u0301'.repeat(500_000) + '\u0301'.repeat(500_000)
    expect(escaped(long)).toHaveLength(1_000_000 + 4 - 1 + (500_000 - 3) * 7)
  })
})
