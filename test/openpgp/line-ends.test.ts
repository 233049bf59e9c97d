import { expect, test } from 'vitest'
import { concatBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { lineEndNormaliser } from '../../playground/openpgp/line-ends.ts'

const normalised = (...chunks: readonly string[]) => {
  const normalise = lineEndNormaliser()
  return fromUtf8(concatBytes(...chunks.map((chunk) => normalise(utf8(chunk)).slice())))
}

test.each([
  ['', ''],
  ['one line', 'one line'],
  ['a\nb', 'a\r\nb'],
  ['a\r\nb\r\n', 'a\r\nb\r\n'],
  ['a\r\r\r\nb', 'a\r\nb'],
  ['a\rb', 'a\rb'],
  ['a\r\rb\n', 'a\r\rb\r\n'],
  ['\n\n', '\r\n\r\n'],
  ['\r\n', '\r\n'],
  ['a\r', 'a'],
  ['\r', ''],
  ['\ra', '\ra'],
])('%j becomes %j', (text, expected) => {
  expect(normalised(text)).toBe(expected)
})

test('wherever it is cut, the text is the same', () => {
  const text = 'a\r\nb\n\n\rc\r\rd\r\r\n\r\ne \t\r\n\r\r\nf\r'
  const whole = normalised(text)
  for (let i = 0; i <= text.length; i++) {
    expect(normalised(text.slice(0, i), text.slice(i)), String(i)).toBe(whole)
    for (let j = i; j <= text.length; j++)
      expect(normalised(text.slice(0, i), text.slice(i, j), text.slice(j))).toBe(whole)
  }
  expect(normalised(...text)).toBe(whole)
})
