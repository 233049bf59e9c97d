/** A demo's state as the text behind `#` in the deck's address. */
import { fromUtf8, utf8 } from '../../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../../playground/platform/base64.ts'
import { type Fields, isRecord, type Json } from './fields.ts'

/** Longer addresses do not survive every mail, chat and server. */
const LONGEST_LINK = 8000
/** A link is anybody's: what it unpacks to is bounded too. */
const LARGEST_STATE = 64 * 1024

/**
 * @returns the state as URL-safe text, `undefined` if a part of it does not fit into a link
 */
export async function linkOf(fields: Fields): Promise<string | undefined> {
  const state: Record<string, Json> = {}
  for (const [name, field] of Object.entries(fields)) {
    const encoded = await field.encode()
    if (encoded === undefined) return undefined
    state[name] = encoded
  }
  const packed = await piped(utf8(JSON.stringify(state)), new CompressionStream('deflate-raw'))
  const text = packed && encodeBase64(packed).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return text !== undefined && text.length <= LONGEST_LINK ? text : undefined
}

/**
 * Puts the state of a link into `fields`; a part that cannot be read stays as it is.
 *
 * @returns whether the link said anything about these fields
 */
export async function followLink(fields: Fields, link: string): Promise<boolean> {
  if (link.length > LONGEST_LINK) return false
  const unpacked = await piped(decodeBase64(link), new DecompressionStream('deflate-raw'), LARGEST_STATE)
  const state = unpacked && parsed(fromUtf8(unpacked))
  if (!isRecord(state)) return false
  const found = await Promise.all(
    Object.entries(fields).map(([name, { decode }]) => {
      const json = Object.hasOwn(state, name) ? state[name] : undefined
      return json === undefined ? undefined : decode(json)
    }),
  )
  // All at once, so that nothing is verified in a state between two.
  for (const apply of found) apply?.()
  return found.some((apply) => apply !== undefined)
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
