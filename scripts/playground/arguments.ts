/** What was typed behind a command: each option as often as it means something, in our spelling or a tool's. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { intake } from '#words/intake'
import { printable } from '../../playground/printable.ts'
import { nearest } from './nearest.ts'
import { type Spelling, SPELLINGS, type Spellings } from './spellings.ts'
import { UsageError } from './usage.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * `parseArgs` with positionals; of an option that takes one value, the last would silently be taken for all.
 *
 * @param command whose arguments they are, for the sentence
 * @throws {UsageError} if such an option is given twice, one that there is not, or one with an empty value: what a script
 *   left unset would be no expectation at all
 */
export function readArguments<const Given extends Options>(
  command: string,
  args: readonly string[],
  options: Given,
) {
  const known: Options = options
  const said = respelled(command, args, known)
  const typed = { args: said, options, allowPositionals: true } as const
  const { tokens } = parseArgs({
    args: said,
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(known, token.name)) continue
    throw new UsageError(
      `${command}: ${printable(token.rawName)} is no option here; ${nearestOf(token.rawName, known)}`,
    )
  }
  for (const [name, { type, multiple = false }] of Object.entries(known)) {
    if (type !== 'string' || multiple) continue
    const times = tokens.filter((token) => token.kind === 'option' && token.name === name).length
    if (times < 2) continue
    throw new UsageError(
      `${command}: --${name} was given ${times === 2 ? 'twice' : `${times} times`}; give it once`,
    )
  }
  const { values, ...rest } = parseArgs(typed)
  for (const [name, value] of Object.entries<unknown>(values))
    if ([value].flat().some((one) => typeof one === 'string' && one.trim() === ''))
      throw new UsageError(intake.emptyValue(command, `--${name}`))
  return { values, ...rest }
}

function nearestOf(typed: string, options: Options): string {
  return `the nearest is ${nearest(
    typed,
    Object.keys(options).map((name) => `--${name}`),
  )}`
}

/** @returns the same in our spelling, where it is a tool's; behind `--` nothing is an option */
function respelled(command: string, args: readonly string[], options: Options): string[] {
  const spellings = SPELLINGS[command] ?? {}
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const left = args.slice(0, end)
  const said: string[] = []
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const at = arg.startsWith('--') ? arg.indexOf('=') : -1
    const name = at < 0 ? arg : arg.slice(0, at)
    const value = at < 0 ? undefined : arg.slice(at + 1)
    const spelling = spellingOf(name, spellings, options)
    if (!spelling) said.push(arg)
    else said.push(...inOurs(command, name, spelling, value, left))
  }
  return [...said, ...args.slice(end)]
}

/** What we call ours is never a tool's; what would be an option that the command has not is unknown. */
function spellingOf(name: string, spellings: Spellings, options: Options): Spelling | undefined {
  if (!name.startsWith('-') || Object.hasOwn(options, name.slice(2)) || !Object.hasOwn(spellings, name))
    return undefined
  const spelling = spellings[name]
  return spelling && 'ours' in spelling && !Object.hasOwn(options, spelling.ours.slice(2))
    ? undefined
    : spelling
}

/** @param rest what follows, of which a value is taken away that is not ours */
function inOurs(
  command: string,
  name: string,
  spelling: Spelling,
  value: string | undefined,
  rest: string[],
): string[] {
  if ('says' in spelling) throw new UsageError(`${command}: ${name}: ${spelling.says}`)
  if ('file' in spelling) return value === undefined ? [] : [value]
  if ('nothing' in spelling) {
    const { value: taking } = spelling
    if (taking === undefined) {
      if (value === undefined) return []
      throw new UsageError(`${command}: ${name} takes no value here; leave out ${printable(`=${value}`)}`)
    }
    const taken = value ?? rest.shift() ?? ''
    if (taking === 'any' || taking.only === taken) return []
    throw new UsageError(`${command}: ${name} ${printable(taken)} is not done here, only ${taking.only} is`)
  }
  const given = value ?? (spelling.prefix === undefined ? undefined : rest.shift())
  if (spelling.prefix !== undefined && given?.trim() === '')
    throw new UsageError(intake.emptyValue(command, name))
  return [given === undefined ? spelling.ours : `${spelling.ours}=${spelling.prefix ?? ''}${given}`]
}
