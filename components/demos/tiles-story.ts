/** A tiled log as the speaker tells of it: an honest one, and what is done to it, a click each. */
import type { TilesAttackId } from '../../playground/attacks/tiles-plan.ts'
import type { Story } from './use-story.ts'

export const TILES_STEPS = ['question', 'honest', 'tampered', 'unwitnessed', 'forked', 'rewritten'] as const
export type TilesStep = (typeof TILES_STEPS)[number]

/** How many cosignatures a client wants. */
export const NEEDS = { one: 1, none: 0 } as const
export type Need = keyof typeof NEEDS

/** An honest log is green, and hidden while the question is open. */
export const TILES_STORY: Story<TilesStep> = { steps: TILES_STEPS, asks: ['question'], isAnswered: true }

interface Told {
  readonly attack: TilesAttackId | undefined
  readonly need: Need
}

/** The same other tree twice: shown to who asks nobody, and to who wants a witness. */
const TOLD: Readonly<Record<TilesStep, Told>> = {
  question: { attack: undefined, need: 'one' },
  honest: { attack: undefined, need: 'one' },
  tampered: { attack: 'tampered', need: 'one' },
  unwitnessed: { attack: 'forked', need: 'none' },
  forked: { attack: 'forked', need: 'one' },
  rewritten: { attack: 'rewritten', need: 'one' },
}

export const toldIn = (step: TilesStep): Told => TOLD[step]
