/** One change to one part of a verification, or two. */
import { fromLatin1, latin1 } from '../../../playground/openpgp/reading/characters.ts'
import { Pieces } from '../../../playground/openpgp/reading/armor.ts'
import { Remarks } from '../../../playground/openpgp/reading/notice.ts'
import type { Chance } from '../random.ts'
import { inLines, rearmored } from './armor.ts'
import { type Changed, inBytes } from './bytes.ts'
import { inPackets } from './packets.ts'
import type { Subject } from './subject.ts'

export type Mutant = Subject & {
  /** What was done where, for a person to read. */
  readonly change: string
}

type Part = 'signature' | 'keys' | 'artifact' | 'file'

function partOf(subject: Subject, part: Part): Uint8Array {
  if (part === 'keys') return subject.input.keys[0] ?? new Uint8Array(0)
  if (subject.kind === 'clear') return subject.input.file
  return part === 'artifact' ? subject.input.artifact : subject.input.signature
}

function withPart(subject: Subject, part: Part, bytes: Uint8Array): Subject {
  if (subject.kind === 'clear') {
    return {
      ...subject,
      input: { ...subject.input, ...(part === 'keys' ? { keys: [bytes] } : { file: bytes }) },
    }
  }
  return { ...subject, input: { ...subject.input, [part]: part === 'keys' ? [bytes] : bytes } }
}

/** The packets under the armor of a file, where it has one. */
function packetsIn(bytes: Uint8Array): { readonly armored: boolean; readonly packets: Uint8Array } {
  if (bytes[0] !== 0x2d) return { armored: false, packets: bytes }
  const pieces = new Pieces(bytes, new Remarks())
  for (let piece = pieces.next(); piece !== undefined; piece = pieces.next()) {
    if (piece.kind === 'packets') return { armored: true, packets: piece.bytes }
  }
  return { armored: true, packets: bytes }
}

function inSignedFile(bytes: Uint8Array, other: Uint8Array, chance: Chance): Changed {
  const { armored, packets } = packetsIn(bytes)
  const kind = chance.below(armored ? 3 : 2)
  if (kind === 0) return inBytes(bytes, other, chance)
  if (kind === 2) {
    const [change, text] = inLines(latin1(bytes), chance)
    return [change, fromLatin1(text)]
  }
  const [change, changed] = inPackets(packets, packetsIn(other).packets, chance)
  if (!armored) return [change, changed]
  const text = latin1(bytes)
  const start = text.indexOf('-----BEGIN PGP SIGNATURE')
  const armor = start < 0 ? text : text.slice(start)
  const whole = text.slice(0, Math.max(start, 0)) + rearmored(armor, changed)
  return [change, fromLatin1(whole)]
}

/** Same subject, same choices, same mutant. `others`: what is cut and pasted from. */
export function mutate(subject: Subject, others: readonly Subject[], chance: Chance): Mutant {
  const parts: readonly Part[] =
    subject.kind === 'clear'
      ? ['file', 'file', 'file', 'keys']
      : ['signature', 'signature', 'signature', 'keys', 'keys', 'artifact']
  const part = chance.of(parts)
  const other = partOf(chance.of(others.filter(({ kind }) => kind === subject.kind)), part)
  const times = chance.below(4) === 0 ? 2 : 1
  const changes: string[] = []
  let bytes = partOf(subject, part)
  for (let i = 0; i < times; i++) {
    const [change, changed] =
      part === 'artifact' ? inBytes(bytes, other, chance) : inSignedFile(bytes, other, chance)
    changes.push(change)
    bytes = changed
  }
  return { ...withPart(subject, part, bytes), change: `${part}: ${changes.join('; ')}` }
}
