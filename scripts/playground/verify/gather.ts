/** Files and folders as they were typed, each identified by its bytes. */
import { lstat, open, opendir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Item } from '../../../playground/desk/item.ts'
import { type Room, roomOf } from '../../../playground/desk/room.ts'
import { look } from '../../../playground/intake/look.ts'
import { seenOf, sightOf } from '../../../playground/intake/sight.ts'
import { here } from '../files.ts'
import { UsageError } from '../usage.ts'

export interface Gathered extends Item {
  /** As it was typed, or below the folder that was. */
  readonly path: string
}

const MOST_FILES = 1000
/** Of folders that are walked, whatever each is. */
const MOST_ENTRIES = 10_000

/**
 * What lies in a folder and cannot be read: a link that leads nowhere, something that is no file, or it may not be; a name
 * by which the system would open another; or what there is no more room for.
 */
export interface Unreadable {
  readonly name: string
  readonly why: 'gone' | 'no-file' | 'no-utf8' | 'no-room' | { readonly code: string }
}

export interface Gathering {
  readonly items: readonly Gathered[]
  readonly unreadable: readonly Unreadable[]
  /** Names of folders that were looked at by another. */
  readonly again: readonly string[]
}

interface Walk {
  readonly found: Place[]
  readonly unreadable: Unreadable[]
  readonly again: string[]
  /** Links to folders wait until it is known what the folders themselves are called. */
  readonly links: Place[]
  /** Where folders are that were looked at, links resolved. */
  readonly seen: Set<string>
  entries: number
}

/**
 * What is typed has to be there; what only lies in a folder that was typed is named where it cannot be read.
 *
 * @throws {UsageError} for a path that was typed where there is nothing to read, and for more files than are looked at
 */
export async function gather(paths: readonly string[], room: Room = roomOf()): Promise<Gathering> {
  const walked: Walk = { found: [], unreadable: [], again: [], links: [], seen: new Set(), entries: 0 }
  const { found, unreadable, again, links } = walked
  const common = commonFolder(paths)
  for (const path of paths) {
    // As it lies among the others: a list, and a signature, mean what is beside them.
    const name = relative(common, here(path)) || basename(path)
    await walk({ path, name, isTyped: true }, walked)
  }
  for (let link = links.shift(); link; link = links.shift()) await walk(link, walked)
  const items: Gathered[] = []
  // One after the other: each may be looked at whole.
  for (const [id, one] of found.entries()) {
    const item = await orNamed(
      one,
      (missed) => unreadable.push(missed),
      () => itemAt(one, id),
    )
    if (item && room.takes(item)) items.push(item)
    else if (item) unreadable.push({ name: one.name, why: 'no-room' })
  }
  return { items, unreadable, again }
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

async function walk(place: Place, walked: Walk): Promise<void> {
  const { path, name, isTyped } = place
  const note = (missed: Unreadable) => noteIn(walked.unreadable, missed, walked)
  const there = await orNamed(place, note, () => stat(here(path)))
  if (!there) return
  if (there.isDirectory()) {
    const real = await orNamed(place, note, () => realpath(here(path), 'buffer'))
    if (!real) return
    const id = real.toString('latin1')
    if (walked.seen.has(id)) {
      noteIn(walked.again, name, walked)
      return
    }
    walked.seen.add(id)
    const entries = await orNamed(place, note, () => entriesOf(path, walked))
    for (const entry of entries ?? []) await walkEntry(place, entry, walked)
    return
  }
  if (!there.isFile()) {
    if (isTyped) throw new UsageError(`verify: ${path} is neither a file nor a folder; give one of them`)
    note({ name, why: 'no-file' })
    return
  }
  noteIn(walked.found, place, walked)
}

async function walkEntry(folder: Place, raw: Buffer, walked: Walk): Promise<void> {
  const entry = raw.toString()
  const place = { path: join(folder.path, entry), name: join(folder.name, entry), isTyped: false }
  if (!Buffer.from(entry).equals(raw)) {
    noteIn(walked.unreadable, { name: place.name, why: 'no-utf8' }, walked)
    return
  }
  if (await isLinkToFolder(place.path)) walked.links.push(place)
  else await walk(place, walked)
}

async function isLinkToFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(here(path))).isSymbolicLink() && (await stat(here(path))).isDirectory()
  } catch {
    return false
  }
}

/** In their order, as bytes: a name that is no UTF-8 would come out as another's. */
async function entriesOf(path: string, walked: Walk): Promise<Buffer[]> {
  const names: Buffer[] = []
  // Node's types know no such encoding of an entry's name.
  const entries = await opendir(here(path), { encoding: 'buffer' as BufferEncoding })
  for await (const { name } of entries) {
    if (++walked.entries > MOST_ENTRIES)
      throw new UsageError(
        `verify: expected folders with at most ${MOST_ENTRIES} files and folders in them, and there are more; give fewer at a time`,
      )
    names.push(name as unknown as Buffer)
  }
  return names.sort((one, other) => one.compare(other))
}

function noteIn<One>(list: One[], one: One, { found, unreadable, again }: Walk): void {
  if (found.length + unreadable.length + again.length === MOST_FILES)
    throw new UsageError(
      `verify: expected at most ${MOST_FILES} files, and there are more; give fewer at a time`,
    )
  list.push(one)
}

async function orNamed<Value>(
  { path, name, isTyped }: Place,
  note: (missed: Unreadable) => void,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UsageError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    if (isTyped) {
      const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`
      throw new UsageError(`verify: ${path}: ${why}; give the path of a readable file or folder`)
    }
    note({ name, why: code === 'ENOENT' ? 'gone' : { code } })
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
