import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { shown } from '../../playground/openpgp/shown.ts'

/** Parts that are named stand in brackets. */
const lines = (bytes: Uint8Array, most?: number) =>
  shown(bytes, most).lines.map((parts) =>
    parts.map(({ text, named }) => (named ? `[${text}]` : text)).join(''),
  )

describe('what is shown of bytes', () => {
  test.each([
    ['plain lines', 'one\r\ntwo\nthree', ['one', 'two', 'three']],
    ['a line end at the end', 'one\n', ['one', '']],
    ['nothing', '', ['']],
    ['an escape sequence', 'a\x1b[2Jb', ['a[\\u{1b}][2Jb']],
    ['a carriage return alone', 'good\rbad', ['good[\\u{d}]bad']],
    ['one before a line end', 'good\r\r\nbad', ['good[\\u{d}]', 'bad']],
    ['backspace and bell', 'a\b\x07', ['a[\\u{8}][\\u{7}]']],
    ['direction marks', 'a\u202eb\u2066c', ['a[\\u{202e}]b[\\u{2066}]c']],
    [
      'what breaks lines elsewhere',
      'a\vb\fc\u0085d\u2028e\u2029f',
      ['a[\\u{b}]b[\\u{c}]c[\\u{85}]d[\\u{2028}]e[\\u{2029}]f'],
    ],
    ['what is not seen', 'a\u200bb\ufeffc\u00add\0', ['a[\\u{200b}]b[\\u{feff}]c[\\u{ad}]d[\\u{0}]']],
    ['a byte order mark at the beginning', '\ufeffa', ['[\\u{feff}]a']],
    ['a tab', 'a\tb', ['a\tb']],
    ['what looks like a name, and is not one', 'a\\u{1b}b', ['a\\u{1b}b']],
  ])('%s', (_, text, expected) => {
    expect(lines(utf8(text))).toEqual(expected)
  })

  test('bytes that are no UTF-8 are named, and what stands around them is not lost', () => {
    const bytes = concatBytes(utf8('Gr'), Uint8Array.of(0xfc), utf8('ße\n署'), Uint8Array.of(0xe7, 0xbd))
    expect(lines(bytes)).toEqual(['Gr[\\x{fc}]ße', '署[\\x{e7}][\\x{bd}]'])
  })

  test('is cut between characters, and says how much is left', () => {
    const bytes = utf8('aé署名')
    expect(bytes.length).toBe(9)
    expect([1, 2, 3, 4, 5, 6, 8, 9].map((most) => [lines(bytes, most)[0], shown(bytes, most).left])).toEqual([
      ['a', 8],
      ['a', 8],
      ['aé', 6],
      ['aé', 6],
      ['aé', 6],
      ['aé署', 3],
      ['aé署', 3],
      ['aé署名', 0],
    ])
  })
})
