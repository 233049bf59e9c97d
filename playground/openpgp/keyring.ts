/** Public keys from files, and the one that a signature names. */
import { type Key, readKeys } from 'openpgp'
import { toHex } from '../bytes.ts'
import { unarmor } from './armor.ts'
import { ANY_DATE, CONFIG } from './library.ts'
import { type RawPacket, readPackets, TAG } from './packets.ts'

export interface Keyring {
  readonly keys: readonly Key[]
  /** How many armor blocks, keys or file ends could not be read. */
  readonly unreadable: number
}

/** The packets of each key: from one primary key packet to the next. */
function splitKeys(packets: readonly RawPacket[]): RawPacket[][] {
  const keys: RawPacket[][] = []
  for (const packet of packets) {
    if (packet.tag === TAG.publicKey || packet.tag === TAG.secretKey) keys.push([])
    keys.at(-1)?.push(packet)
  }
  return keys
}

async function readKey(packets: readonly RawPacket[]): Promise<Key | undefined> {
  const binaryKeys = new Uint8Array(packets.reduce((length, { whole }) => length + whole.length, 0))
  let offset = 0
  for (const { whole } of packets) {
    binaryKeys.set(whole, offset)
    offset += whole.length
  }
  try {
    const [key] = await readKeys({ binaryKeys, config: CONFIG })
    return key?.isPrivate() ? key.toPublic() : key
  } catch {
    return undefined
  }
}

/**
 * Reads every key of every armor block of every file; what cannot be read is counted and left out, as
 * `gpg --import` does. Never rejects.
 */
export async function readKeyring(files: readonly Uint8Array[]): Promise<Keyring> {
  const keys: Key[] = []
  let unreadable = 0
  for (const file of files) {
    const armor = unarmor(file, ['PUBLIC KEY BLOCK', 'PRIVATE KEY BLOCK'])
    unreadable += armor.unreadable
    if (armor.blocks.length === 0 && armor.unreadable === 0) unreadable += 1
    for (const block of armor.blocks) {
      const { packets, complete } = readPackets(block)
      const split = splitKeys(packets)
      if (!complete || split.length === 0) unreadable += 1
      for (const packetsOfKey of split) {
        const key = await readKey(packetsOfKey)
        if (key === undefined) unreadable += 1
        else keys.push(key)
      }
    }
  }
  return { keys, unreadable }
}

/** A fingerprint in upper-case hex. */
export function fingerprintOf(key: { getFingerprint(): string }): string {
  return key.getFingerprint().toUpperCase()
}

/** All that the files say about one key: a revocation may stand in another file than the key. */
async function merged(copies: readonly Key[]): Promise<Key | undefined> {
  let [key] = copies
  for (const copy of copies.slice(1)) {
    try {
      key = await key?.update(copy, ANY_DATE, CONFIG)
    } catch {
      // A copy that cannot be merged adds nothing.
    }
  }
  return key
}

/**
 * The keys that can have issued a signature, each once and complete: by the issuer's fingerprint where the
 * signature states it, else every key with that 64-bit id.
 *
 * @param keyId lower-case hex
 */
export async function issuerCandidates(
  { keys }: Keyring,
  keyId: string,
  issuerFingerprint: Uint8Array | null,
): Promise<Key[]> {
  const wanted = issuerFingerprint === null ? undefined : toHex(issuerFingerprint)
  const matching = new Map<string, Key[]>()
  for (const key of keys) {
    const names = key
      .getKeys()
      .some((part) =>
        wanted === undefined ? part.getKeyID().toHex() === keyId : part.getFingerprint() === wanted,
      )
    if (!names) continue
    const fingerprint = key.getFingerprint()
    matching.set(fingerprint, [...(matching.get(fingerprint) ?? []), key])
  }
  const candidates = await Promise.all([...matching.values()].map(merged))
  return candidates.filter((key) => key !== undefined)
}
