/** The files in what was dropped: a folder is opened, as far as a person still sees what is in it. */

/** Files that are taken out of one drop, at most. */
export const MOST_FILES = 500
/** Folders within folders that are opened: what was dropped itself is the first. */
export const DEEPEST = 6

export interface DroppedFiles {
  /** Named by their path below the folder that was dropped. */
  readonly files: readonly File[]
  /** There was more than is taken; something could not be read; or there were folders, and no file. */
  readonly trouble: 'bounded' | 'unread' | 'empty' | undefined
}

/** What the browser tells of one thing that was dropped: the part of `FileSystemEntry` that is used here. */
export type Entry = Pick<FileSystemEntry, 'isFile' | 'isDirectory' | 'name'>

/**
 * To be called while the event is under way: afterwards the browser forgets what was dropped.
 *
 * @returns at once where there is no folder to be opened, so that nobody looks at an old answer meanwhile
 */
export function droppedFiles(transfer: DataTransfer): DroppedFiles | Promise<DroppedFiles> {
  const things = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  if (!things.some(({ entry }) => entry?.isDirectory))
    return { files: things.flatMap(({ file }) => file ?? []), trouble: undefined }
  return filesIn(things.flatMap(({ entry, file }) => entry ?? file ?? []))
}

/** Folders are opened one after the other, in the order of their names: what is bounded is the same every time. */
export async function filesIn(things: readonly (Entry | File)[]): Promise<DroppedFiles> {
  const files: File[] = []
  let isBounded = false
  let isUnread = false
  // The folder's own name is in no list of what is in it; with others beside it, it tells them apart.
  const isAlone = things.length === 1

  async function open(one: Entry, path: string, depth: number): Promise<void> {
    if (files.length >= MOST_FILES || (one.isDirectory && depth > DEEPEST)) {
      isBounded = true
      return
    }
    try {
      if (one.isFile) files.push(named(await fileOf(one as FileSystemFileEntry), path + one.name))
      if (!one.isDirectory) return
      const below = depth === 1 && isAlone ? '' : `${path}${one.name}/`
      const children = await childrenOf(one as FileSystemDirectoryEntry)
      if (children.length > MOST_FILES) isBounded = true
      for (const child of children.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
        await open(child, below, depth + 1)
    } catch {
      isUnread = true
    }
  }

  for (const thing of things) {
    if (thing instanceof File && files.length < MOST_FILES) files.push(thing)
    else if (thing instanceof File) isBounded = true
    else await open(thing, '', 1)
  }
  const trouble = isBounded ? 'bounded' : isUnread ? 'unread' : files.length === 0 ? 'empty' : undefined
  return { files, trouble: things.length > 0 ? trouble : undefined }
}

/** The same bytes, on disk as before: nothing is read. */
function named(file: File, path: string): File {
  return path === file.name ? file : new File([file], path, { type: file.type })
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A browser hands them out a hundred at a time, until there is none; one more than is taken is enough to know. */
async function childrenOf(entry: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = entry.createReader()
  const found: FileSystemEntry[] = []
  while (found.length <= MOST_FILES) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) break
    found.push(...some)
  }
  return found
}
