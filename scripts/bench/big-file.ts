/** Files to read: as large as a bench asks for, and gone when it is over. */
import { createCipheriv } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export const MIB = 1024 * 1024

/** Runs `work` in a folder of its own, below the system's place for such. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'shomei-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `mib` MiB that look random and are the same every time. They are in the page cache then, as they should be. */
export async function fileOf(mib: number, path: string): Promise<string> {
  const stream = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16))
  const zeros = Buffer.alloc(MIB)
  const pieces = Readable.from(
    (function* () {
      for (let i = 0; i < mib; i++) yield stream.update(zeros)
    })(),
  )
  await pipeline(pieces, createWriteStream(path))
  return path
}

/** `mib` MiB of zeros that take no room on the disk. */
export async function sparseFileOf(mib: number, path: string): Promise<string> {
  await writeFile(path, '')
  await truncate(path, mib * MIB)
  return path
}
