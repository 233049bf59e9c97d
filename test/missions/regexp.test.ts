/** Our small part of RE2 against the platform's own regular expressions, where both know the pattern. */
import { expect, test } from 'vitest'
import { parsePattern } from '../../playground/missions/sigstore/regexp.ts'

const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'aab',
  'abc',
  'a.c',
  'a^c',
  'xaby',
  'ba',
  '-',
  'aaaa',
  'https://a.b/c@v1',
  '\n',
]

test.each([
  '',
  '^',
  '$',
  '^$',
  'a',
  '^a',
  'a$',
  '^a$',
  'a*',
  '^a*$',
  'a+b',
  '^a?b$',
  '.',
  '^.$',
  '^.*$',
  'a\\.c',
  'a\\^c',
  '\\$',
  '^[ab]+$',
  '^[^ab]$',
  '[a-c]c',
  '^[a-c]*$',
  '[-a]',
  '[a-]',
  '^a.?c$',
  'a*b*',
  '^https://a\\.b/[a-z]@v[0-9]+$',
  '\\\\$',
  '[.]',
  '[\\]a]',
])('%j matches what it matches elsewhere', (source) => {
  const ours = parsePattern(source)
  const theirs = new RegExp(source, 'u')
  expect(TEXTS.map((text) => ours?.matches(text))).toEqual(TEXTS.map((text) => theirs.test(text)))
})

test.each([
  '(',
  ')',
  '(a)',
  'a|b',
  'a{2}',
  '*',
  'a**',
  '[',
  '[]',
  '[z-a]',
  '\\w',
  '\\',
  '[\\d]',
  'a^b',
  'a$b',
  'x'.repeat(501),
])('%j is not taken', (source) => expect(parsePattern(source)).toBeUndefined())

test('takes no longer for a pattern that others stumble over', () => {
  const started = performance.now()
  expect(parsePattern(`^${'a*'.repeat(200)}$`)?.matches(`${'a'.repeat(2000)}b`)).toBe(false)
  expect(performance.now() - started).toBeLessThan(5000)
})
