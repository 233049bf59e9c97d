/** See slidev-client.d.ts. */
import type { SlideRoute } from './slidev-client.d.ts'

/** How far a slide has been clicked; the rest of it is Slidev's own affair. */
export interface ClicksContext {
  current: number
  readonly total: number
  /** Where the next clicks of the slide lie; `null` for none. */
  calculateSince(at: string, size: number): { readonly start: number } | null
  register(id: string, clicks: { readonly start: number } | null): void
  unregister(id: string): void
}

export function createFixedClicks(
  route: SlideRoute,
  clicks: import('vue').MaybeRefOrGetter<number>,
): ClicksContext
