/** Files as the person who typed the command sees them. */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from './usage.ts'

/** npm runs scripts in the package's folder; relative paths mean the folder the command was typed in. */
export function here(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** Claims and keys are small; anything else is a mix-up. */
const MAX_CLAIM_BYTES = 64 * 1024 * 1024

/** @throws {UsageError} if there is no readable file of a sensible size at `path` */
export async function readClaim(option: string, path: string): Promise<Uint8Array> {
  const { size } = await regularFile(option, path)
  if (size > MAX_CLAIM_BYTES) {
    throw new UsageError(
      `${option}: ${path} has ${size} bytes, expected at most ${MAX_CLAIM_BYTES}; is it the artifact?`,
    )
  }
  return new Uint8Array(await readFile(here(path)))
}

/** @throws {UsageError} if there is no readable file at `path` */
export async function openArtifact(path: string): Promise<AsyncIterable<Uint8Array>> {
  await regularFile('ARTIFACT', path)
  return createReadStream(here(path), { highWaterMark: 1024 * 1024 })
}

async function regularFile(option: string, path: string): Promise<{ size: number }> {
  const found = await stat(here(path)).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) {
    const why = found.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${found.code})`
    throw new UsageError(`${option}: ${path}: ${why}; give the path of a file`)
  }
  if (!found.isFile()) throw new UsageError(`${option}: ${path} is not a file; give the path of a file`)
  return { size: found.size }
}
