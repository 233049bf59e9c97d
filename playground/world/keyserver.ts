/**
 * A simulated keyserver of the open kind (SKS and its successors): a directory, not an authority. Anybody uploads any
 * key under any user id; nothing is verified, everything is merged and nothing is ever deleted. A value: uploading
 * gives a new one.
 */
import { fromHex } from '../bytes.ts'
import { normaliseFingerprint } from '../openpgp/input.ts'
import { armored } from '../openpgp/make/armored.ts'
import {
  fingerprintsOf,
  mergeTransferableKeys,
  readTransferableKeys,
  type TransferableKey,
  userIdsOf,
  writeTransferableKey,
} from '../openpgp/make/transferable.ts'
import { labHost } from './service.ts'

export interface Keyserver {
  readonly host: string
  /** In the order of their first upload. */
  readonly keys: readonly TransferableKey[]
  /** Primary fingerprints: which key is handed out when another is asked for. */
  readonly lies: Readonly<Record<string, string>>
}

/** What an upload came to. Fingerprints are upper-case hex. */
export interface Upload {
  /** The keyserver from then on. */
  readonly keyserver: Keyserver
  readonly added: readonly string[]
  /** Keys that it had, with whatever was new about them. */
  readonly merged: readonly string[]
  /** How many secret keys were sent: none is kept, but whoever sends one has lost it. */
  readonly secret: number
  /** How many blocks or keys were none. */
  readonly unreadable: number
}

/** One line of a search: what the key says of itself, unverified. */
export interface KeyserverHit {
  readonly fingerprint: string
  readonly keyId: string
  readonly created: Date
  /** The registered id, RFC 9580 section 9.1. */
  readonly algorithm: number
  readonly userIds: readonly string[]
  /** Whether anything that looks like a revocation was uploaded. */
  readonly revoked: boolean
}

const KEY_REVOCATION = 0x20

/** An empty one. */
export function createKeyserver(): Keyserver {
  return { host: labHost('keyserver'), keys: [], lies: {} }
}

function primaryFingerprint(key: TransferableKey): string {
  return fingerprintsOf(key)[0] ?? ''
}

/** What comes of sending `file`, armored or binary, with one key or several. */
export function uploadKeys(keyserver: Keyserver, file: Uint8Array): Upload {
  const { keys, secret, unreadable } = readTransferableKeys(file)
  const stored = new Map(keyserver.keys.map((key) => [primaryFingerprint(key), key]))
  const added: string[] = []
  const merged: string[] = []
  for (const key of keys) {
    const fingerprint = primaryFingerprint(key)
    const known = stored.get(fingerprint)
    stored.set(fingerprint, known === undefined ? key : mergeTransferableKeys(known, key))
    ;(known === undefined ? added : merged).push(fingerprint)
  }
  return { keyserver: { ...keyserver, keys: [...stored.values()] }, added, merged, secret, unreadable }
}

function hitOf(key: TransferableKey): KeyserverHit {
  const fingerprint = primaryFingerprint(key)
  const { body } = key.primary
  const created = new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(1)
  const decoder = new TextDecoder()
  return {
    fingerprint,
    keyId: keyIdOf(fingerprint),
    created: new Date(created * 1000),
    algorithm: body[5] ?? 0,
    userIds: userIdsOf(key).map(({ packet }) => decoder.decode(packet.body)),
    revoked: key.signatures.some((signature) => signature.body[1] === KEY_REVOCATION),
  }
}

/** The 64-bit id: the end of a version 4 fingerprint, the beginning of a version 6 one. */
function keyIdOf(fingerprint: string): string {
  return fingerprint.length === 40 ? fingerprint.slice(-16) : fingerprint.slice(0, 16)
}

function named(keyserver: Keyserver, text: string): readonly TransferableKey[] {
  const wanted = text
    .replace(/^\s*0x/i, '')
    .replace(/\s/g, '')
    .toUpperCase()
  const fingerprint = normaliseFingerprint(text)
  return keyserver.keys.filter((key) =>
    fingerprintsOf(key).some((one) => one === fingerprint || keyIdOf(one) === wanted),
  )
}

/**
 * Searches by fingerprint, by 64-bit key id, or by any part of a user id, in upper or lower case. Several keys may
 * bear the same user id: nobody checked any of them.
 */
export function searchKeys(keyserver: Keyserver, text: string): readonly KeyserverHit[] {
  const byName = named(keyserver, text)
  if (byName.length > 0) return byName.map(hitOf)
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  return keyserver.keys
    .map(hitOf)
    .filter(({ userIds }) => userIds.some((userId) => userId.toLowerCase().includes(wanted)))
}

/**
 * The armored key with this fingerprint, its own or a subkey's; from a lying keyserver whatever it likes.
 * @returns `undefined` if it has none
 */
export function byFingerprint(keyserver: Keyserver, fingerprint: string): Uint8Array | undefined {
  const wanted = normaliseFingerprint(fingerprint)
  if (wanted === undefined) return undefined
  const answered = keyserver.lies[wanted] ?? wanted
  const found = keyserver.keys.find((key) => fingerprintsOf(key).includes(answered))
  return found && armored('PUBLIC KEY BLOCK', writeTransferableKey(found))
}

/** Every key, armored, with this 64-bit id: an id is no fingerprint, and several keys may have it. */
export function byKeyId(keyserver: Keyserver, keyId: string): readonly Uint8Array[] {
  const wanted = keyId.replace(/^0x/i, '').toUpperCase()
  if (wanted.length !== 16 || fromHex(wanted) === undefined) return []
  return named(keyserver, wanted).map((key) => armored('PUBLIC KEY BLOCK', writeTransferableKey(key)))
}

/**
 * The same keyserver in bad hands: asked for one key, it answers with another.
 *
 * @throws {RangeError} naming the argument that is no full fingerprint
 */
export function lyingKeyserver(keyserver: Keyserver, asked: string, answered: string): Keyserver {
  const [from, to] = [normaliseFingerprint(asked), normaliseFingerprint(answered)]
  if (from === undefined) throw new RangeError('asked: expected a fingerprint')
  if (to === undefined) throw new RangeError('answered: expected a fingerprint')
  return { ...keyserver, lies: { ...keyserver.lies, [from]: to } }
}
