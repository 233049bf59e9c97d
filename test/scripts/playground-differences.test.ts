/** Two values that look alike are told apart without colours. */
import { describe, expect, test } from 'vitest'
import { edition } from '#words'
import { checksum as words } from '#words/checksum'
import { sigstore as sigstoreWords } from '#words/sigstore'
import type { Evidence, Report } from '../../playground/report.ts'
import { marked } from '../../scripts/playground/differences.ts'
import { printReport } from '../../scripts/playground/print.ts'
import { expectGrowth } from '../support/doubling.ts'

describe('marks', () => {
  test.each([
    [
      'a blank at the end',
      'https://issuer.invalid ',
      'https://issuer.invalid',
      '…suer.invalid[(U+0020)]',
      '…suer.invalid[]',
    ],
    ['a line end', 'a@b.invalid\n', 'a@b.invalid', 'a@b.invalid[(U+000A)]', 'a@b.invalid[]'],
    ['a blank of another kind', 'A\u00a0B', 'A B', 'A[(U+00A0)]B', 'A[(U+0020)]B'],
    [
      'a letter of another script',
      'https://exаmple.com',
      'https://example.com',
      'https://ex[а(U+0430)]mple.com',
      'https://ex[a]mple.com',
    ],
    [
      'a letter composed',
      'caf\u00e9.example',
      'cafe\u0301.example',
      'caf[é(U+00E9)].example',
      'caf[e(U+0301)].example',
    ],
    ['a slash at the end', 'https://a.invalid', 'https://a.invalid/', '…://a.invalid[]', '…://a.invalid[/]'],
    ['case', 'GitHub/x/y/z/u/v', 'github/x/y/z/u/v', '[G]it[H]ub/x/y/z/u/v', '[g]it[h]ub/x/y/z/u/v'],
    [
      'a digit of many',
      '0'.repeat(64),
      `${'0'.repeat(30)}1${'0'.repeat(33)}`,
      '…000000000000[0]000000000000…',
      '…000000000000[1]000000000000…',
    ],
    ['brackets of its own', 'a[b]cdefg', 'a[b]cdefx', 'a\\[b\\]cdef[g]', 'a\\[b\\]cdef[x]'],
  ])('%s', (_, one, other, mine, theirs) => {
    expect(marked(one, other)).toEqual([mine, theirs])
    expect(marked(other, one)).toEqual([theirs, mine])
  })

  test('nothing where nothing differs, or nearly all does', () => {
    expect(marked('a', 'a')).toBeUndefined()
    expect(marked('5ac3a380d663439b', '0b1e7f9c24d85a6f')).toBeUndefined()
  })

  test('no more than an eye can read, of however many differences', () => {
    expectGrowth({
      upTo: 4096,
      make: (size) => {
        const one = 'aaab'.repeat(size / 4)
        return () => marked(one, one.replaceAll('b', 'c'))
      },
    })
    const one = 'aaaa\u00a0'.repeat(800)
    for (const text of marked(one, one.replaceAll('\u00a0', ' ')) ?? []) expect(text.length).toBeLessThan(400)
    for (const text of marked(`a${'\u00a0'.repeat(4000)}`, `${'a'.repeat(2000)}`) ?? [])
      expect(text.length).toBeLessThan(400)
  })
})

test.each([
  ['identities', 'https://exаmple.com', 'https://example.com', '…ex[а(U+0430)]mple.com'],
  [
    'digests',
    Uint8Array.of(0xab, 1, 2, 3, 4, 5, 6, 7),
    Uint8Array.of(0xac, 1, 2, 3, 4, 5, 6, 7),
    'a[b]010203040506…',
  ],
])('a report says of %s where they differ, on lines of its own', (_, expected, actual, says) => {
  const of = (value: string | Uint8Array): Evidence => ({ label: 'listed-name', value, source: 'claim' })
  const check = {
    ...({ id: 'digest', proves: 'integrity', required: true, expects: false, evidence: [] } as const),
    ...({ status: 'failed', code: 'digest-mismatch' } as const),
    expected: of(expected),
    actual: of(actual),
  }
  const report: Report = { verdict: 'rejected', proved: [], notAsked: [], checks: [check] }
  const lines = printReport(report, words).split('\n')
  expect(lines.find((line) => line.includes(`${edition.differing(edition.expected)}: `))).toContain(
    says.replace(/^…/, ''),
  )
  expect(lines.filter((line) => line.includes(edition.differing(edition.actual)))).toHaveLength(1)
})

test.each(['^https://.*', '*@example.com', 'https://example\\.com/', 'https://example.com/.+'])(
  'an identity that is written as a pattern is said to be none: %s',
  (value) => {
    const of = (text: string, source: Evidence['source']): Evidence => ({
      label: 'identity',
      value: text,
      source,
    })
    const check = {
      ...({ id: 'identity', proves: 'identity', required: true, expects: true, evidence: [] } as const),
      ...({ status: 'failed', code: 'identity-mismatch' } as const),
      expected: of(value, 'policy'),
      actual: of('https://example.com/a?b=(c)', 'claim'),
    }
    const report: Report = { verdict: 'rejected', proved: [], notAsked: [], checks: [check] }
    expect(printReport(report, sigstoreWords)).toContain(edition.isNoPattern)
    const plain = { ...check, expected: of('https://example.com/a', 'policy') }
    expect(printReport({ ...report, checks: [plain] }, sigstoreWords)).not.toContain(edition.isNoPattern)
  },
)
