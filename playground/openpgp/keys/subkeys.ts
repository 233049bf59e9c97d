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
  allNewest,
  expiryOf,
  flagsOf,
  hasRunOut,
  isExportable,
  isOf,
  isTimely,
  lifetimeBy,
  overSubkey,
} from './signatures.ts'
import type { Looker } from './proofs.ts'
import type { OwnWords } from './words.ts'

/** What the two keys say of belonging together. */
export interface Bond {
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
}

export interface SubkeyState extends Bond {
  readonly subkey: SubkeyPart
  /** What they say of it as well, in the same second. */
  readonly rivals: readonly Bond[]
  /** A revocation by the primary key, whatever its date. */
  readonly revocation: KeySignature | undefined
  /** Of one second each, the newest that hold; gpg's last. It leaves out all that is older. */
  readonly bindings: readonly KeySignature[]
  readonly revocations: readonly KeySignature[]
}

const { keyBinding } = enums.signature
const isBinding = isOf(enums.signature.subkeyBinding)
const isRevocation = isOf(enums.signature.subkeyRevocation)

export const isWordOnSubkey = (signature: KeySignature): boolean =>
  isBinding(signature) || isRevocation(signature)

/** Whether an embedded signature says that it is of the class of cross-certifications. */
function claimsToBeBack(body: Uint8Array): boolean {
  const [version = 0] = body
  const type = version === 3 ? body[2] : body[1]
  return body.length > 3 && [3, 4, 6].includes(version) && type === keyBinding
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

/** Whether the subkey says so in any of these copies, whatever is said of it since; or may, where there is too much. */
export async function hasCrossCertified(
  subkey: KeyPart,
  primary: KeyPart,
  copies: readonly KeyBlock[],
  looker: Looker,
): Promise<boolean> {
  const over = overSubkey(primary, subkey)
  const looked = new Set<string>()
  for (const block of copies) {
    const all = [block, ...block.users, ...block.subkeys]
    for (const binding of all.flatMap((one) => [...one.signatures, ...one.dropped]).filter(isBinding)) {
      if (looked.has(binding.bytes)) continue
      looked.add(binding.bytes)
      for (const back of crossCertificationsIn(binding))
        if (back !== undefined && (await looker.proves(back, subkey, over))) return true
    }
  }
  return looker.exceeded
}

/** @returns gpg's answer first; others where several of one second do not all say the same */
async function crossCertifications(
  primary: KeyPart,
  subkey: KeyPart,
  binding: KeySignature,
  words: OwnWords,
  now: number,
): Promise<Bond['crossCertification'][]> {
  const all = crossCertificationsIn(binding)
  const readable = all.filter((one) => one !== undefined)
  if (readable.length < all.length) return ['unreadable']
  const over = overSubkey(primary, subkey)
  const answers: Bond['crossCertification'][] = []
  // Of equally old ones gpg takes the first.
  for (const back of allNewest(readable.toReversed())) {
    const holds =
      back.says.created !== 0 && isTimely(subkey, back, now) && (await words.holdsBy(subkey, back, over))
    answers.push(back.says.created === 0 ? 'none' : holds ? 'good' : 'bad')
  }
  return answers.length === 0 ? ['none'] : [...new Set(answers)]
}

async function bondsBy(
  primary: KeyPart,
  part: KeyPart,
  kept: KeySignature,
  words: OwnWords,
  now: number,
): Promise<Bond[]> {
  if (!isExportable(kept) || hasRunOut(kept, now)) return [UNBOUND]
  const answers = await crossCertifications(primary, part, kept, words, now)
  return answers.map((crossCertification) => ({
    bound: part.material !== undefined,
    crossCertification,
    usage: usageOf(part.algorithm, flagsOf(kept)),
    expires: expiryOf(part, lifetimeBy(kept)),
  }))
}

const UNBOUND: Bond = { bound: false, crossCertification: 'none', usage: 0, expires: undefined }

/** @returns `undefined` where the primary key says nothing of it that holds */
export async function subkeyState(
  { part: primary }: KeyBlock,
  subkey: SubkeyPart,
  words: OwnWords,
  now: number,
): Promise<SubkeyState | undefined> {
  const { part, signatures } = subkey
  const over = overSubkey(primary, part)
  const kept = await words.allNewest(words.on(signatures, over, isBinding), over)
  const revocations = await words.allNewest(words.on(signatures, over, isRevocation), over)
  const [revocation] = revocations
  if (kept.length === 0 && revocation === undefined && subkey.imported !== true) return undefined
  const bonds: Bond[] = []
  for (const one of kept) bonds.push(...(await bondsBy(primary, part, one, words, now)))
  const [bond = UNBOUND, ...rivals] = bonds
  return {
    subkey,
    ...bond,
    rivals,
    revocation: revocation && isExportable(revocation) ? revocation : undefined,
    bindings: kept.toReversed(),
    revocations: revocations.toReversed(),
  }
}
