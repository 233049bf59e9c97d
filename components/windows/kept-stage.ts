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
    const what: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isKept(what) ? what : undefined
  } catch {
    return undefined
  }
}

/** What another build of the deck has left may be something else. */
function isKept(what: unknown): what is Kept {
  const { stage, order, staged } = (what ?? {}) as Partial<Kept>
  return (
    typeof stage?.no === 'number' &&
    typeof stage.clicks === 'number' &&
    Array.isArray(stage.trail) &&
    typeof stage.timer?.startedAt === 'number' &&
    typeof order?.acted === 'number' &&
    typeof order.turn === 'number' &&
    typeof staged === 'boolean'
  )
}
