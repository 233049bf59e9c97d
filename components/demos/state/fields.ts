/**
 * The parts of a demo's state, each with its form in a link. A link is anybody's text: what cannot be read as the
 * part it should be is as good as absent.
 */
import type { Ref } from 'vue'
import { decodeBase64, encodeBase64 } from '../../../playground/platform/base64.ts'
import { allBytes, currentBlob, type DemoFile, demoFile, sizeOf, withContent } from '../demo-file.ts'
import { isMade, sample } from '../samples.ts'
import type { Role } from './roles.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One part of a demo's state. */
export interface Field {
  readonly ref: Ref<unknown>
  /** @returns its value now, `undefined` if that does not fit into a link */
  readonly encode: () => Promise<Json | undefined>
  /** @returns the value, `undefined` if this is no such value */
  readonly decode: (json: Json) => Promise<Decoded | undefined>
}
export interface Decoded {
  readonly value: unknown
}

/** Every part of a demo's state, by what it is for the verification; a name occurs once. */
export type Fields = Readonly<Partial<Record<Role, Readonly<Record<string, Field>>>>>
export interface NamedField extends Field {
  readonly name: string
  readonly role: Role
}

export function namedFields(fields: Fields): readonly NamedField[] {
  return Object.entries(fields).flatMap(([role, parts]) =>
    Object.entries(parts).map(([name, field]) => ({ ...field, name, role: role as Role })),
  )
}

/** What a link may carry of a person's own file, in bytes. */
export const LARGEST_FILE_IN_A_LINK = 4096
const LONGEST_TEXT = 4096
const MOST_FILES = 16

/** A text that a person typed. */
export function text(ref: Ref<string>): Field {
  return {
    ref,
    encode: async () => (ref.value.length > LONGEST_TEXT ? undefined : ref.value),
    decode: async (json) =>
      typeof json === 'string' && json.length <= LONGEST_TEXT ? { value: json } : undefined,
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
    decode: async (json) => (typeof json === 'boolean' ? { value: json } : undefined),
  }
}

/** A whole number within bounds, both included. */
export function whole(ref: Ref<number>, least: number, most: number): Field {
  return {
    ref,
    encode: async () => ref.value,
    decode: async (json) =>
      typeof json === 'number' && Number.isSafeInteger(json) && json >= least && json <= most
        ? { value: json }
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
      return found === undefined ? undefined : { value: found }
    },
  }
}

/** A text that may be missing. */
export function optionalText(ref: Ref<string | undefined>): Field {
  return {
    ref,
    encode: async () => ((ref.value?.length ?? 0) > LONGEST_TEXT ? undefined : (ref.value ?? null)),
    decode: async (json) => {
      if (json === null) return { value: undefined }
      return typeof json === 'string' && json.length <= LONGEST_TEXT ? { value: json } : undefined
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
      if (json === null) return { value: undefined }
      const found = choices.find((one) => one === json)
      return found === undefined ? undefined : { value: found }
    },
  }
}

/** A file, as it came and as it was changed: a sample by its path, a person's own by its bytes if they are few. */
export function file(ref: Ref<DemoFile | undefined>): Field {
  return {
    ref,
    encode: async () => (ref.value ? encodeFile(ref.value) : null),
    decode: async (json) => {
      if (json === null) return { value: undefined }
      const value = await decodeFile(json)
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
  if (one?.sample === undefined || one.from !== undefined) return false
  return one.rewritten === undefined && one.patches?.size === 0
}

function filesIn(value: unknown): readonly Partial<DemoFile>[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((one): one is Partial<DemoFile> => typeof one === 'object' && one !== null)
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
  const bytes = new Uint8Array(await currentBlob(one).arrayBuffer())
  return { name: one.name, bytes: encodeBase64(bytes) }
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
  const found = made
    ? { ...withContent(honest, await allBytes(made), made.sample), from: 'link' as const }
    : honest
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

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json)
}

export function isRecord(json: unknown): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
