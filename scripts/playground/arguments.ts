/** What was typed behind a command: each option as often as it means something. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './usage.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * `parseArgs` with positionals; of an option that takes one value, the last would silently be taken for all.
 *
 * @param command whose arguments they are, for the sentence
 * @throws {UsageError} if such an option is given twice
 */
export function readArguments<const Given extends Options>(
  command: string,
  args: readonly string[],
  options: Given,
) {
  const typed = { args: [...args], options, allowPositionals: true } as const
  const { tokens } = parseArgs({ ...typed, options: options as Options, tokens: true })
  for (const [name, { type, multiple = false }] of Object.entries(options)) {
    if (type !== 'string' || multiple) continue
    const times = tokens.filter((token) => token.kind === 'option' && token.name === name).length
    if (times < 2) continue
    throw new UsageError(
      `${command}: --${name} was given ${times === 2 ? 'twice' : `${times} times`}; give it once`,
    )
  }
  return parseArgs(typed)
}
