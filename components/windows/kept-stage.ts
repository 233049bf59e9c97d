/** What a window is to find again when it is loaded anew, and is the only one. */
import type { Order } from './mirror.ts'
import type { Stage } from './stage-state.ts'

const KEY = `shomei stage ${import.meta.env.BASE_URL}`

interface Kept {
  readonly stage: Stage
  readonly order: Order
  readonly staged: boolean
}

/** In the tab alone: only a page of this origin can write there. A browser may forbid it. */
export function keep(what: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(what))
  } catch {
    // Another window, or nobody, will know.
  }
}

export function kept(): Kept | undefined {
  try {
    const text = sessionStorage.getItem(KEY)
    return text === null ? undefined : (JSON.parse(text) as Kept)
  } catch {
    return undefined
  }
}
