import { describe, expect, test } from 'vitest'
import { differingRuns } from '../playground/differing-runs.ts'

/** `text` with what is marked in brackets. */
const marked = (text: string, other: string | undefined) =>
  differingRuns(text, other)
    .map((run) => (run.differs ? `[${run.text}]` : run.text))
    .join('')

describe('a look-alike is marked at the very character', () => {
  test.each([
    ['https://example.com/a', 'https://examp1e.com/a', 'https://examp[l]e.com/a'],
    ['https://example.com/a', 'https://exаmple.com/a', 'https://ex[a]mple.com/a'],
    ['release-1.0.0 by alice', 'release-1.0.1 by alise', 'release-1.0.[0] by ali[c]e'],
    ['example/hello-fork/x', 'example/hello/x', 'example/hello[-fork]/x'],
    ['example/hello/x', 'example/hello-fork/x', 'example/hello/x'],
    ['refs/heads/main', 'refs/tags/v1', 'refs/[heads/main]'],
    ['prefix-only', 'prefix', 'prefix[-only]'],
    ['prefix', 'prefix-only', 'prefix'],
    ['署名した👩の鍵', '署名した👨の鍵', '署名した[👩]の鍵'],
    ['aaaa👩bbbb', 'aaaabbbb', 'aaaa[👩]bbbb'],
  ])('%s against %s', (text, other, expected) => {
    expect(marked(text, other)).toBe(expected)
  })
})

test.each([
  ['there is nothing to compare with', 'abc', undefined],
  ['both are the same', 'abc', 'abc'],
  ['nearly everything differs', '5ac3a380d663439b', '0b1e7f9c24d85a6f'],
  ['nothing is shared', 'abc', 'uvwxyz'],
])('nothing is marked where %s', (_when, text, other) => {
  expect(differingRuns(text, other)).toEqual([{ text, differs: false }])
})

test('nothing is lost, whatever differs', () => {
  const texts = [
    '',
    'a',
    'aa',
    'ab',
    'aab',
    'aba',
    'abab',
    '👩',
    '👩a',
    'a👩',
    '👨👩',
    'abcdefgh',
    'abcdefgx',
  ]
  for (const text of texts) {
    for (const other of texts) {
      const runs = differingRuns(text, other)
      expect(runs.map((run) => run.text).join(''), `${text} against ${other}`).toBe(text)
      expect(runs.every((run) => run.text !== '')).toBe(true)
      expect(runs.some((run) => /\p{Cs}/u.test(run.text))).toBe(false)
    }
  }
})
