/** The four things that a report may come to, as they are read at a glance. */
import type { Standing } from '../../playground/report.ts'

export const verdicts: Readonly<Record<Standing, string>> = {
  verified: 'Verified',
  'nobody-expected': 'The arithmetic is right. Whose it is, nobody said',
  rejected: 'Rejected',
  undecided: 'Undecided',
}
