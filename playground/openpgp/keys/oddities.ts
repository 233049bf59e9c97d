/**
 * What gpg says of a key whenever it meets it: it looks at all that stands there each time, and some of that makes it
 * complain, which is an error to it, or remark something, which is none.
 */
import { enums } from 'openpgp'
import { shortestDigest } from '../mathematics.ts'
import { isComplainedOfUnchecked, isWellFormed, SUBPACKET } from '../reading/subpackets.ts'
import type { KeyBlock, KeySignature } from './block.ts'
import { digestLength, type Over } from './digest.ts'
import type { KeyPart } from './part.ts'
import { isBy, overSubkey, overUser, standsIn } from './signatures.ts'
import { crossCertificationsIn } from './subkeys.ts'
import type { OwnWords } from './words.ts'

export interface Oddities {
  /** Whether it ends with 2 for what stands at the key, whatever the signature is that it is to check. */
  readonly complains: boolean
  /** Whether it says something that no transcript has. */
  readonly remarks: boolean
}

interface Placed {
  readonly signature: KeySignature
  readonly over: Over
  /** Whose signature may be embedded in it. */
  readonly subkey: KeyPart | undefined
}

function placed({ part, signatures, users, subkeys }: KeyBlock): Placed[] {
  const at = (list: readonly KeySignature[], over: Over, subkey?: KeyPart): Placed[] =>
    list.map((signature) => ({ signature, over, subkey }))
  return [
    ...at(signatures, part.hashed),
    ...users.flatMap((user) => at(user.signatures, overUser(part, user))),
    ...subkeys.flatMap((one) => at(one.signatures, overSubkey(part, one.part), one.part)),
  ]
}

function hasBrokenAnswer(signature: KeySignature): boolean {
  const { hashed, unhashed } = signature.says
  const isCut = [...hashed.list, ...unhashed.list].some(
    (one) => one.type === SUBPACKET.embeddedSignature && !isWellFormed(one),
  )
  return isCut || crossCertificationsIn(signature).some((back) => back?.says.complainedOf ?? true)
}

function isComplainedOf({ signature, subkey }: Placed): boolean {
  return signature.says.complainedOf || (subkey !== undefined && hasBrokenAnswer(signature))
}

/** gpg passes over both, and not in silence. */
export function isPassedOver({ raw, says }: KeySignature, by: KeyPart): boolean {
  return raw.hashAlgorithm === enums.hash.md5 || says.created < by.created
}

/** gpg calls it an error, and looks no further, that a key of DSA or ECDSA signs a digest shorter than such a key asks for. */
export function isTooShort(signature: KeySignature, by: KeyPart): boolean {
  const length = digestLength(signature.raw)
  return length !== undefined && length < (shortestDigest(by) ?? 0) && !isPassedOver(signature, by)
}

function hasShortDigest({ signature, subkey }: Placed, part: KeyPart): boolean {
  const answers = subkey === undefined ? [] : crossCertificationsIn(signature)
  return (
    isTooShort(signature, part) ||
    answers.some((back) => back !== undefined && subkey !== undefined && isTooShort(back, subkey))
  )
}

/** Or over one that demands the unknown, which it says each time of a subkey's answer. */
function isAnswerPassedOver(answer: KeySignature, by: KeyPart): boolean {
  return answer.says.critical || isPassedOver(answer, by)
}

function isRemarked({ signature, subkey }: Placed, part: KeyPart): boolean {
  if (isPassedOver(signature, part)) return true
  if (subkey === undefined) return false
  return crossCertificationsIn(signature).some(
    (back) => back !== undefined && isAnswerPassedOver(back, subkey),
  )
}

/** Of no date and by nobody: a packet that is too short to be a signature. */
function isNothing({ says }: KeySignature): boolean {
  return says.created === 0 && says.keyId.every((byte) => byte === 0)
}

/** Whether gpg leaves out what it takes for copies and we do not: what it makes of the rest is not followed here. */
function dropsOthers({ signatures, dropped }: Pick<KeyBlock, 'signatures' | 'dropped'>): boolean {
  return dropped.length > 0 && !dropped.every(standsIn(signatures))
}

/** @returns what gpg says of the key; nothing is proved of more words than it complains of */
export async function odditiesOf(block: KeyBlock, words: OwnWords): Promise<Oddities> {
  const { part } = block
  const isOwn = isBy(part)
  const all = placed(block)
  const own = all.filter(({ signature }) => isOwn(signature))
  const suspected = all.filter(isComplainedOf)
  // Of those over the key itself it says nothing, but for a revocation: that is not followed here.
  const short = own.filter(
    (one) => one.signature.raw.type !== enums.signature.key && hasShortDigest(one, part),
  )
  let complains = short.some(({ over }) => over !== part.hashed)
  for (const { signature, over } of complains ? [] : suspected) {
    const { hashed, unhashed } = signature.says
    complains =
      isComplainedOfUnchecked(hashed, unhashed) ||
      (isOwn(signature) && (words.counted(signature) || (await words.proves(signature, over))))
    if (complains) break
  }
  const remarks =
    short.length > 0 ||
    suspected.length > 0 ||
    own.some((one) => isRemarked(one, part)) ||
    all.some(({ signature }) => isNothing(signature)) ||
    [block, ...block.users, ...block.subkeys].some(dropsOthers)
  return { complains, remarks }
}
