/**
 * The parts of a demo's state, each with its form in a link. A link is anybody's text: what cannot be read as the
 * part it should be is as good as absent.
 */
import type { Ref } from 'vue'
import { decodeBase64, encodeBase64 } from '../../../playground/platform/base64.ts'
import { allBytes, currentBlob, type DemoFile, demoFile, sizeOf, withContent } from '../demo-file.ts'
import { sample } from '../samples.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One part of a demo's state. */
export interface Field {
  readonly ref: Ref<unknown>
  /** @returns its value now, `undefined` if that does not fit into a link */
  readonly encode: () => Promise<Json | undefined>
  /** @returns what sets the value, `undefined` if this is no such value */
  readonly decode: (json: Json) => Promise<(() => void) | undefined>
}
export type Fields = Readonly<Record<string, Field>>

/** What a link may carry of a person's own file, in bytes. */
export const LARGEST_FILE_IN_A_LINK = 4096
const LONGEST_TEXT = 4096
const MOST_FILES = 16

function setting<Value>(ref: Ref<Value>, value: Value): () => void {
  return () => void (ref.value = value)
}

/** A text that a person typed. */
export function text(ref: Ref<string>): Field {
  return {
    ref,
    encode: async () => (ref.value.length > LONGEST_TEXT ? undefined : ref.value),
    decode: async (json) =>
      typeof json === 'string' && json.length <= LONGEST_TEXT ? setting(ref, json) : undefined,
  }
}

/**
 * What the deck's other window shows too, but no link says: a secret, or a step, which has its own place in the address.
 */
export function mirrored(ref: Ref<unknown>): Field {
  return { ref, encode: async () => null, decode: async () => undefined }
}

/** Something that is or is not. */
export function flag(ref: Ref<boolean>): Field {
  return {
    ref,
    encode: async () => ref.value,
    decode: async (json) => (typeof json === 'boolean' ? setting(ref, json) : undefined),
  }
}

/** A whole number within bounds, both included. */
export function whole(ref: Ref<number>, least: number, most: number): Field {
  return {
    ref,
    encode: async () => ref.value,
    decode: async (json) =>
      typeof json === 'number' && Number.isSafeInteger(json) && json >= least && json <= most
        ? setting(ref, json)
        : undefined,
  }
}

/** One of a list. */
export function choice<Value extends string>(ref: Ref<Value>, choices: readonly Value[]): Field {
  return {
    ref,
    encode: async () => ref.value,
    decode: async (json) => {
      const found = choices.find((one) => one === json)
      return found === undefined ? undefined : setting(ref, found)
    },
  }
}

/** A text that may be missing. */
export function optionalText(ref: Ref<string | undefined>): Field {
  return {
    ref,
    encode: async () => ((ref.value?.length ?? 0) > LONGEST_TEXT ? undefined : (ref.value ?? null)),
    decode: async (json) => {
      if (json === null) return setting(ref, undefined)
      return typeof json === 'string' && json.length <= LONGEST_TEXT ? setting(ref, json) : undefined
    },
  }
}

/** One of a list, or none. */
export function optionalChoice<Value extends string>(
  ref: Ref<Value | undefined>,
  choices: readonly Value[],
): Field {
  return {
    ref,
    encode: async () => ref.value ?? null,
    decode: async (json) => {
      if (json === null) return setting(ref, undefined)
      const found = choices.find((one) => one === json)
      return found === undefined ? undefined : setting(ref, found)
    },
  }
}

/** A file, as it came and as it was changed: a sample by its path, a person's own by its bytes if they are few. */
export function file(ref: Ref<DemoFile | undefined>): Field {
  return {
    ref,
    encode: async () => (ref.value ? encodeFile(ref.value) : null),
    decode: async (json) => {
      if (json === null) return setting(ref, undefined)
      const value = await decodeFile(json)
      return value && setting(ref, value)
    },
  }
}

/** Several files, in their order. */
export function files(ref: Ref<readonly DemoFile[]>): Field {
  return {
    ref,
    async encode() {
      const encoded = await Promise.all(ref.value.map(encodeFile))
      return encoded.length <= MOST_FILES && encoded.every((one) => one !== undefined) ? encoded : undefined
    },
    async decode(json) {
      if (!isList(json) || json.length > MOST_FILES) return undefined
      const value = await Promise.all(json.map(decodeFile))
      return value.every((one) => one !== undefined) ? setting(ref, value) : undefined
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
  const bytes = new Uint8Array(await currentBlob(one).arrayBuffer())
  return { name: one.name, bytes: encodeBase64(bytes) }
}

async function decodeFile(json: Json): Promise<DemoFile | undefined> {
  if (!isRecord(json)) return undefined
  if (typeof json.sample === 'string') return decodeSample(json.sample, json.as, json.patches)
  if (typeof json.name !== 'string' || typeof json.bytes !== 'string') return undefined
  const bytes = json.bytes.length <= 2 * LARGEST_FILE_IN_A_LINK ? decodeBase64(json.bytes) : undefined
  return bytes && demoFile(json.name.slice(0, 255), new Blob([bytes.slice()]))
}

/** Samples are the deck's own folder, never another place of its origin. */
const SAMPLE_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/

async function brought(path: Json): Promise<DemoFile | undefined> {
  return typeof path === 'string' && SAMPLE_PATH.test(path) ? sample(path).catch(() => undefined) : undefined
}

async function decodeSample(
  path: string,
  as: Json | undefined,
  patches: Json | undefined,
): Promise<DemoFile | undefined> {
  const honest = await brought(path)
  const made = as === undefined ? undefined : await brought(as)
  if (!honest || (as !== undefined && !made)) return undefined
  const found = made ? withContent(honest, await allBytes(made), made.sample) : honest
  if (patches === undefined) return found
  if (!isList(patches) || patches.length % 2 !== 0) return undefined
  const changed = new Map<number, number>()
  for (let i = 0; i < patches.length; i += 2) {
    const [offset, value] = [patches[i], patches[i + 1]]
    if (!isIndex(offset, sizeOf(found)) || !isIndex(value, 256)) return undefined
    changed.set(offset, value)
  }
  return { ...found, patches: changed }
}

function isIndex(json: Json | undefined, below: number): json is number {
  return typeof json === 'number' && Number.isSafeInteger(json) && json >= 0 && json < below
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json)
}

export function isRecord(json: unknown): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
