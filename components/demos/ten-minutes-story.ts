/** Ten minutes and three years as the speaker tells them: where the instants stand, one position a click. */
import type { Story } from './use-story.ts'

export type TenMinutesStep = 'question' | 'signed' | 'years-later' | 'too-late' | 'recorded-late' | 'vouched'

/** The instants stand as at the first answer: what that comes to is green, and hidden. */
export const TEN_MINUTES_STORY: Story<TenMinutesStep> = {
  steps: ['question', 'signed', 'years-later', 'too-late', 'recorded-late', 'vouched'],
  asks: ['question'],
  isAnswered: true,
}

export interface Position {
  readonly log: 'v1' | 'v2'
  /** Minutes after the certificate. */
  readonly signed: number
  readonly recorded: number
  readonly years: number
}

export const POSITIONS: Readonly<Record<TenMinutesStep, Position>> = {
  question: { log: 'v1', signed: 2, recorded: 2, years: 0 },
  signed: { log: 'v1', signed: 2, recorded: 2, years: 0 },
  'years-later': { log: 'v1', signed: 2, recorded: 2, years: 3 },
  'too-late': { log: 'v1', signed: 12, recorded: 12, years: 3 },
  'recorded-late': { log: 'v1', signed: 9, recorded: 13, years: 3 },
  vouched: { log: 'v2', signed: 9, recorded: 13, years: 3 },
}
