/**
 * One line per step on the terminal. Nothing is rewritten, only appended, so a log file reads like a screen.
 *
 * @typedef {(fraction: number) => void} Progress called with 0…1, as often as one likes
 */

const HEARTBEAT_MS = 5_000

/**
 * @param {number} ms milliseconds
 * @returns {string} seconds with one decimal, or minutes from 90 s on
 */
export function duration(ms) {
  const seconds = ms / 1000
  return seconds < 90
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/**
 * A function that runs one step after another, each with its line: title, progress, outcome, time.
 *
 * @param {{ write(text: string): unknown }} stream where the lines go
 * @example
 * const step = steps(process.stderr)
 * await step('Building the deck', async (progress) => { progress(0.5); return '42 slides' })
 * // Building the deck … 50 % 42 slides (8.1 s)
 */
export function steps(stream) {
  /**
   * @param {string} title
   * @param {(progress: Progress) => Promise<string | void>} work what it returns is printed as the outcome
   * @returns {Promise<void>}
   * @throws whatever `work` throws, after the line has been closed with "failed"
   */
  return async function step(title, work) {
    const started = performance.now()
    let shown = 0
    stream.write(`${title} …`)
    const heartbeat = setInterval(() => stream.write('.'), HEARTBEAT_MS)
    /** @param {string} outcome */
    const close = (outcome) => {
      clearInterval(heartbeat)
      stream.write(` ${outcome} (${duration(performance.now() - started)})\n`)
    }
    try {
      const outcome = await work((fraction) => {
        const tens = Math.floor(fraction * 10)
        if (tens <= shown) return
        shown = tens
        stream.write(` ${tens * 10} %`)
      })
      close(outcome || 'done')
    } catch (error) {
      close('failed')
      throw error
    }
  }
}
