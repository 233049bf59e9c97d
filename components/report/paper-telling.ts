/** On paper a story is told whole: what each of its steps came to stays beside its end. */
import type { InjectionKey, Ref } from 'vue'

/** What verified and is a forgery: no standing, for no report can tell. */
export const FORGERY = 'forgery'

export interface PaperTelling {
  /** Whether there are steps to come. */
  readonly isWalking: Ref<boolean>
  /** What the demo shows now: a standing; nothing while it is being computed. */
  readonly found: Ref<string | undefined>
  /** What each step came to, in order. */
  readonly came: Ref<readonly string[]>
}

export const PAPER: InjectionKey<PaperTelling> = Symbol('paper')
