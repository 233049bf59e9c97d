/** However long a text of somebody else's is, what is shown of it is short, and says how much was left out. */
import { describe, expect, test } from 'vitest'
import { differingRuns } from '../../playground/differing-runs.ts'
import { textOf } from '../../components/report/evidence-text.ts'
import { escaped, MOST_SHOWN, printable } from '../../playground/printable.ts'
import type { Evidence } from '../../playground/report.ts'
import { expectGrowth } from '../support/doubling.ts'

/** Characters: more than any door lets in. */
const MOST = 16 * 1024 * 1024
const evidence = (value: Evidence['value']): Evidence => ({ label: 'name', value, source: 'claim' })

/** As a page does it for a value beside another. */
function shown(value: Evidence['value'], against?: Evidence['value']) {
  const [one, other] = [evidence(value), against === undefined ? undefined : evidence(against)]
  return differingRuns(textOf(one, other), other && textOf(other, one))
}
const marked = (...values: Parameters<typeof shown>) =>
  shown(...values)
    .map(({ text, differs }) => (differs ? `[${text}]` : text))
    .join('')

describe('what is shown of a text', () => {
  test('is all of it, up to the bound', () => {
    const long = 'a'.repeat(MOST_SHOWN)
    expect(printable(long)).toBe(long)
    expect(textOf(evidence(long))).toBe(long)
    expect(printable(`${long}b`)).toBe(`${long} … (+1)`)
    expect(escaped(`${long}b`)).toBe(`${long}b`)
  })

  test('is what an eye takes for it: no half of a pair, and no mark that is not told', () => {
    const pair = `${'a'.repeat(MOST_SHOWN - 1)}👩b`
    expect(printable(pair)).toBe(`${'a'.repeat(MOST_SHOWN - 1)} … (+3)`)
    expect(printable('\u0001'.repeat(MOST_SHOWN + 5))).toBe(`${'\\u{1}'.repeat(MOST_SHOWN)} … (+5)`)
  })

  test('of bytes is as many digits', () => {
    const bytes = new Uint8Array(MOST_SHOWN / 2 + 3)
    expect(textOf(evidence(bytes))).toBe(`${'0'.repeat(MOST_SHOWN)} … (+6)`)
    expect(textOf(evidence(bytes.subarray(3)))).toBe('0'.repeat(MOST_SHOWN))
  })

  test.each([0, 1, MOST_SHOWN - 1, MOST_SHOWN, MOST_SHOWN + 1, 3 * MOST_SHOWN, MOST])(
    'beside another text is where they differ: behind %i characters',
    (at) => {
      const [one, other] = [`${'a'.repeat(at)}1${'b'.repeat(9000)}`, `${'a'.repeat(at)}l${'b'.repeat(9000)}`]
      expect(marked(one, other)).toMatch(/a?\[1\]b/)
      expect(marked(other, one)).toMatch(/a?\[l\]b/)
      expect(marked(one, other).length).toBeLessThan(MOST_SHOWN + 50)
    },
  )

  test('beside one that goes on is the end', () => {
    const long = 'a'.repeat(2 * MOST_SHOWN)
    expect(marked(`${long}b`, long)).toContain('[b]')
    expect(marked(long, `${long}b`)).not.toContain('b')
    expect(marked(long, long)).toBe(`${'a'.repeat(MOST_SHOWN)} … (+${MOST_SHOWN})`)
  })
})

describe('the work of showing does not grow with a text', () => {
  test.each([
    ['marks', '\u0300'],
    ['blanks that are none', '\u2800'],
    ['control characters', '\u0001'],
    ['half pairs', '\ud800'],
    ['letters', 'a'],
    ['letters beyond 16 bits', '👩'],
  ])('of %s', (_, letter) => {
    expectGrowth({
      upTo: MOST,
      make: (size) => {
        const text = letter.repeat(size / letter.length)
        return () => {
          shown(text)
          shown(text, 'https://slsa.dev/provenance/v1')
          shown(text, `${text.slice(1)}b`)
          shown(new Uint8Array(size), new Uint8Array(size))
        }
      },
    })
  })
})
