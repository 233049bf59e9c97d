/** Notations (RFC 9580 section 5.2.3.24) as gpg prints them: names and values are strings of C, of bytes. */
import { shownUserId } from '../display.ts'
import { findAll, notationOf, SUBPACKET, type Subpackets } from '../reading/subpackets.ts'
import type { NotationValue, SignatureLine } from './line.ts'

/** Bytes of a value that is no text. */
const PREVIEWED = 19
const AT_SIGN = 0x40

function cString(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

function preview(bytes: Uint8Array): NotationValue {
  const shown = [...bytes.subarray(0, PREVIEWED)].map((byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?',
  )
  return { bytes: bytes.length, preview: shown.join('') + (bytes.length > PREVIEWED ? '...' : '') }
}

/** Of those that are nobody's own: an address in the name says whose it is. gpg keeps them in a list, the last first. */
export function notationLines(hashed: Subpackets): SignatureLine[] {
  return findAll(hashed, SUBPACKET.notationData)
    .toReversed()
    .flatMap(({ critical, body }): SignatureLine[] => {
      const notation = notationOf(body)
      if (notation === undefined) return []
      const name = cString(notation.name)
      if (name.includes(AT_SIGN)) return []
      const { humanReadable } = notation
      const value = humanReadable ? shownUserId(cString(notation.value)) : preview(notation.value)
      return [{ id: 'notation', critical, name: shownUserId(name), value }]
    })
}
