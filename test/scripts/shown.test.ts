/** What the terminal shows of a text has a bound, however much of it there is. */
import { describe, expect, test } from 'vitest'
import { checksumList as words } from '#words/checksum'
import { utf8 } from '../../playground/bytes.ts'
import { MOST_BYTES } from '../../playground/checksum/cut.ts'
import { verifyList } from '../../playground/checksum/index.ts'
import { MOST_SHOWN } from '../../playground/printable.ts'
import type { Report } from '../../playground/report.ts'
import { foreign } from '../../scripts/playground/foreign.ts'
import { transcript } from '../../scripts/playground/methods/checksum.ts'
import { toJson } from '../../playground/as-json.ts'
import { printReport } from '../../scripts/playground/print.ts'
import { expectGrowth } from '../support/doubling.ts'
import { digestsOf } from '../checksum/abc.ts'

const MOST = 16 * 1024 * 1024
const found = await digestsOf('abc')
const LETTERS = ['\u0001', '\u0300', '\u2800', '\ud800', '\\', "'", ' ', 'a', 'あ', '👩']

function reportOf(value: string | Uint8Array, other: string | Uint8Array = value): Report {
  const one = { label: 'listed-name', value, source: 'claim' } as const
  const check = {
    id: 'digest',
    proves: 'integrity',
    required: true,
    expects: false,
    evidence: [one],
  } as const
  const failed = { ...check, status: 'failed', code: 'digest-mismatch', expected: one } as const
  return {
    verdict: 'rejected',
    proved: [],
    notAsked: [],
    checks: [{ ...failed, actual: { ...one, value: other } }],
  }
}

/** Before it was broken into lines. */
const whole = (printed: string) => printed.replaceAll(/\n *\+ /g, '')

describe('of one text', () => {
  test.each(LETTERS)('%j', (letter) => {
    expectGrowth({
      upTo: MOST,
      make: (size) => {
        const text = letter.repeat(size / letter.length)
        return () => [printReport(reportOf(text, `${text}b`), words), foreign(text)]
      },
    })
    const text = letter.repeat(MOST / letter.length)
    expect(printReport(reportOf(text), words).length).toBeLessThan(40 * MOST_SHOWN)
    expect(whole(printReport(reportOf(text), words))).toContain(`(+${MOST - MOST_SHOWN})`)
    expect(foreign(text).join('').length).toBeLessThan(10 * MOST_SHOWN)
    expect(whole(foreign(text).join('\n'))).toContain(`(+${MOST - MOST_SHOWN})`)
  })

  test('bytes', () => {
    const printed = whole(printReport(reportOf(new Uint8Array(MOST)), words))
    expect(printed.length).toBeLessThan(4 * MOST_SHOWN)
    expect(printed).toContain(`… (+${2 * MOST - MOST_SHOWN})`)
  })

  test('two that differ late are shown where they do', () => {
    const long = 'a'.repeat(3 * MOST_SHOWN)
    const printed = printReport(reportOf(`${long}1`, `${long}l`), words)
    expect(printed).toMatch(/a1$/m)
    expect(printed).toMatch(/al$/m)
  })
})

test('JSON has all of it', () => {
  for (const letter of LETTERS) {
    const text = letter.repeat(200_001)
    const json = toJson(reportOf(text))
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u2800]|\p{M}{5}/u)
    expect(JSON.parse(json)).toEqual(reportOf(text))
  }
  // One value at the door's bound, in a report as a door lets it in: once.
  expectGrowth({
    upTo: MOST / 2,
    make: (size) => {
      const { checks, ...rest } = reportOf('')
      const evidence = [{ label: 'listed-name', value: '\u0300'.repeat(size), source: 'claim' } as const]
      const [check] = checks
      if (!check) throw new Error('no check')
      return () => toJson({ ...rest, checks: [{ ...check, evidence }] })
    },
  })
})

describe('of a list', () => {
  const listOf = (letter: string, each: number) => (size: number) => {
    const line = `${'a'.repeat(64)}  ${letter.repeat(each)}\n`
    return utf8(line.repeat(Math.floor(size / utf8(line).length)))
  }
  const files = ['a.txt', 'b.txt'].map((name) => ({ name, found }))
  const said = (list: Uint8Array) => {
    const report = verifyList({ list, listName: 'sums', files })
    return [printReport(report, words), ...transcript(report, 'sums', {}).flatMap((one) => foreign(one))]
  }

  test.each([
    ['\u0001', 1000],
    ['\u0001', 40],
    ['\u0300', 500],
    ['\u2800', 300],
    ["'", 1000],
    ['あ', 300],
    ['a', 20],
    ['\u0001', 500_000],
  ])('of names of %j, %i of each', (letter, each) => {
    expectGrowth({
      upTo: MOST_BYTES,
      make: (size) => {
        const list = listOf(letter, each)(size)
        return () => said(list)
      },
    })
    const lines = said(listOf(letter, each)(MOST_BYTES))
    expect(lines.join('\n').length).toBeLessThan(MOST)
    expect(lines.at(-1)).toBe('exit 1')
  })

  test('as long as lists are, nothing is left out; beyond, it is said how many lines', () => {
    const some = said(listOf('a', 20)(1_000_000))
    expect(some.filter((line) => line.endsWith('FAILED open or read'))).toHaveLength(
      Math.floor(1_000_000 / 87),
    )
    const many = transcript(
      verifyList({ list: listOf('\u0001', 1000)(MOST_BYTES), listName: 'sums', files }),
      'sums',
      {},
    )
    const left = /^# ほか ([\d,]+) 行$/.exec(many.at(-2) ?? '')?.[1]?.replaceAll(',', '')
    // Beside the tool's words: where the files lie, the command, this line and the exit code.
    expect(many.length - 4 + Number(left)).toBe(2 * 3930 + 1)
  })
})
