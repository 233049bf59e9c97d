import { equalBytes } from '../../playground/bytes.ts'

/** A file a demo works on: what came, and what a person changed in it. Any size: nothing is read here. */
export interface DemoFile {
  readonly name: string
  /** Where among the deck's own samples it came from; absent for a person's own file. */
  readonly sample?: string
  /**
   * `link`: a link brought these bytes, or this change of a sample: they are nobody's here. `registry`: it began as what
   * the deck's build was given by the package registry; what it is now, its bytes tell (`use-registrys.ts`).
   */
  readonly from?: 'link' | 'registry'
  readonly original: Blob
  /** What an edit of a decoded part made of the original; the patches lie on top of it. */
  readonly rewritten?: Blob
  /** The sample, of those that are made when asked for, that the rewritten content is. */
  readonly rewrittenAs?: string
  /** New value by offset; a value equal to the one beneath is never kept. */
  readonly patches: ReadonlyMap<number, number>
}

export function demoFile(name: string, original: Blob): DemoFile {
  return { name, original, patches: new Map() }
}

const base = (file: DemoFile): Blob => file.rewritten ?? file.original

/** Size in bytes, as it stands now: patches never change it. */
export function sizeOf(file: DemoFile): number {
  return base(file).size
}

export function isChanged(file: DemoFile): boolean {
  return file.patches.size > 0 || file.rewritten !== undefined
}

/** @returns whether nobody changed any of them, of those that are there */
export function areAsTheyCame(files: readonly (DemoFile | undefined)[]): boolean {
  return files.every((file) => file === undefined || !isChanged(file))
}

/** @returns the file with one byte set, or unset where it is what it was again; itself if it has no such byte */
export async function withByte(file: DemoFile, offset: number, value: number): Promise<DemoFile> {
  const [before] = await bytesAt(base(file), offset, 1)
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
  offset = Math.floor(sizeOf(file) / 2),
): Promise<DemoFile> {
  const [byte] = await bytesAt(currentBlob(file), offset, 1)
  return byte === undefined ? file : withByte(file, offset, byte ^ 1)
}

/**
 * @param bytes the whole file, after an edit of one of its parts
 * @param as the path under which the same bytes can be had again
 */
export function withContent(file: DemoFile, bytes: Uint8Array, as?: string): DemoFile {
  return {
    ...withoutChanges(file),
    ...(file.from !== undefined && { from: file.from }),
    rewritten: new Blob([bytes.slice()]),
    ...(as !== undefined && { rewrittenAs: as }),
  }
}

export function withoutChanges({ name, original, sample, from }: DemoFile): DemoFile {
  if (sample !== undefined) return { ...demoFile(name, original), sample }
  return { ...demoFile(name, original), ...(from !== undefined && { from }) }
}

/** The file as it stands now: slices with the changed bytes between them. */
export function currentBlob(file: DemoFile): Blob {
  const whole = base(file)
  if (file.patches.size === 0) return whole
  const parts: BlobPart[] = []
  let at = 0
  for (const [offset, value] of [...file.patches].sort(([a], [b]) => a - b)) {
    parts.push(whole.slice(at, offset), Uint8Array.of(value))
    at = offset + 1
  }
  parts.push(whole.slice(at))
  return new Blob(parts)
}

export async function bytesAt(blob: Blob, offset: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
}

/** @returns whether both are the same bytes, as they stand now */
export async function isEqual(one: DemoFile, other: DemoFile): Promise<boolean> {
  return sizeOf(one) === sizeOf(other) && equalBytes(await allBytes(one), await allBytes(other))
}

export async function allBytes(file: DemoFile): Promise<Uint8Array> {
  return new Uint8Array(await currentBlob(file).arrayBuffer())
}
