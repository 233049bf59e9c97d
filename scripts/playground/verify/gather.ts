/** Files and folders as they were typed, each identified by its bytes. */
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
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

/** What lies in a folder and cannot be read: a link that leads nowhere, something that is no file, or it may not be. */
export interface Unreadable {
  readonly name: string
  readonly why: 'gone' | 'no-file' | { readonly code: string }
}

export interface Gathering {
  readonly items: readonly Gathered[]
  readonly unreadable: readonly Unreadable[]
}

/**
 * What is typed has to be there; what only lies in a folder that was typed is named where it cannot be read.
 *
 * @throws {UsageError} for a path that was typed where there is nothing to read, and for more files than are looked at
 */
export async function gather(paths: readonly string[]): Promise<Gathering> {
  const found: Place[] = []
  const unreadable: Unreadable[] = []
  const common = commonFolder(paths)
  for (const path of paths) {
    // As it lies among the others: a list, and a signature, mean what is beside them.
    const name = relative(common, here(path)) || basename(path)
    await walk({ path, name, isTyped: true }, found, unreadable)
  }
  const items: Gathered[] = []
  // One after the other: each may be looked at whole.
  for (const [id, one] of found.entries()) {
    const item = await orNamed(one, unreadable, () => itemAt(one, id))
    if (item) items.push(item)
  }
  return { items, unreadable }
}

/** The deepest folder in which all that was typed lies. */
function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map((path) => dirname(here(path)))
  let common = first
  while (others.some((one) => relative(common, one).split(sep)[0] === '..') && dirname(common) !== common)
    common = dirname(common)
  return common
}

interface Place {
  readonly path: string
  readonly name: string
  readonly isTyped: boolean
}

async function walk(place: Place, found: Place[], unreadable: Unreadable[]): Promise<void> {
  const { path, name, isTyped } = place
  const there = await orNamed(place, unreadable, () => stat(here(path)))
  if (!there) return
  if (there.isDirectory()) {
    const entries = await orNamed(place, unreadable, () => readdir(here(path)))
    for (const entry of (entries ?? []).sort())
      await walk({ path: join(path, entry), name: join(name, entry), isTyped: false }, found, unreadable)
    return
  }
  if (!there.isFile()) {
    if (isTyped) throw new UsageError(`verify: ${path} is neither a file nor a folder; give one of them`)
    unreadable.push({ name, why: 'no-file' })
    return
  }
  if (found.length === MOST_FILES)
    throw new UsageError(
      `verify: expected at most ${MOST_FILES} files, and there are more; give fewer at a time`,
    )
  found.push(place)
}

async function orNamed<Value>(
  { path, name, isTyped }: Place,
  unreadable: Unreadable[],
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    if (isTyped) {
      const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`
      throw new UsageError(`verify: ${path}: ${why}; give the path of a readable file or folder`)
    }
    unreadable.push({ name, why: code === 'ENOENT' ? 'gone' : { code } })
    return undefined
  }
}

async function itemAt({ path, name }: Place, id: number): Promise<Gathered> {
  const file = await open(here(path))
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(seenOf(size))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return { id, name, path, size, ...look(sightOf(basename(name), bytes.subarray(0, bytesRead), size)) }
  } finally {
    await file.close()
  }
}
