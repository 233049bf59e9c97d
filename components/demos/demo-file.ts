/** A file a demo works on: what came, and the bytes a person changed in it. Any size: nothing is read here. */
export interface DemoFile {
  readonly name: string
  readonly original: Blob
  /** New value by offset; a value equal to the original is never kept. */
  readonly patches: ReadonlyMap<number, number>
}

export function demoFile(name: string, original: Blob): DemoFile {
  return { name, original, patches: new Map() }
}

/** @returns the file with one byte set, or unset where it is the original's again; itself if it has no such byte */
export async function withByte(file: DemoFile, offset: number, value: number): Promise<DemoFile> {
  const [before] = await bytesAt(file.original, offset, 1)
  if (before === undefined) return file
  const patches = new Map(file.patches)
  const byte = value & 0xff
  if (before === byte) patches.delete(offset)
  else patches.set(offset, byte)
  return { ...file, patches }
}

/** Flips the lowest bit of the byte in the middle, or of the one at `offset`. */
export async function withFlippedByte(
  file: DemoFile,
  offset = Math.floor(file.original.size / 2),
): Promise<DemoFile> {
  const [byte] = await bytesAt(currentBlob(file), offset, 1)
  return byte === undefined ? file : withByte(file, offset, byte ^ 1)
}

export function withoutPatches(file: DemoFile): DemoFile {
  return { ...file, patches: new Map() }
}

/** The file as it stands now: slices of the original with the changed bytes between them. */
export function currentBlob({ original, patches }: DemoFile): Blob {
  if (patches.size === 0) return original
  const parts: BlobPart[] = []
  let at = 0
  for (const [offset, value] of [...patches].sort(([a], [b]) => a - b)) {
    parts.push(original.slice(at, offset), Uint8Array.of(value))
    at = offset + 1
  }
  parts.push(original.slice(at))
  return new Blob(parts)
}

export async function bytesAt(blob: Blob, offset: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
}

export async function allBytes(file: DemoFile): Promise<Uint8Array> {
  return new Uint8Array(await currentBlob(file).arrayBuffer())
}
