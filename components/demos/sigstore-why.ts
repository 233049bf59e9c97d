/** The sentence on a Sigstore report that no check has stopped, and that is undecided all the same. */
import { edition } from '#words'
import { joins } from '#words/joins'
import type { Check, Report } from '../../playground/report.ts'
import { sentenceOf } from '../report/sentence.ts'

const say = edition.demos.sigstore

/** Where no signature was computed, nobody is known to have signed: then whom one expects is not what is open. */
export function stillOpenIn({ checks, notAsked }: Pick<Report, 'checks' | 'notAsked'>): string {
  const isSigned = checks.some(({ id, status }) => id === 'signature' && status === 'passed')
  const whom = checks.filter(({ id, required }) => required && notAsked.includes(id))
  const anybodys = checks.find((check) => check.status === 'skipped' && check.because === 'anybody')
  if (isSigned && whom.length === 0 && anybodys)
    return joins.sentence(sentenceOf(anybodys, edition.methods.sigstore))
  if (!isSigned || whom.length === 0) return say.stillOpen
  return whom.length > 1 ? say.nothingExpected : say.bothExpected
}

/** What a good verdict says beside it where no log stands behind the signature, because the verifier does without. */
export function withoutLogIn(checks: readonly Check[]): string | undefined {
  const waived = checks.find(
    (check) => check.id === 'log-inclusion' && check.status === 'skipped' && check.because === 'waived',
  )
  return waived && joins.sentence(sentenceOf(waived, edition.methods.sigstore))
}
