/** What the scripts say on the terminal, and how they end. */
import { steps } from '../setup/terminal.mjs'

/** Runs one step and prints its line. */
export const step = steps(process.stdout)

/**
 * Runs a script's `main`: an error becomes one sentence and exit code 1, never a stack.
 *
 * @param main the script's work
 */
export async function begin(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
