/** Those parts of a demo's state that are files. */
import type { Ref } from 'vue'
import { decodeBase64, encodeBase64 } from '../../../playground/platform/base64.ts'
import { allBytes, currentBlob, type DemoFile, demoFile, sizeOf, withContent } from '../demo-file.ts'
import { isMade, sample } from '../samples.ts'
import { type Field, isList, isRecord, type Json } from './fields.ts'

/** What a link may carry of a person's own file, in bytes. */
export const LARGEST_FILE_IN_A_LINK = 4096
const MOST_FILES = 16

/** A file, as it came and as it was changed: a sample by its path, a person's own by its bytes if they are few. */
export function file(ref: Ref<DemoFile | undefined>): Field {
  return {
    ref,
    meaning: (value: DemoFile | undefined) => [fileMeant(value)],
    encode: async () => (ref.value ? encodeFile(ref.value) : null),
    decode: async (json) => {
      if (json === null) return { value: undefined }
      const value = await decodeFile(json)
      return value && { value }
    },
  }
}

/**
 * A file that is believed. A link may ask for one that the deck believes, and for nothing else; a state with another one
 * fits into no link, since another one would judge it there.
 *
 * @param paths of those that the deck believes, among its samples
 */
export function shippedFile(ref: Ref<DemoFile | undefined>, paths: readonly string[]): Field {
  return {
    ref,
    meaning: (value: DemoFile | undefined) => [fileMeant(value)],
    async encode() {
      const { sample: path, from, rewritten, rewrittenAs, patches } = ref.value ?? {}
      // What an attack makes of it is made again where the attack is.
      const isKept = rewritten === undefined || (rewrittenAs !== undefined && isMade(rewrittenAs))
      const isShipped = path !== undefined && paths.includes(path) && from === undefined
      return isShipped && isKept && patches?.size === 0 ? { sample: path } : undefined
    },
    async decode(json) {
      if (!isRecord(json) || typeof json.sample !== 'string' || !paths.includes(json.sample)) return undefined
      const value = Object.keys(json).length === 1 ? await brought(json.sample) : undefined
      return value && { value }
    },
  }
}

/** @returns whether a link brought this, or a part of it */
export function isFromLink(value: unknown): boolean {
  return filesIn(value).some(({ from }) => from === 'link')
}

/** @returns the same, as a person's own: what this window itself had put into its address */
export function asOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asOwn)
  if (!isFromLink(value)) return value
  const own: { from?: DemoFile['from'] } = { ...(value as DemoFile) }
  delete own.from
  return own
}

/** @returns whether it is a file of the deck, as the deck has it */
export function isSample(value: unknown): boolean {
  const [one] = filesIn(value)
  if (one?.sample === undefined || one.from !== undefined || isMade(one.sample)) return false
  return one.rewritten === undefined && one.patches?.size === 0
}

function filesIn(value: unknown): readonly Partial<DemoFile>[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((one): one is Partial<DemoFile> => typeof one === 'object' && one !== null)
}

const blobs = new WeakMap<Blob, number>()
let count = 0

/** A person's own bytes are theirs, whatever else has the same. */
function blobMeant(blob: Blob): number {
  const known = blobs.get(blob) ?? ++count
  blobs.set(blob, known)
  return known
}

function fileMeant(one: DemoFile | undefined): string {
  if (one === undefined) return ''
  const { sample: path, original, rewritten, rewrittenAs, patches } = one
  const content = rewrittenAs ?? (rewritten && blobMeant(rewritten))
  const changed = [...patches].sort(([a], [b]) => a - b)
  return JSON.stringify([path ?? blobMeant(original), content ?? null, changed])
}

/** Several files, in their order. */
export function files(ref: Ref<readonly DemoFile[]>): Field {
  return {
    ref,
    meaning: (value: readonly DemoFile[]) => value.map(fileMeant),
    async encode() {
      const encoded = await Promise.all(ref.value.map(encodeFile))
      return encoded.length <= MOST_FILES && encoded.every((one) => one !== undefined) ? encoded : undefined
    },
    async decode(json) {
      if (!isList(json) || json.length > MOST_FILES) return undefined
      const value = await Promise.all(json.map(decodeFile))
      return value.every((one) => one !== undefined) ? { value } : undefined
    },
  }
}

async function encodeFile(one: DemoFile): Promise<Json | undefined> {
  const made = one.rewritten === undefined || one.rewrittenAs !== undefined
  if (one.sample !== undefined && made) {
    return {
      sample: one.sample,
      ...(one.rewrittenAs !== undefined && { as: one.rewrittenAs }),
      ...(one.patches.size > 0 && { patches: [...one.patches].flat() }),
    }
  }
  if (sizeOf(one) > LARGEST_FILE_IN_A_LINK) return undefined
  // What is wrong with a file that cannot be read is said where it is verified.
  const bytes = await currentBlob(one)
    .arrayBuffer()
    .catch(() => undefined)
  return bytes && { name: one.name, bytes: encodeBase64(new Uint8Array(bytes)) }
}

async function decodeFile(json: Json): Promise<DemoFile | undefined> {
  if (!isRecord(json)) return undefined
  if (typeof json.sample === 'string') return decodeSample(json.sample, json.as, json.patches)
  if (typeof json.name !== 'string' || typeof json.bytes !== 'string') return undefined
  const bytes = json.bytes.length <= 2 * LARGEST_FILE_IN_A_LINK ? decodeBase64(json.bytes) : undefined
  return bytes && { ...demoFile(json.name.slice(0, 255), new Blob([bytes.slice()])), from: 'link' }
}

/** Samples are the deck's own folder, never another place of its origin. */
const SAMPLE_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/

async function brought(path: Json): Promise<DemoFile | undefined> {
  return typeof path === 'string' && SAMPLE_PATH.test(path) ? sample(path).catch(() => undefined) : undefined
}

/** Enough changed bytes turn a sample into anything, another sample's too: whoever changed them brought the file. */
async function decodeSample(
  path: string,
  as: Json | undefined,
  patches: Json | undefined,
): Promise<DemoFile | undefined> {
  const honest = await brought(path)
  const made = typeof as === 'string' && isMade(as) ? await brought(as) : undefined
  if (!honest || (as !== undefined && !made)) return undefined
  // What the deck's attackers make is no sample: whoever asks for it is told by its bytes what it is.
  const shipped = isMade(path) ? { ...demoFile(honest.name, honest.original), from: 'link' as const } : honest
  const found = made
    ? { ...withContent(shipped, await allBytes(made), made.sample), from: 'link' as const }
    : shipped
  if (patches === undefined) return found
  if (!isList(patches) || patches.length % 2 !== 0) return undefined
  const changed = new Map<number, number>()
  for (let i = 0; i < patches.length; i += 2) {
    const [offset, value] = [patches[i], patches[i + 1]]
    if (!isIndex(offset, sizeOf(found)) || !isIndex(value, 256)) return undefined
    changed.set(offset, value)
  }
  return { ...found, patches: changed, ...(changed.size > 0 && { from: 'link' as const }) }
}

function isIndex(json: Json | undefined, below: number): json is number {
  return typeof json === 'number' && Number.isSafeInteger(json) && json >= 0 && json < below
}
