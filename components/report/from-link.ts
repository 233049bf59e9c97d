/** What of a demo's state is a link's and nobody's here: for whatever shows a verdict that rests on it. */
import type { InjectionKey, Ref } from 'vue'

export interface FromLink {
  /** Names of the expectations that the link set, and of the parts whose files it brought. */
  readonly expectations: Ref<readonly string[]>
  readonly files: Ref<readonly string[]>
  /** Back to the demo's own starting point. */
  readonly takeBack: () => void
}

export const FROM_LINK: InjectionKey<FromLink> = Symbol('from a link')
