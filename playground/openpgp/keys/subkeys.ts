/** Subkeys: bound by the primary key, and by themselves (RFC 9580 section 5.2.1.9). */
import { enums } from 'openpgp'
import { Pieces } from '../reading/armor.ts'
import { Remarks } from '../reading/notice.ts'
import { readSignature } from '../reading/signature.ts'
import { Source } from '../reading/source.ts'
import { findAll, SUBPACKET } from '../reading/subpackets.ts'
import { type KeyBlock, type KeySignature, keySignature, type SubkeyPart } from './block.ts'
import { type KeyPart, usageOf } from './part.ts'
import {
  expiryOf,
  flagsOf,
  hasRunOut,
  isExportable,
  isOf,
  isTimely,
  lifetimeBy,
  newest,
  overSubkey,
} from './signatures.ts'
import type { OwnWords } from './words.ts'

export interface SubkeyState {
  readonly subkey: SubkeyPart
  /** Whether the primary key binds it, as of now. */
  readonly bound: boolean
  /**
   * What the subkey itself says of belonging to the primary key; `unreadable`: something was meant to say so, and gpg
   * complains of it.
   */
  readonly crossCertification: 'good' | 'bad' | 'none' | 'unreadable'
  /** {@link USAGE} */
  readonly usage: number
  /** Seconds; `undefined` if never. */
  readonly expires: number | undefined
  /** A revocation by the primary key, whatever its date. */
  readonly revocation: KeySignature | undefined
}

const { keyBinding } = enums.signature
const isBinding = isOf(enums.signature.subkeyBinding)
const isRevocation = isOf(enums.signature.subkeyRevocation)

/** Whether an embedded signature says that it is of the class of cross-certifications. */
function claimsToBeBack(body: Uint8Array): boolean {
  const type = body[0] === 3 ? body[2] : body[1]
  return body.length > 3 && (body[0] === 3 || body[0] === 4) && type === keyBinding
}

/** Signatures that a subkey made over its primary key, in either part of the signature that binds it. */
export function crossCertificationsIn({ says }: KeySignature): readonly (KeySignature | undefined)[] {
  const bodies = [says.hashed, says.unhashed].flatMap((area) => findAll(area, SUBPACKET.embeddedSignature))
  return bodies
    .map(({ body }) => body)
    .filter(claimsToBeBack)
    .map((body) => {
      const raw = readSignature(new Source(Pieces.binary(body)), body.length, Remarks.unheard())
      if (typeof raw === 'string' || raw.version === 0) return undefined
      return keySignature(raw)
    })
}

async function crossCertification(
  primary: KeyPart,
  subkey: KeyPart,
  binding: KeySignature,
  words: OwnWords,
  now: number,
): Promise<SubkeyState['crossCertification']> {
  const all = crossCertificationsIn(binding)
  const readable = all.filter((one) => one !== undefined)
  if (readable.length < all.length) return 'unreadable'
  // Of equally old ones gpg takes the first.
  const back = newest(readable.toReversed())
  if (back === undefined || back.says.created === 0) return 'none'
  const holds =
    isTimely(subkey, back, now) && (await words.holdsBy(subkey, back, overSubkey(primary, subkey)))
  return holds ? 'good' : 'bad'
}

/** @returns `undefined` where the primary key says nothing of it that holds */
export async function subkeyState(
  { part: primary }: KeyBlock,
  subkey: SubkeyPart,
  words: OwnWords,
  now: number,
): Promise<SubkeyState | undefined> {
  const { part, signatures } = subkey
  const over = overSubkey(primary, part)
  const kept = await words.newest(words.on(signatures, over, isBinding), over)
  const revocation = await words.newest(words.on(signatures, over, isRevocation), over)
  if (kept === undefined && revocation === undefined) return undefined
  const binding = kept !== undefined && isExportable(kept) && !hasRunOut(kept, now) ? kept : undefined
  return {
    subkey,
    bound: binding !== undefined && part.material !== undefined,
    crossCertification:
      binding === undefined ? 'none' : await crossCertification(primary, part, binding, words, now),
    usage: binding === undefined ? 0 : usageOf(part.algorithm, flagsOf(binding)),
    expires: binding && expiryOf(part, lifetimeBy(binding)),
    revocation,
  }
}
