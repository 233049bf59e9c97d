/**
 * The parts of a demo's state, each with its form in a link. A link is anybody's text: what cannot be read as the
 * part it should be is as good as absent.
 */
import type { Ref } from 'vue'
import { asItIs, type Meaning } from './meaning.ts'
import type { Role } from './roles.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One part of a demo's state. */
export interface Field {
  readonly ref: Ref<unknown>
  /** @returns its value now, `undefined` if that does not fit into a link */
  readonly encode: () => Promise<Json | undefined>
  /** @returns the value, `undefined` if this is no such value */
  readonly decode: (json: Json) => Promise<Decoded | undefined>
  /** What a value comes to. What this finds the same is whose it was. */
  readonly meaning: (value: never) => readonly string[]
  /** Whether it may hold whatever somebody writes: as an artifact or a claim, that is brought like a file. */
  readonly written?: true
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

const LONGEST_TEXT = 4096

/** A text that a person typed. */
export function text(ref: Ref<string>, meaning: Meaning<string> = asItIs): Field {
  return {
    ref,
    meaning,
    written: true,
    encode: async () => (ref.value.length > LONGEST_TEXT ? undefined : ref.value),
    decode: async (json) =>
      typeof json === 'string' && json.length <= LONGEST_TEXT ? { value: json } : undefined,
  }
}

/**
 * What the deck's other window shows too, but no link says: a secret, or a step, which has its own place in the address.
 */
export function mirrored(ref: Ref<unknown>): Field {
  return { ref, meaning: asItIs, encode: async () => null, decode: async () => undefined }
}

/** What only a person at this keyboard may say: a state in which somebody said it fits into no link. */
export function unlinked(ref: Ref<unknown>): Field {
  const encode = async () => (ref.value === undefined ? null : undefined)
  return { ...mirrored(ref), encode }
}

/** A doubt that a link may raise, and never take away: nothing says that there is none. */
export function doubt(ref: Ref<string>): Field {
  const { meaning, encode, decode } = text(ref)
  return { ref, meaning, encode, decode: async (json) => (json === '' ? undefined : decode(json)) }
}

/** Something that is or is not. */
export function flag(ref: Ref<boolean>): Field {
  return {
    ref,
    meaning: asItIs,
    encode: async () => ref.value,
    decode: async (json) => (typeof json === 'boolean' ? { value: json } : undefined),
  }
}

/** A whole number within bounds, both included. */
export function whole(ref: Ref<number>, least: number, most: number): Field {
  return {
    ref,
    meaning: asItIs,
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
    meaning: asItIs,
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
    meaning: asItIs,
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
    meaning: asItIs,
    encode: async () => ref.value ?? null,
    decode: async (json) => {
      if (json === null) return { value: undefined }
      const found = choices.find((one) => one === json)
      return found === undefined ? undefined : { value: found }
    },
  }
}

export function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json)
}

export function isRecord(json: unknown): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
