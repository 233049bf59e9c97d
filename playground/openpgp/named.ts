/** Names for what is made of several byte strings. */
import { latin1 } from './reading/characters.ts'

/**
 * One text for all of `parts`: equal for equal parts, different for different ones. The length stands before each, so
 * that no byte in one can be taken for the border to the next.
 */
export function nameOfAll(...parts: readonly (Uint8Array | string | number | undefined)[]): string {
  return parts
    .map((part) => (part instanceof Uint8Array ? latin1(part) : part === undefined ? '' : String(part)))
    .map((text, i) => `${parts[i] === undefined ? '-' : text.length}:${text}`)
    .join('')
}
