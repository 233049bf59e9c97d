/** The sentence on a Sigstore report that no check has stopped, and that is undecided all the same. */
import { ja } from '../../locales/ja.ts'
import type { Report } from '../../playground/report.ts'

const say = ja.demos.sigstore

/** Where no signature was computed, nobody is known to have signed: then whom one expects is not what is open. */
export function stillOpenIn({ checks, notAsked }: Pick<Report, 'checks' | 'notAsked'>): string {
  const isSigned = checks.some(({ id, status }) => id === 'signature' && status === 'passed')
  if (!isSigned || notAsked.length === 0) return say.stillOpen
  return notAsked.length > 1 ? say.nothingExpected : say.bothExpected
}
