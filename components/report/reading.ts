/** Where a demo is read about step by step: which step it is to stand at, and what it comes to there. */
import type { InjectionKey, Ref } from 'vue'

/** A demo's own banner while it tells a verdict: in a colour, in words, and where. */
export interface ToldBanner {
  readonly tone: string
  readonly words: string
  readonly element: HTMLElement
}

export interface Reading {
  /** How many steps have been taken; 0 before the first. */
  readonly step: Readonly<Ref<number>>
  /** The step that is set, once it is; whatever a link or a hand had set before is gone with it. */
  readonly entered: Ref<number>
  /** How the demo's own banner tells that now. */
  readonly banner: Ref<ToldBanner | undefined>
  /** What the demo shows now: a standing or, of the table, a rating; nothing while it is being computed. */
  readonly found: Ref<string | undefined>
}

export const READING: InjectionKey<Reading | undefined> = Symbol('reading')
