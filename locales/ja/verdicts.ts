/** The four things that a report may come to, as they are read at a glance. */
import type { Standing } from '../../playground/report.ts'

export const verdicts: Readonly<Record<Standing, string>> = {
  verified: '検証できました',
  'nobody-expected': '計算は合いました。誰のものかは分かりません',
  rejected: '拒否しました',
  undecided: '判断できません',
}
