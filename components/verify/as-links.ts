import type { AnswersJson } from '../../playground/desk/as-json.ts'
import type { FromLink } from '../report/from-link.ts'

type Claim = AnswersJson['answers'][number]['claims'][number]

/** What a link set or brought is nobody's word, in a file that is passed on too. */
export function asLinks(found: AnswersJson, { expectations, files }: FromLink) {
  const doubted = <One extends { readonly standing: AnswersJson['standing'] }>(one: One): One =>
    one.standing === 'verified' ? { ...one, standing: 'nobody-expected' } : one
  /** With all that it rests on; what a method says of it is passed on alone, too. */
  const doubtedClaim = (one: Claim): object => ({
    ...doubted(one),
    report: { ...one.report, ...(one.report.verdict === 'verified' && { verdict: 'nobody-expected' }) },
    ...(one.restsOn && { restsOn: doubted({ standing: one.restsOn }).standing }),
  })
  return {
    fromLink: { expectations: expectations.value, files: files.value.length > 0 },
    ...doubted(found),
    answers: found.answers.map((one) => ({ ...doubted(one), claims: one.claims.map(doubtedClaim) })),
  }
}
