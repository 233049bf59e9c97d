/**
 * A simulated keyserver of the kind that checks addresses (as Hagrid does): it mails a link to the address in a user id,
 * and shows that user id once somebody has opened it; of each address it has one key. It learns that somebody read that
 * mailbox then, and nothing else. A value: each step gives a new one.
 */
import { describeKeys } from '../openpgp/describe.ts'
import { armored } from '../openpgp/make/armored.ts'
import {
  fingerprintsOf,
  readTransferableKeys,
  type TransferableKey,
  userIdsOf,
  writeTransferableKey,
} from '../openpgp/make/transferable.ts'
import { labHost } from './service.ts'

/** What it sends to the address in a user id. */
export interface ConfirmationMail {
  /** In lower case. */
  readonly to: string
  /** Upper-case hex. */
  readonly fingerprint: string
  /** The whole user id that will be shown. */
  readonly userId: string
}

export interface CheckedKeyserver {
  readonly host: string
  /** By address, in lower case: what is handed out for it. */
  readonly shown: Readonly<Record<string, TransferableKey>>
  /** Keys that were sent, by fingerprint: without a confirmed address nobody finds them. */
  readonly kept: Readonly<Record<string, TransferableKey>>
}

/** An empty one. */
export function createCheckedKeyserver(): CheckedKeyserver {
  return { host: labHost('keys'), shown: {}, kept: {} }
}

/** @returns the address of a user id, in lower case; `undefined` if it has none */
export function addressOf(userId: string): string | undefined {
  return /(?:^|<)([^\s<>@]+@[^\s<>@]+)>?$/.exec(userId.trim())?.[1]?.toLowerCase()
}

/**
 * Takes the keys of `file`, armored or binary.
 *
 * @returns the keyserver from then on, and a mail for every address in a user id that the key itself certifies
 */
export async function submitKeys(
  keyserver: CheckedKeyserver,
  file: Uint8Array,
  now: Date,
): Promise<{ readonly keyserver: CheckedKeyserver; readonly mails: readonly ConfirmationMail[] }> {
  const kept: Record<string, TransferableKey> = { ...keyserver.kept }
  const mails: ConfirmationMail[] = []
  for (const key of readTransferableKeys(file).keys) {
    const [fingerprint] = fingerprintsOf(key)
    if (fingerprint === undefined) continue
    kept[fingerprint] = key
    const described = await describeKeys([writeTransferableKey(key)], now)
    for (const { text, selfCertified, revoked } of described.keys.flatMap(({ userIds }) => userIds)) {
      const to = addressOf(text)
      if (to !== undefined && selfCertified && !revoked) mails.push({ to, fingerprint, userId: text })
    }
  }
  return { keyserver: { ...keyserver, kept }, mails }
}

/** Somebody opens the link in a mail: from then on this key, with this user id alone, is the one for the address. */
export function openLink(keyserver: CheckedKeyserver, mail: ConfirmationMail): CheckedKeyserver {
  const key = keyserver.kept[mail.fingerprint]
  if (key === undefined) return keyserver
  const decoder = new TextDecoder()
  const confirmed = userIdsOf(key).filter(({ packet }) => decoder.decode(packet.body) === mail.userId)
  return { ...keyserver, shown: { ...keyserver.shown, [mail.to]: { ...key, users: confirmed } } }
}

/** The armored key that is shown for a whole address, in upper or lower case. */
export function byAddress(keyserver: CheckedKeyserver, address: string): Uint8Array | undefined {
  const wanted = address.trim().toLowerCase()
  const found = Object.hasOwn(keyserver.shown, wanted) ? keyserver.shown[wanted] : undefined
  return found && armored('PUBLIC KEY BLOCK', writeTransferableKey(found))
}
