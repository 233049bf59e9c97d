/** Where a demo's state stands, for whoever shows links to it beside the demo. */
import type { InjectionKey, Ref } from 'vue'

export interface DemoAddress {
  /** With its `#`; empty for the state that the demo begins with. */
  readonly hash: string
  /** Whether the state fits into a link at all. */
  readonly fits: boolean
}

export const DEMO_ADDRESS: InjectionKey<Ref<DemoAddress | undefined>> = Symbol('demo address')

/** Whether demos here follow the link that the page was opened with; they do where nothing is said. */
export const FOLLOWS_LINKS: InjectionKey<boolean> = Symbol('follows links')

/** @returns the slide whose demo such a hash is about, `undefined` if it is about none */
export function slideOfHash(hash: string): number | undefined {
  const no = /^#[\w-]+-(\d+)=/.exec(hash)?.[1]
  return no === undefined ? undefined : Number(no)
}
