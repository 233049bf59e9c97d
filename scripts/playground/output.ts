/** What is printed, wherever it goes: the exit code is the verdict's, whether or not anybody reads on. */
import { foreign } from './foreign.ts'
import { UsageError } from './usage.ts'

/**
 * Writes to standard output. A reader that has seen enough (`| head`) is no mistake: then the rest is dropped in
 * silence, as tools do that SIGPIPE ends, and the exit code stays that of the verdict, which was reached before.
 *
 * @throws {UsageError} if it cannot be written for another reason: then nobody was told
 */
export async function print(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) if (!(await isWritten(piece))) return
}

/** @returns whether anybody reads on */
function isWritten(text: string): Promise<boolean> {
  const { stdout } = process
  return new Promise((resolve, reject) => {
    // Told to the callback as well; without a listener it would end the process.
    const ignore = () => undefined
    stdout.once('error', ignore)
    stdout.write(text, (error) => {
      const { code } = (error ?? {}) as NodeJS.ErrnoException
      if (!error) stdout.off('error', ignore)
      if (!error || code === 'EPIPE') resolve(!error)
      else
        reject(new UsageError(`standard output cannot be written (${code}); make room, or write elsewhere`))
    })
  })
}

/** Writes a sentence to standard error, where there is nobody to tell that it cannot be. */
export function complain(sentence: string): void {
  process.stderr.once('error', () => undefined)
  process.stderr.write(`${foreign(sentence).join('\n')}\n`)
}
