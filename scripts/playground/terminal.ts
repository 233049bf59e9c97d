/** The playground's commands, whoever starts them: the repository's own script, or the package's. */
import { inspect } from 'node:util'
import { desk as words } from '#words/desk'
import { intake } from '#words/intake'
import type { Verdict } from '../../playground/report.ts'
import { checksum } from './methods/checksum.ts'
import { minisign } from './methods/minisign.ts'
import { openpgp } from './methods/openpgp.ts'
import { sigstore } from './methods/sigstore.ts'
import { ssh } from './methods/ssh.ts'
import { asCommand, type Command } from './command.ts'
import { here } from './files.ts'
import { complain, print } from './output.ts'
import { UsageError } from './usage.ts'
import { verify } from './verify/command.ts'

const COMMANDS: readonly Command[] = [verify, ...[checksum, openpgp, sigstore, minisign, ssh].map(asCommand)]
const EXIT: Readonly<Record<Verdict, number>> = { verified: 0, rejected: 1, undecided: 2 }

export interface Program {
  /** What is typed before a command. */
  readonly name: string
  readonly languages: readonly string[]
}

/**
 * Runs one command and prints what it says.
 *
 * @param args as they were typed, without the language
 * @returns the exit code
 */
export async function terminal(args: readonly string[], program: Program): Promise<number> {
  try {
    return await run(args, program)
  } catch (error) {
    complain(
      error instanceof UsageError || isArgumentError(error)
        ? error.message
        : `playground: ${inspect(error, { depth: 0, breakLength: Infinity }).split('\n')[0]}`,
    )
    return 2
  }
}

async function run(args: readonly string[], program: Program): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h') {
    const lines = COMMANDS.map(({ usage }) => `  ${program.name} ${usage} [--json]`)
    const text = [...lines, `  before any of these: --lang ${program.languages.join('|')}`].join('\n')
    if (name === undefined) process.stderr.write(`usage:\n${text}\n`)
    else await print([`usage:\n${text}\n\n${words.readable}\n${kinds()}\n`])
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (!command) {
    throw new UsageError(
      `unknown command "${name}"; expected one of ${COMMANDS.map((candidate) => candidate.name).join(', ')}`,
    )
  }
  // What is no UTF-8 came in as U+FFFD, which is another file's name.
  if ([...rest, here('.')].some((one) => one.includes('\ufffd')))
    throw new UsageError(
      `${name}: what was typed, or the folder it was typed in, is no UTF-8 or has U+FFFD in it, so that another file might be opened; rename it, or give verify the folder it lies in`,
    )
  // What stands behind "--" is a file's name, whatever it looks like.
  const options = rest.includes('--') ? rest.indexOf('--') : rest.length
  const json = rest.slice(0, options).includes('--json')
  const { pieces, verdict } = await command.run(
    rest.filter((arg, i) => i >= options || arg !== '--json'),
    json,
  )
  await print(pieces)
  await print(['\n'])
  return EXIT[verdict]
}

/** Every kind of file that `verify` tells apart. */
const kinds = () =>
  Object.values(intake.kinds)
    .map(({ name }) => `  ${name}`)
    .join('\n')

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
}
