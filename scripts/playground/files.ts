/** Files as the person who typed the command sees them. */
import { createReadStream } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from './usage.ts'

/** npm runs scripts in the package's folder; relative paths mean the folder the command was typed in. */
export function here(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** @returns the folder's path without links in it, so that `..` leads where the system goes */
export async function realFolder(path: string): Promise<string> {
  return realpath(path).catch(() => path)
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
  try {
    return new Uint8Array(await readFile(here(path)))
  } catch (error) {
    throw unreadable(option, path, error)
  }
}

export async function isThere(path: string): Promise<boolean> {
  return stat(here(path)).then(
    () => true,
    () => false,
  )
}

export async function isSmall(path: string, most: number): Promise<boolean> {
  return (await regularFile('ARTIFACT', path)).size <= most
}

export interface OpenArtifact {
  /** Bytes, as the file system tells. */
  readonly size: number
  /** Throws a {@link UsageError} while it is read, if the file cannot be. */
  readonly pieces: AsyncIterable<Uint8Array>
}

/** @throws {UsageError} if there is no file at `path` */
export async function openArtifact(path: string): Promise<OpenArtifact> {
  const { size } = await regularFile('ARTIFACT', path)
  return { size, pieces: piecesOf(path) }
}

/** Opened when first asked for: a stream that fails before anybody listens would end the process. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(here(path), { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw unreadable('ARTIFACT', path, error)
  }
}

async function regularFile(option: string, path: string): Promise<{ size: number }> {
  const found = await stat(here(path)).catch((error: unknown) => unreadable(option, path, error))
  if (found instanceof UsageError) throw found
  if (!found.isFile()) throw new UsageError(`${option}: ${path} is not a file; give the path of a file`)
  return { size: found.size }
}

function unreadable(option: string, path: string, error: unknown): UsageError {
  const code = (error as NodeJS.ErrnoException).code
  const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`
  return new UsageError(`${option}: ${path}: ${why}; give the path of a readable file`)
}
