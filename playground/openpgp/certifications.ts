/** What other people's signatures over a user id are worth. */
import { enums } from 'openpgp'
import type { CertificationStanding, CertificationView } from './key-view.ts'
import { groupedBy } from './grouped.ts'
import type { KeyBlock, KeySignature, UserPart } from './keys/block.ts'
import type { Over } from './keys/digest.ts'
import type { KeyPart } from './keys/part.ts'
import type { Looker } from './keys/proofs.ts'
import {
  allNewest,
  hasRunOutForOthers,
  isCertification,
  isExportable,
  isForgeable,
  isOf,
  isTimely,
  newest,
  overUser,
} from './keys/signatures.ts'
import type { KeyState } from './keys/state.ts'
import { isTakenBack, mayCertify, mayTakeBack } from './keys/trust.ts'
import type { Withdrawal, Withdrawals } from './keys/withdrawals.ts'

async function madeBy(
  signatures: readonly KeySignature[],
  by: KeyPart,
  over: Over,
  looker: Looker,
): Promise<KeySignature[]> {
  const genuine: KeySignature[] = []
  for (const one of signatures) if (await looker.holds(one, by, over)) genuine.push(one)
  return genuine
}

/** @param hiding what the certifier may have made that takes something back */
async function standingOf(
  certifications: readonly KeySignature[],
  revocations: readonly KeySignature[],
  certifier: KeyState,
  over: Over,
  hiding: Iterable<Withdrawal>,
  looker: Looker,
  now: number,
): Promise<CertificationStanding> {
  const by = certifier.block.part
  const genuine = await madeBy(certifications, by, over, looker)
  const takenBack = newest(await madeBy(revocations, by, over, looker))
  if (looker.exceeded || certifier.exceeded) return 'too-much'
  if (genuine.length === 0) return 'bad'
  if (!certifier.imported || certifier.contested || !mayCertify(certifier, now)) return 'certifier-unfit'
  const words = allNewest(genuine.filter((one) => !isForgeable(one)))
  const [last] = words
  if (last === undefined) return 'weak-digest'
  // Of one second nobody but who placed them says which is the last.
  if (words.some((one) => hasRunOutForOthers(one, now))) return 'expired'
  if (takenBack !== undefined && takenBack.says.created >= last.says.created) return 'revoked'
  const isContested = await isTakenBack(words, by, over, hiding, looker, now)
  return looker.exceeded ? 'too-much' : isContested ? 'perhaps-withdrawn' : 'good'
}

/**
 * By other keys, one for each: its newest.
 *
 * @param looker for all certifications of this key
 * @param now seconds since 1970
 */
export async function certificationsOf(
  block: KeyBlock,
  user: UserPart,
  certifierWithId: (keyId: string) => Promise<KeyState | undefined>,
  withdrawals: Withdrawals,
  looker: Looker,
  /** Whose word is the verifier's own. */
  isTrusted: (fingerprint: string) => boolean,
  now: number,
): Promise<CertificationView[]> {
  const over = overUser(block.part, user)
  const byOthers = user.signatures.filter(
    (one) => one.issuer !== block.part.keyId && isExportable(one) && isTimely(block.part, one, now),
  )
  const issuerOf = ({ issuer }: KeySignature) => issuer
  const revocations = groupedBy(byOthers.filter(isOf(enums.signature.certRevocation)), issuerOf)
  const views: CertificationView[] = []
  for (const [keyId, certifications] of groupedBy(byOthers.filter(isCertification), issuerOf)) {
    const certifier = await certifierWithId(keyId)
    const standing = certifier
      ? await standingOf(
          certifications,
          revocations.get(keyId) ?? [],
          certifier,
          over,
          mayTakeBack(user, certifier.block.part, withdrawals),
          looker,
          now,
        )
      : 'no-key'
    views.push({
      keyId,
      fingerprint: certifier?.block.part.fingerprint,
      standing,
      trusted: standing === 'good' && certifier !== undefined && isTrusted(certifier.block.part.fingerprint),
      created: new Date((newest(certifications)?.says.created ?? 0) * 1000),
    })
  }
  return views
}
