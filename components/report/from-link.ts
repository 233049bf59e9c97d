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

/** Whether a good verdict rests on what a link set or brought: then it is not the word of whoever sits here. */
export function restsOnLink(from: FromLink | undefined): boolean {
  return from !== undefined && from.expectations.value.length + from.files.value.length > 0
}
