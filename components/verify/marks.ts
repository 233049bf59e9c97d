/** How an answer is shown: its mark, and in which words. */
import { inject } from 'vue'
import { edition } from '#words'
import type { Standing } from '../../playground/report.ts'
import { FROM_LINK, type FromLink, restsOnLink } from '../report/from-link.ts'
import type { Mark } from '../report/StatusMark.vue'

/** `linked`: good, by what a link set or brought. That is nobody's word here. */
export type Shown = Standing | 'linked'

export const MARK_OF: Readonly<Record<Shown, Mark>> = {
  verified: 'check',
  linked: 'question',
  'nobody-expected': 'question',
  rejected: 'cross',
  undecided: 'question',
}

export const WORDS_OF: Readonly<Record<Shown, string>> = {
  ...edition.verdicts,
  linked: edition.demos.link.verified,
}

export function shownBy(from: FromLink | undefined): (standing: Standing) => Shown {
  return (standing) => (standing === 'verified' && restsOnLink(from) ? 'linked' : standing)
}

export function useShown(): (standing: Standing) => Shown {
  return shownBy(inject(FROM_LINK, undefined))
}
