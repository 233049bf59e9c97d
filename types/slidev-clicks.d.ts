/** See slidev-client.d.ts. */
import type { SlideRoute } from './slidev-client.d.ts'

/** How far a slide has been clicked; the rest of it is Slidev's own affair. */
export interface ClicksContext {
  current: number
  readonly total: number
}

export function createFixedClicks(route: SlideRoute, clicks: number): ClicksContext
