/** The command line of a fuzzer. */
import { parseArgs } from 'node:util'

export interface FuzzOptions {
  readonly seed: number
  readonly count: number
  /** Only this one. */
  readonly only: number | undefined
  /** Those of the fuzzer's own switches that were given. */
  readonly switches: ReadonlySet<string>
}

/**
 * Reads `--seed N --count N --only INDEX`; another option, or what is no number, ends the process with code 2.
 *
 * @param known switches of the fuzzer's own
 */
export function fuzzOptions(count: number, known: readonly string[] = []): FuzzOptions {
  try {
    const { values, tokens } = parseArgs({
      options: {
        seed: { type: 'string' },
        count: { type: 'string' },
        only: { type: 'string' },
        ...Object.fromEntries(known.map((name) => [name, { type: 'boolean' as const }])),
      },
      tokens: true,
    })
    const given: readonly string[] = tokens.flatMap((token) => (token.kind === 'option' ? token.name : []))
    const whole = (name: string, otherwise: number): number => {
      const text = (values as Readonly<Record<string, string | boolean | undefined>>)[name]
      if (text === undefined) return otherwise
      if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text)
      throw new Error(`--${name}: expected a whole number, got ${JSON.stringify(text)}`)
    }
    return {
      seed: whole('seed', Math.floor(Math.random() * 1e9)),
      count: whole('count', count),
      only: given.includes('only') ? whole('only', 0) : undefined,
      switches: new Set(known.filter((name) => given.includes(name))),
    }
  } catch (error) {
    process.stderr.write(`fuzz: ${(error as Error).message.split('\n')[0]}\n`)
    process.exit(2)
  }
}
