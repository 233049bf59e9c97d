/**
 * The client of Sigstore's conformance suite: `npm run -s conformance -- verify-bundle …`.
 * Exit 0 verified, 1 not verified, 2 unusable input; the reason is one sentence on standard error.
 */
import '../playground/browser-platform.ts'
import { complain } from '../playground/output.ts'
import { UsageError } from '../playground/usage.ts'
import { verifyBundle } from './verify-bundle.ts'

try {
  const { verified, sentence } = await verifyBundle(process.argv.slice(2))
  if (!verified) process.stderr.write(`${sentence}\n`)
  process.exitCode = verified ? 0 : 1
} catch (error) {
  const meant =
    error instanceof UsageError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  if (!meant) throw error
  complain(`conformance: ${(error as Error).message.split('\n')[0]}`)
  process.exitCode = 2
}
