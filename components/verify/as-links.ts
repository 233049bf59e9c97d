import type { AnswersJson } from '../../playground/desk/as-json.ts'
import type { FromLink } from '../report/from-link.ts'

/** What a link set or brought is nobody's word, in a file that is passed on too. */
export function asLinks(found: AnswersJson, { expectations, files }: FromLink) {
  const doubted = <One extends { readonly standing: AnswersJson['standing'] }>(one: One): One =>
    one.standing === 'verified' ? { ...one, standing: 'nobody-expected' } : one
  return {
    fromLink: { expectations: expectations.value, files: files.value.length > 0 },
    ...doubted(found),
    answers: found.answers.map((one) => ({
      ...doubted(one),
      claims: one.claims.map((claim) => ({
        ...doubted(claim),
        ...(claim.restsOn && { restsOn: doubted({ standing: claim.restsOn }).standing }),
      })),
    })),
  }
}
