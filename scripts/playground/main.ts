/**
 * The playground from the terminal: the code the slides run, their crypto platform included.
 * Exit 0 verified, 1 rejected, 2 undecided or unusable input. Where nobody was expected the verdict stays the tool's own:
 * gpg ends with 0 for a good signature by any key of the keyring, and the last line says what that leaves open.
 */
import './browser-platform.ts'
import { inspect } from 'node:util'
import type { Verdict } from '../../playground/report.ts'
import { checksum } from './methods/checksum.ts'
import { openpgp } from './methods/openpgp.ts'
import { sigstore } from './methods/sigstore.ts'
import { outcomeAsJson, printOutcome } from './claims.ts'
import { foreign } from './foreign.ts'
import { complain, print } from './output.ts'
import { type Method, UsageError } from './usage.ts'

const METHODS: readonly Method[] = [checksum, openpgp, sigstore]
const EXIT: Readonly<Record<Verdict, number>> = { verified: 0, rejected: 1, undecided: 2 }

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h') {
    const text = METHODS.map(({ usage }) => `  npm run -s playground -- ${usage} [--json]`).join('\n')
    if (name === undefined) process.stderr.write(`usage:\n${text}\n`)
    else await print(`usage:\n${text}\n`)
    return name === undefined ? 2 : 0
  }
  const method = METHODS.find((candidate) => candidate.name === name)
  if (!method) {
    throw new UsageError(
      `unknown method "${name}"; expected one of ${METHODS.map((candidate) => candidate.name).join(', ')}`,
    )
  }
  // What stands behind "--" is a file's name, whatever it looks like.
  const options = rest.includes('--') ? rest.indexOf('--') : rest.length
  const json = rest.slice(0, options).includes('--json')
  const outcome = await method.run(rest.filter((arg, i) => i >= options || arg !== '--json'))
  const { also = [] } = outcome
  const beneath = !json && also.length > 0 ? `\n${also.flatMap(foreign).join('\n')}\n` : ''
  await print(`${json ? outcomeAsJson(outcome) : printOutcome(outcome)}\n${beneath}`)
  return EXIT['claims' in outcome ? outcome.verdict : outcome.report.verdict]
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const sentence =
    error instanceof UsageError || isArgumentError(error)
      ? error.message
      : `playground: ${inspect(error, { depth: 0, breakLength: Infinity }).split('\n')[0]}`
  complain(sentence)
  process.exitCode = 2
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
}
