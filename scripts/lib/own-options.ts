/** Options of ours before those of another program, to which the rest is handed on. */
import { parseArgs } from 'node:util'

export interface Own<Name extends string> {
  readonly values: { readonly [Key in Name]?: string }
  readonly rest: readonly string[]
}

/**
 * @param args of the command line
 * @param names of options that take a value
 * @param short of one letter, for what they stand for
 * @returns what ours say, and what is not ours
 */
export function ownOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  short: { readonly [Key in Name]?: string } = {},
): Own<Name> {
  const isOurs = (name: string): name is Name => names.some((one) => one === name)
  const { values, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      names.map((name) => {
        const { [name]: letter } = short
        return [name, { type: 'string' as const, ...(letter !== undefined && { short: letter }) }]
      }),
    ),
    strict: false,
    tokens: true,
  })
  const skip = tokens.flatMap((token) =>
    token.kind === 'option' && isOurs(token.name)
      ? [token.index, ...(token.inlineValue === false ? [token.index + 1] : [])]
      : [],
  )
  const said = Object.entries(values).flatMap(([name, value]) =>
    isOurs(name) && value !== undefined ? [[name, String(value)] as const] : [],
  )
  return {
    values: Object.fromEntries(said) as Own<Name>['values'],
    rest: args.filter((_arg, index) => !skip.includes(index)),
  }
}
