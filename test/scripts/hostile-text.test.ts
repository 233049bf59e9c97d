/** Text of anybody's making, as the terminal prints it. */
import { describe, expect, test } from 'vitest'
import { checksum as words } from '#words/checksum'
import { toJson } from '../../playground/as-json.ts'
import { printable } from '../../playground/printable.ts'
import type { Report } from '../../playground/report.ts'
import { printReport } from '../../scripts/playground/print.ts'

/** What a terminal obeys, or an eye does not see. */
const RAW = /[\p{Cc}\p{Cf}]/u

describe('hostile text', () => {
  const report: Report = {
    verdict: 'verified',
    proved: ['format'],
    notAsked: [],
    checks: [
      {
        id: 'claim',
        proves: 'format',
        required: true,
        expects: false,
        status: 'passed',
        evidence: [
          { label: 'esc', value: 'a\u001b[2J\u0085\u2028\ud800\u{e0001}b\nc\\u{1b}', source: 'claim' },
          { label: 'nobody-knows', value: new Date(NaN), source: 'claim' },
          { label: 'bytes', value: Uint8Array.of(0, 255), source: 'claim' },
        ],
      },
    ],
  }

  test('is escaped on its own line, so that what was written literally stays distinguishable', () => {
    const line = printReport(report, words)
      .split('\n')
      .find((one) => one.includes('esc:'))
    expect(line).toBe('    esc: a\\u{1b}[2J\\u{85}\\u{2028}\\u{d800}\\u{e0001}b\\u{a}c\\\\u{1b}')
  })

  test('is broken, with a mark, before a terminal breaks it without', () => {
    const forged = `x${' '.repeat(90)}✔ 誰の鍵か [key-identity]`
    const url = `https://example.com/${'a'.repeat(90)}`
    const evidence = [forged, url].map((value) => ({ label: 'name', value, source: 'claim' }) as const)
    const [expected, actual] = evidence
    const [check] = report.checks
    if (!expected || !actual || !check) throw new Error('playground: the report has no check')
    const failed = {
      ...check,
      status: 'failed',
      code: 'digest-mismatch',
      expected,
      actual,
      evidence,
    } as const
    const lines = printReport({ ...report, checks: [failed] }, words).split('\n')
    const columns = (line: string) => [...line].reduce((sum, letter) => sum + (letter > '~' ? 2 : 1), 0)
    expect(lines.filter((line) => columns(line) > 79 && !line.includes(url))).toEqual([])
    expect(lines.filter((line) => line.includes('key-identity'))).toHaveLength(2)
    for (const line of lines) if (line.includes('key-identity')) expect(line).toMatch(/^ {4}\+ /)
  })

  test('survives JSON unchanged', () => {
    const json = toJson(report)
    expect(json.replaceAll('\n', '')).not.toMatch(RAW)
    expect((JSON.parse(json) as Report).checks[0]?.evidence).toEqual([
      report.checks[0]?.evidence[0],
      { label: 'nobody-knows', value: null, source: 'claim' },
      { label: 'bytes', value: '00ff', source: 'claim' },
    ])
  })

  test('leaves ordinary words of any language alone', () => {
    const text = '検証 — “naïve” 한국어 ✔ C:\\folder'
    expect(printable(text)).toBe(text)
  })
})
