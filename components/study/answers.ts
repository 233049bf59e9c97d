/** What may be expected of a step of a demo, and what that is held against. */
import type { Rating } from '../../playground/attacks/matrix.ts'
import type { Standing } from '../../playground/report.ts'
import type { Answers } from './chapter.ts'

/** A verdict that leaves something open is one answer, whatever it leaves open. */
export type Answer = 'verified' | 'open' | 'rejected' | Rating

export const ANSWERS: Readonly<Record<Answers, readonly Answer[]>> = {
  standing: ['verified', 'open', 'rejected'],
  rating: ['holds', 'depends', 'fails'],
}

const OF_STANDING: Readonly<Record<Standing, Answer>> = {
  verified: 'verified',
  'nobody-expected': 'open',
  undecided: 'open',
  rejected: 'rejected',
}

/** @param found what a demo comes to @returns the answer that this is */
export function answerOf(found: string): Answer | undefined {
  return found in OF_STANDING
    ? OF_STANDING[found as Standing]
    : ANSWERS.rating.find((rating) => rating === found)
}
