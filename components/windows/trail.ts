/** The way back from the appendix: where the speaker was when a question led there. */

export interface Spot {
  readonly no: number
  readonly clicks: number
}

/** Where the speaker came from, the latest last. */
export type Trail = readonly Spot[]

/**
 * @param to the slide that is turned to
 * @param appendix the first slide of the appendix
 * @returns the trail there: a jump into the appendix or about in it leaves a spot, turning the pages leaves none
 */
export function trailAfter(trail: Trail, from: Spot, to: number, appendix: number): Trail {
  if (to < appendix) return []
  if (Math.abs(to - from.no) <= 1) return trail
  // Back by the browser's own button, or by the list.
  const before = trail.findLastIndex(({ no }) => no === to)
  return before === -1 ? [...trail, from] : trail.slice(0, before)
}
