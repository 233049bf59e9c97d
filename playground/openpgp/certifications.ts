/** What other people's signatures over a user id are worth. */
import { enums, type Key, type SignaturePacket, type User } from 'openpgp'
import { createdAt, holds, isForgeable, issuedBy, valid } from './key-state.ts'
import { fingerprintOf, type Keyring } from './keyring.ts'
import type { CertificationStanding, CertificationView } from './key-view.ts'

async function standingOf(
  user: User,
  over: object,
  certifications: readonly SignaturePacket[],
  certifier: Key,
  now: Date,
): Promise<CertificationStanding> {
  const by = certifier.keyPacket
  const { certGeneric, certRevocation } = enums.signature
  const unforgeable = certifications.filter((one) => !isForgeable(one))
  const newest = (await valid(unforgeable, by, certGeneric, over, now)).at(-1)
  if (newest !== undefined) {
    const revocations = issuedBy(user.revocationSignatures, certifier)
    const takenBack = (await valid(revocations, by, certRevocation, over, now)).at(-1)
    return takenBack !== undefined && createdAt(takenBack) >= createdAt(newest) ? 'revoked' : 'good'
  }
  const once = await Promise.all(certifications.map((one) => holds(one, by, certGeneric, over)))
  if (!once.includes(true)) return 'bad'
  return certifications.some((one, i) => once[i] === true && !isForgeable(one)) ? 'expired' : 'weak-digest'
}

/** By other keys, one for each: its newest. */
export async function certificationsOf(
  user: User,
  over: object,
  { keys }: Keyring,
  trusted: readonly string[],
  now: Date,
): Promise<CertificationView[]> {
  const byIssuer = new Map<string, SignaturePacket[]>()
  for (const signature of user.otherCertifications) {
    const keyId = signature.issuerKeyID.toHex().toUpperCase()
    const sameIssuer = byIssuer.get(keyId)
    if (sameIssuer === undefined) byIssuer.set(keyId, [signature])
    else sameIssuer.push(signature)
  }
  const views: CertificationView[] = []
  for (const [keyId, certifications] of byIssuer) {
    const certifier = keys.find((key) => key.getKeyID().toHex().toUpperCase() === keyId)
    const standing = certifier ? await standingOf(user, over, certifications, certifier, now) : 'no-key'
    const fingerprint = certifier && fingerprintOf(certifier)
    views.push({
      keyId,
      fingerprint,
      standing,
      trusted: standing === 'good' && fingerprint !== undefined && trusted.includes(fingerprint),
      created: new Date(certifications.reduce((newest, one) => Math.max(newest, createdAt(one)), 0)),
    })
  }
  return views
}
