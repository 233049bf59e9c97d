/** The command line of a fuzzer. */
import { parseArgs } from 'node:util'

export interface FuzzOptions {
  readonly seed: number
  readonly count: number
  /** Only this one. */
  readonly only: number | undefined
}

/** Reads `--seed N --count N --only INDEX`; another option, or what is no number, ends the process with code 2. */
export function fuzzOptions(count: number): FuzzOptions {
  try {
    const { values } = parseArgs({
      options: { seed: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' } },
    })
    const whole = (name: 'seed' | 'count' | 'only', otherwise: number): number => {
      const text = values[name]
      if (text === undefined) return otherwise
      if (/^\d{1,9}$/.test(text)) return Number(text)
      throw new Error(`--${name}: expected a whole number, got ${JSON.stringify(text)}`)
    }
    return {
      seed: whole('seed', Math.floor(Math.random() * 1e9)),
      count: whole('count', count),
      only: values.only === undefined ? undefined : whole('only', 0),
    }
  } catch (error) {
    process.stderr.write(`fuzz: ${(error as Error).message.split('\n')[0]}\n`)
    process.exit(2)
  }
}
