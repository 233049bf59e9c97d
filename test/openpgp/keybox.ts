/** GnuPG's keybox, written by hand. */
import { sha1 } from '@noble/hashes/legacy.js'
import { concatBytes, utf8 } from '../../playground/bytes.ts'

export const HEADER = concatBytes(Uint8Array.of(0, 0, 0, 32, 1, 1, 0, 2), utf8('KBXf'), new Uint8Array(20))
const HEAD = 32

/** @param type 2 for OpenPGP, 3 for X.509 */
export function blob(content: Uint8Array, type = 2): Uint8Array {
  const bytes = new Uint8Array(HEAD + content.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, bytes.length + 20)
  bytes.set([type, 1], 4)
  view.setUint32(8, HEAD)
  view.setUint32(12, content.length)
  bytes.set(content, HEAD)
  return concatBytes(bytes, sha1(bytes))
}

export function keyboxOf(keys: readonly Uint8Array[]): Uint8Array {
  return concatBytes(HEADER, ...keys.map((key) => blob(key)))
}
