/** Where trust begins, as the speaker tells it: an honest walk, and one attack a click. */
import { TUF_ATTACK_PLAN, type TufAttackId } from '../../playground/attacks/tuf-plan.ts'
import type { Story } from './use-story.ts'

export type TufStep = 'question' | 'honest' | TufAttackId

/** An honest walk is green, and hidden while the question is open. */
export const TUF_STORY: Story<TufStep> = {
  steps: ['question', 'honest', ...TUF_ATTACK_PLAN.map(({ id }) => id)],
  asks: ['question'],
  isAnswered: true,
}

/** @returns the attack of a step; the others have none */
export function attackOf(step: TufStep): TufAttackId | undefined {
  return TUF_ATTACK_PLAN.find(({ id }) => id === step)?.id
}
