import type { Mark } from '../report/StatusMark.vue'

/** How a scene ends for its client; `fooled`: content with what it should not be content with. */
export const OUTCOME_MARK = {
  fine: 'check',
  fooled: 'warn',
  stopped: 'cross',
  open: 'question',
} as const satisfies Readonly<Record<string, Mark>>
export type OutcomeTone = keyof typeof OUTCOME_MARK
