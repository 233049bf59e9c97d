import { edition } from '#words'
import type { MethodWords } from '../../locales/types.ts'
import type { Check } from '../../playground/report.ts'

type Words = MethodWords<string, string, string>

export function titleOf(id: string, words: Words): string {
  return words.checks[id]?.title ?? id
}

/** @returns what a check says once it is over, in a sentence */
export function sentenceOf(check: Check, words: Words): string {
  switch (check.status) {
    case 'passed':
      return check.warning ? (words.failures[check.warning] ?? '') : (words.checks[check.id]?.proves ?? '')
    case 'failed':
    case 'undecided':
      return words.failures[check.code] ?? check.code
    case 'skipped':
      if (typeof check.because !== 'string') return edition.waitsFor(titleOf(check.because.check, words))
      if (check.because === 'missing-input') return words.missing[check.id] ?? edition.skips['missing-input']
      if (check.because !== 'insecure-context') {
        return words.skips?.[check.because]?.[check.id] ?? edition.skips[check.because]
      }
      return edition.skips[check.because]
  }
}
