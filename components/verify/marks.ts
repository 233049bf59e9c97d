import type { Standing } from '../../playground/report.ts'
import type { Mark } from '../report/StatusMark.vue'

export const MARK_OF_STANDING: Readonly<Record<Standing, Mark>> = {
  verified: 'check',
  'nobody-expected': 'question',
  rejected: 'cross',
  undecided: 'question',
}
