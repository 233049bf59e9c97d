/** Takes the armor (RFC 9580 section 6.2) off files of keys. */
import { Pieces } from './reading/armor.ts'
import { Remarks } from './reading/notice.ts'

export type { ArmorKind } from './reading/headers.ts'
export { crc24 } from './reading/radix64.ts'

/** The binary contents of a file, armored or not. */
export interface Unarmored {
  readonly blocks: readonly Uint8Array[]
  /** How many armor blocks were begun but cannot be read. */
  readonly unreadable: number
}

/**
 * Every block of keys, in order, as a KEYS file has many; a file without armor is one block.
 *
 * @param file the whole file; what stands before, between and after the blocks is skipped
 */
export function unarmorKeys(file: Uint8Array): Unarmored {
  const pieces = new Pieces(file, Remarks.unheard(), { keysOnly: true })
  const blocks: Uint8Array[] = []
  let unreadable = 0
  for (let piece = pieces.next(); piece !== undefined; piece = pieces.next()) {
    if (piece.kind !== 'packets') continue
    if (piece.damaged || piece.bytes.length === 0) unreadable += 1
    // Where the last line of an armor was read for base64, what comes of it is left out.
    else blocks.push(piece.bytes.subarray(0, piece.beforeLastLine))
  }
  return { blocks, unreadable }
}
