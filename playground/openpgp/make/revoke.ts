/** Revokes a key of one's own. */
import { enums } from 'openpgp'
import { utf8 } from '../../bytes.ts'
import { digestFor } from './algorithms.ts'
import { secondsOf } from './instant.ts'
import { issue } from './issue.ts'
import type { OwnKey } from './key.ts'
import { type Outcome, refused } from './outcome.ts'
import { signedKey, withKeySignature } from './transferable.ts'

/** RFC 9580 section 5.2.3.31. */
export const REVOCATION_REASONS = {
  none: enums.reasonForRevocation.noReason,
  superseded: enums.reasonForRevocation.keySuperseded,
  compromised: enums.reasonForRevocation.keyCompromised,
  retired: enums.reasonForRevocation.keyRetired,
} as const
export type RevocationReason = keyof typeof REVOCATION_REASONS

export interface RevocationChoices {
  readonly reason: RevocationReason
  /** For people to read; may have several lines. */
  readonly comment?: string
  readonly created: Date
}

/** Room for what has to be said; with it, the signature's fields stay far below their 64 KiB. */
const LONGEST_COMMENT = 2048

/** The library writes one byte for each character. */
function asBytes(text: string): string {
  return String.fromCharCode(...utf8(text))
}

/** @returns the key as it is from now on, and the signature packet that revokes it */
export async function revokeKey(
  key: OwnKey,
  { reason, comment = '', created }: RevocationChoices,
): Promise<Outcome<{ readonly key: OwnKey; readonly packet: Uint8Array }>> {
  if (!Object.hasOwn(REVOCATION_REASONS, reason)) return refused('unsupported-reason')
  if (utf8(comment).length > LONGEST_COMMENT) return refused('long-comment')
  if (secondsOf(created) === undefined) return refused('date-out-of-range')
  const digest = digestFor(key.algorithm, undefined)
  if (typeof digest === 'string') return refused(digest)
  const fields = {
    reasonForRevocationFlag: REVOCATION_REASONS[reason],
    reasonForRevocationString: asBytes(comment),
  }
  const statement = { type: enums.signature.keyRevocation, digest, created, fields }
  const packet = await issue(key.secret, statement, signedKey(key.transferable))
  return {
    made: true,
    key: { ...key, transferable: withKeySignature(key.transferable, packet) },
    packet,
  }
}
