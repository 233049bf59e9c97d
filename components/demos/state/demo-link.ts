/** A demo's state as the text behind `#` in the deck's address. */
import { fromUtf8, utf8 } from '../../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../../playground/platform/base64.ts'
import { type Fields, isRecord, type Json, type NamedField, namedFields } from './fields.ts'
import { isSample } from './file-fields.ts'
import { type Rule, WHO_MAY_SET } from './roles.ts'

/** Longer addresses do not survive every mail, chat and server. */
const LONGEST_LINK = 8000
/** A link is anybody's: what it unpacks to is bounded too. */
const LARGEST_STATE = 64 * 1024

/** What a link carries of a state, or says of it. */
interface Followed {
  readonly fields: readonly NamedField[]
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * What no link may set is left out: whoever follows it sees their own. What is believed is not: it judges the rest.
 *
 * @returns the state as URL-safe text, `undefined` if a part of it does not fit into a link
 */
export async function linkOf(fields: Fields): Promise<string | undefined> {
  const state: Record<string, Json> = {}
  for (const field of namedFields(fields)) {
    const rule: Rule = WHO_MAY_SET[field.role].link
    if (rule === 'never') continue
    const encoded = await field.encode()
    if (encoded === undefined) return undefined
    if (rule !== 'sample' || encoded !== null) state[field.name] = encoded
  }
  const packed = await piped(utf8(JSON.stringify(state)), new CompressionStream('deflate-raw'))
  const text = packed && encodeBase64(packed).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return text !== undefined && text.length <= LONGEST_LINK ? text : undefined
}

/**
 * Reads what a link may set; a part that cannot be read, or that is not the link's to set, stays as it is.
 *
 * @returns `undefined` if the link says nothing about these fields
 */
export async function readLink(
  fields: Fields,
  link: string,
  by: 'link' | 'mission' = 'link',
): Promise<Followed | undefined> {
  if (link.length > LONGEST_LINK) return undefined
  const unpacked = await piped(decodeBase64(link), new DecompressionStream('deflate-raw'), LARGEST_STATE)
  const state = unpacked && parsed(fromUtf8(unpacked))
  if (!isRecord(state)) return undefined
  const found = await Promise.all(
    namedFields(fields).map(async (field) => {
      const json = Object.hasOwn(state, field.name) ? state[field.name] : undefined
      const decoded = json === undefined ? undefined : await field.decode(json)
      return decoded && mayCome(field, decoded.value, by) ? { field, value: decoded.value } : undefined
    }),
  )
  const set = found.filter((one) => one !== undefined)
  if (set.length === 0) return undefined
  return {
    fields: set.map(({ field }) => field),
    values: Object.fromEntries(set.map(({ field, value }) => [field.name, value])),
  }
}

/**
 * Puts the state of a link into `fields`.
 *
 * @returns whether the link said anything about these fields
 */
export async function followLink(fields: Fields, link: string, by?: 'link' | 'mission'): Promise<boolean> {
  const followed = await readLink(fields, link, by)
  if (followed) put(followed)
  return followed !== undefined
}

/** All at once, so that nothing is verified in a state between two. */
export function put({ fields, values }: Followed): void {
  for (const { name, ref } of fields) ref.value = values[name]
}

function mayCome({ role }: NamedField, value: unknown, by: 'link' | 'mission'): boolean {
  const rule: Rule = WHO_MAY_SET[role][by]
  return rule === 'yes' || rule === 'marked' || (rule === 'sample' && isSample(value))
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @returns `undefined` if the bytes cannot be (un)packed or come to more than `limit` */
async function piped(
  bytes: Uint8Array,
  through: GenericTransformStream,
  limit = Infinity,
): Promise<Uint8Array | undefined> {
  try {
    const reader = new Blob([bytes.slice()]).stream().pipeThrough(through).getReader()
    const chunks: Uint8Array[] = []
    let length = 0
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const chunk = read.value as Uint8Array
      length += chunk.length
      if (length > limit) {
        await reader.cancel()
        return undefined
      }
      chunks.push(chunk)
    }
    return new Uint8Array(await new Blob(chunks.map((chunk) => chunk.slice())).arrayBuffer())
  } catch {
    return undefined
  }
}
