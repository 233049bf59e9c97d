/** Where a demo is read about step by step: which step it is to stand at, and what it comes to there. */
import type { InjectionKey, Ref } from 'vue'

export interface Reading {
  /** How many steps have been taken; 0 before the first. */
  readonly step: Readonly<Ref<number>>
  /** Of a demo that tells a story: the step that is set, once it is; it stays undefined for any other demo. */
  readonly entered: Ref<number | undefined>
  /** What the demo shows now: a standing or, of the table, a rating; nothing while it is being computed. */
  readonly found: Ref<string | undefined>
}

export const READING: InjectionKey<Reading> = Symbol('reading')
