/** Answers that are the same every time, and dear. */
const MOST = 100

/** Asks once for the same words; what was asked first is forgotten first. */
export function remembered<Words extends readonly string[], T>(
  ask: (...words: Words) => T,
): (...words: Words) => T {
  const known = new Map<string, T>()
  return (...words) => {
    const key = JSON.stringify(words)
    const answer = known.get(key) ?? ask(...words)
    known.set(key, answer)
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    return answer
  }
}
