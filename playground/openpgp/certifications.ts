/** What other people's signatures over a user id are worth. */
import { enums } from 'openpgp'
import type { CertificationStanding, CertificationView } from './key-view.ts'
import type { Keyring } from './keyring.ts'
import type { KeyBlock, KeySignature, UserPart } from './keys/block.ts'
import type { KeyPart } from './keys/part.ts'
import {
  hasRunOut,
  isBy,
  isCertification,
  isForgeable,
  isMadeBy,
  isOf,
  newest,
  overUser,
} from './keys/signatures.ts'

async function madeBy(
  signatures: readonly KeySignature[],
  by: KeyPart,
  over: Uint8Array,
): Promise<KeySignature[]> {
  const holds = await Promise.all(signatures.map((signature) => isMadeBy(signature, by, over)))
  return signatures.filter((_, i) => holds[i])
}

async function standingOf(
  certifications: readonly KeySignature[],
  revocations: readonly KeySignature[],
  by: KeyPart,
  over: Uint8Array,
  now: number,
): Promise<CertificationStanding> {
  const genuine = await madeBy(certifications, by, over)
  if (genuine.length === 0) return 'bad'
  const last = newest(genuine.filter((one) => !isForgeable(one)))
  if (last === undefined) return 'weak-digest'
  if (hasRunOut(last, now)) return 'expired'
  const takenBack = newest(await madeBy(revocations.filter(isBy(by)), by, over))
  return takenBack !== undefined && takenBack.says.created >= last.says.created ? 'revoked' : 'good'
}

/**
 * By other keys, one for each: its newest.
 *
 * @param now seconds since 1970
 */
export async function certificationsOf(
  block: KeyBlock,
  user: UserPart,
  { blocks }: Keyring,
  trusted: readonly string[],
  now: number,
): Promise<CertificationView[]> {
  const over = overUser(block.part, user)
  const revocations = user.signatures.filter(isOf(enums.signature.certRevocation))
  const byIssuer = new Map<string, KeySignature[]>()
  for (const signature of user.signatures.filter(isCertification)) {
    const { issuer: keyId } = signature
    if (keyId === block.part.keyId) continue
    const sameIssuer = byIssuer.get(keyId)
    if (sameIssuer === undefined) byIssuer.set(keyId, [signature])
    else sameIssuer.push(signature)
  }
  const views: CertificationView[] = []
  for (const [keyId, certifications] of byIssuer) {
    const certifier = blocks.find(({ part }) => part.keyId === keyId)?.part
    const standing = certifier
      ? await standingOf(certifications, revocations, certifier, over, now)
      : 'no-key'
    views.push({
      keyId,
      fingerprint: certifier?.fingerprint,
      standing,
      trusted: standing === 'good' && certifier !== undefined && trusted.includes(certifier.fingerprint),
      created: new Date((newest(certifications)?.says.created ?? 0) * 1000),
    })
  }
  return views
}
