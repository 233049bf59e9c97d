/**
 * The longest that something may take, for a test of a limit: what has to have happened by then, or must not have.
 * Nothing else is waited for by time.
 *
 * @param milliseconds the limit
 */
export function limit(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
