/** Certifies that a user id belongs to a key, with one's own key: `gpg --quick-sign-key`. */
import { enums } from 'openpgp'
import { describeKeys } from '../describe.ts'
import { latin1 } from '../reading/characters.ts'
import { digestFor, type HashName } from './algorithms.ts'
import { secondsOf } from './instant.ts'
import { issue } from './issue.ts'
import type { OwnKey } from './key.ts'
import { type Outcome, refused } from './outcome.ts'
import {
  readTransferableKeys,
  type Part,
  signedUserId,
  type TransferableKey,
  userIdsOf,
  withUserIdSignatures,
} from './transferable.ts'

export interface CertificationChoices {
  /** Absent: every user id that the key itself certifies. */
  readonly userIds?: readonly string[]
  readonly created: Date
  /** Nobody counts certifications over SHA-1 from 2019 on: they can be forged. */
  readonly hash?: HashName
}

/**
 * @param file one public key, armored or binary
 * @returns that key with one more signature over each of the user ids, and otherwise byte for byte as it was
 */
export async function certifyKey(
  by: OwnKey,
  file: Uint8Array,
  { userIds, created, hash }: CertificationChoices,
): Promise<Outcome<{ readonly transferable: TransferableKey }>> {
  if (secondsOf(created) === undefined) return refused('date-out-of-range')
  const digest = digestFor(by.algorithm, hash)
  if (typeof digest === 'string') return refused(digest)
  const { keys, secret, unreadable } = readTransferableKeys(file)
  const [view] = (await describeKeys([file], created)).keys
  const [transferable] = keys
  const single = keys.length === 1 && secret + unreadable === 0
  if (!single || transferable === undefined || view === undefined) return refused('not-one-key')
  if (view.fingerprint === by.fingerprint) return refused('own-key')
  if (view.state === 'revoked') return refused('key-revoked')
  const own = view.userIds.filter(({ selfCertified }) => selfCertified)
  const named = new Set(userIds ?? own.map(({ text }) => text))
  const wanted = own.filter(({ text }) => named.has(text))
  const found = new Set(wanted.map(({ text }) => text))
  if (named.size === 0 || ![...named].every((text) => found.has(text))) return refused('no-such-user-id')
  // Byte for byte: another user id may look the same.
  const wantedBytes = new Set(wanted.map(({ bytes }) => latin1(bytes)))

  const statement = { type: enums.signature.certGeneric, digest, created }
  const signatures: [Part, Uint8Array][] = []
  for (const user of userIdsOf(transferable)) {
    if (!wantedBytes.has(latin1(user.packet.body))) continue
    signatures.push([user, await issue(by.secret, statement, signedUserId(transferable, user))])
  }
  return { made: true, transferable: withUserIdSignatures(transferable, signatures) }
}
