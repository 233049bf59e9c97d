/** Files and folders as they were typed, each identified by its bytes. */
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Item } from '../../../playground/desk/item.ts'
import { look } from '../../../playground/intake/look.ts'
import { seenOf, sightOf } from '../../../playground/intake/sight.ts'
import { here } from '../files.ts'
import { UsageError } from '../usage.ts'

export interface Gathered extends Item {
  /** As it was typed, or below the folder that was. */
  readonly path: string
}

const MOST_FILES = 1000

/** @throws {UsageError} for a path where there is nothing to read, and for more files than are looked at */
export async function gather(paths: readonly string[]): Promise<Gathered[]> {
  const found: { readonly path: string; readonly name: string }[] = []
  for (const path of paths) await walk(path, basename(path), found)
  const items: Gathered[] = []
  // One after the other: each may be looked at whole.
  for (const [id, one] of found.entries()) items.push(await itemAt(one, id))
  return items
}

async function walk(path: string, name: string, found: { path: string; name: string }[]): Promise<void> {
  const there = await stat(here(path)).catch((error: unknown) => unreadable(path, error))
  if (there instanceof UsageError) throw there
  if (there.isDirectory()) {
    for (const entry of (await readdir(here(path))).sort())
      await walk(join(path, entry), join(name, entry), found)
    return
  }
  if (!there.isFile())
    throw new UsageError(`verify: ${path} is neither a file nor a folder; give one of them`)
  if (found.length === MOST_FILES)
    throw new UsageError(
      `verify: expected at most ${MOST_FILES} files, and there are more; give fewer at a time`,
    )
  found.push({ path, name })
}

async function itemAt(
  { path, name }: { readonly path: string; readonly name: string },
  id: number,
): Promise<Gathered> {
  try {
    const file = await open(here(path))
    try {
      const { size } = await file.stat()
      const bytes = new Uint8Array(seenOf(size))
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
      return { id, name, path, size, ...look(sightOf(basename(name), bytes.subarray(0, bytesRead), size)) }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): UsageError {
  const { code } = error as NodeJS.ErrnoException
  const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`
  return new UsageError(`verify: ${path}: ${why}; give the path of a readable file or folder`)
}
