/** Certifies that a user id belongs to a key, with one's own key: `gpg --quick-sign-key`. */
import { enums } from 'openpgp'
import { utf8 } from '../../bytes.ts'
import { judgeKey } from '../key-state.ts'
import { readKeyring } from '../keyring.ts'
import { digestFor, type HashName } from './algorithms.ts'
import { secondsOf } from './instant.ts'
import { issueOverKey } from './issue.ts'
import type { OwnKey } from './key.ts'
import { type Outcome, refused } from './outcome.ts'
import { readTransferableKeys, type TransferableKey, withUserIdSignature } from './transferable.ts'

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
  const [transferable] = keys
  const [key] = (await readKeyring([file])).keys
  const single = keys.length === 1 && secret + unreadable === 0
  if (!single || transferable === undefined || key === undefined) return refused('not-one-key')
  if (key.getFingerprint().toUpperCase() === by.fingerprint) return refused('own-key')
  const facts = await judgeKey(key, key, [], created)
  if (facts.revocation !== undefined) return refused('key-revoked')
  const own = facts.userIds.map(({ text }) => text)
  const wanted = [...new Set(userIds ?? own)]
  if (wanted.length === 0 || !wanted.every((text) => own.includes(text))) return refused('no-such-user-id')

  let certified = transferable
  for (const { userID } of key.users) {
    if (userID === null || !wanted.includes(userID.userID)) continue
    const statement = { type: enums.signature.certGeneric, hash: digest.id, created }
    const packet = await issueOverKey(by.secret, statement, { key: key.keyPacket, userID })
    certified = withUserIdSignature(certified, utf8(userID.userID), packet)
  }
  return { made: true, transferable: certified }
}
