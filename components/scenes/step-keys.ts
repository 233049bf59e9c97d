/** The arrows, Home and End as ways through steps. */

/** These need the arrows for themselves: to write, to choose, to scroll. */
const TYPED_INTO = 'input, select, textarea, pre'

/**
 * Takes the key if it leads to another step.
 *
 * @param first the number of the first step
 * @returns the step that the key leads to, within bounds; `undefined` if it is no such key
 */
export function stepByKey(
  event: KeyboardEvent,
  shown: number,
  first: number,
  last: number,
): number | undefined {
  if (event.target instanceof Element && event.target.matches(TYPED_INTO)) return undefined
  const to = {
    ArrowRight: shown + 1,
    ArrowDown: shown + 1,
    ArrowLeft: shown - 1,
    ArrowUp: shown - 1,
    Home: first,
    End: last,
  }[event.key]
  if (to === undefined) return undefined
  event.preventDefault()
  return Math.max(first, Math.min(last, to))
}
