/**
 * Signatures over keys, such as a revocation that is kept apart from its key: a matter of keys in whatever file, armor or
 * name they come.
 */
import { concatBytes, utf8 } from '../../bytes.ts'
import { cutGitObject, isGitObject } from '../../git/object.ts'
import { eachPacket, KEY_TAG, type RawPacket, TAG } from '../../openpgp/packets.ts'
import { isArmored, Pieces } from '../../openpgp/reading/armor.ts'
import { Remarks } from '../../openpgp/reading/notice.ts'
import type { Part } from '../kind.ts'
import type { Sight } from '../sight.ts'

/** RFC 9580 section 5.2.1: certifications, words on keys and subkeys, and what takes them back. */
const OVER_KEYS: readonly number[] = [0x10, 0x11, 0x12, 0x13, 0x18, 0x1f, 0x20, 0x28, 0x30]
/** Of a file; each is looked at. */
const MOST_PACKETS = 100_000
/** Blocks in which keys have no place, from their first line to that of the next. */
const BLOCKS =
  /^-----BEGIN PGP (?:SIGNATURE|MESSAGE|ARMORED FILE)-----[ \t\r]*$[^]*?(?=^-----BEGIN |(?![^]))/gm
const KEYS = 'PGP PUBLIC KEY BLOCK'
const { publicKey, secretKey } = KEY_TAG
const PASSED_OVER: readonly number[] = [TAG.marker, TAG.padding]

/** Up to version 3 the length of what is signed stands before the class. */
function isOverKeys({ tag, body }: RawPacket): boolean {
  const type = (body[0] ?? 0) < 4 ? body[2] : body[1]
  return tag === TAG.signature && type !== undefined && OVER_KEYS.includes(type)
}

interface Found {
  readonly words: readonly Uint8Array[]
  /** Whether there are other packets than those. */
  readonly others: boolean
}

const known = new WeakMap<Sight, Found>()

function foundIn(sight: Sight): Found {
  const found = known.get(sight) ?? lookIn(sight)
  known.set(sight, found)
  return found
}

function lookIn(sight: Sight): Found {
  const words: Uint8Array[] = []
  let others = sight.armors.some((label) => label === KEYS || label === 'PGP SIGNED MESSAGE')
  let left = MOST_PACKETS
  for (const block of blocksIn(sight)) {
    for (const packet of eachPacket(block)) {
      // What stands behind a key is read with it.
      if (--left < 0 || packet.tag === publicKey || packet.tag === secretKey) return { words, others: true }
      if (isOverKeys(packet)) words.push(packet.whole)
      else if (!PASSED_OVER.includes(packet.tag)) others = true
    }
  }
  return { words, others }
}

/** The packets in which keys have no place: of a file that is all packets, or of each such armor. */
function blocksIn({ bytes, text = '', armors, isWhole }: Sight): Uint8Array[] {
  if (!isWhole) return []
  if (isGitObject(bytes)) {
    const cut = cutGitObject(bytes)
    return typeof cut !== 'string' && cut.by === 'openpgp' ? [packetsIn(cut.signature)] : []
  }
  if ((bytes[0] ?? 0) >= 0x80 && !isArmored(bytes)) return [bytes]
  const isSome = armors.some((label) => label.startsWith('PGP ') && label !== KEYS)
  return isSome ? [...text.matchAll(BLOCKS)].map(([block]) => packetsIn(utf8(block))) : []
}

/** What is in one armor may come in several pieces. */
function packetsIn(armored: Uint8Array): Uint8Array {
  const pieces = new Pieces(armored, Remarks.unheard())
  const all: Uint8Array[] = []
  for (let piece = pieces.next(); piece !== undefined; piece = pieces.next())
    if (piece.kind === 'packets') all.push(piece.bytes)
  return concatBytes(...all)
}

/** Whether there is nothing else in it. */
export function isOnlyOnKeys(sight: Sight): boolean {
  const { words, others } = foundIn(sight)
  return words.length > 0 && !others
}

/** What of a file is a matter of keys, whatever else it is. */
export function keysBeside(sight: Sight): readonly Part[] {
  const { words } = foundIn(sight)
  const of = (bytes: Uint8Array): Part => ({ method: 'openpgp', role: 'keys', bytes })
  return [
    ...(sight.armors.includes(KEYS) ? [of(sight.plain)] : []),
    ...(words.length > 0 ? [of(concatBytes(...words))] : []),
  ]
}
