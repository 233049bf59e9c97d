/** Public keys from files, and the one that a signature names. */
import { type Key, readKeys, type SignaturePacket, type Subkey } from 'openpgp'
import { toHex } from '../bytes.ts'
import { unarmor } from './armor.ts'
import { CONFIG, type KeyParts } from './library.ts'
import { type RawPackets, readPackets, TAG } from './packets.ts'

export interface Keyring {
  readonly keys: readonly KeyParts[]
  /** How many armor blocks, keys or file ends could not be read. */
  readonly unreadable: number
}

/** The bytes of each key: from one primary key packet to the next. */
function splitKeys(block: Uint8Array, { packets }: RawPackets): Uint8Array[] {
  const primaries = packets.filter(({ tag }) => tag === TAG.publicKey || tag === TAG.secretKey)
  const last = packets.at(-1)
  const end = last === undefined ? 0 : last.offset + last.whole.length
  return primaries.map(({ offset }, i) => block.subarray(offset, primaries[i + 1]?.offset ?? end))
}

async function readKey(binaryKeys: Uint8Array): Promise<KeyParts | undefined> {
  try {
    const [key] = await readKeys({ binaryKeys, config: CONFIG })
    return (key?.isPrivate() ? key.toPublic() : key) as KeyParts | undefined
  } catch {
    return undefined
  }
}

/** A spread would put every element on the stack, and a hostile file has many. */
function append<T>(to: T[] | undefined, from: readonly T[]): void {
  for (const element of from) to?.push(element)
}

/**
 * All that the files say about one key: a revocation may stand in another file than the key. Nothing is verified
 * here; whoever judges the key does.
 */
function mergeInto(first: KeyParts, copy: KeyParts): void {
  append(first.revocationSignatures, copy.revocationSignatures)
  append(first.directSignatures, copy.directSignatures)
  for (const user of copy.users) {
    const same = first.users.find(({ userID }) => userID !== null && userID.userID === user.userID?.userID)
    if (same === undefined) first.users.push(user)
    append(same?.selfCertifications, user.selfCertifications)
    append(same?.otherCertifications, user.otherCertifications)
    append(same?.revocationSignatures, user.revocationSignatures)
  }
  for (const subkey of copy.subkeys) {
    const same = first.subkeys.find((known) => known.getFingerprint() === subkey.getFingerprint())
    if (same === undefined) first.subkeys.push(subkey)
    append(same?.bindingSignatures, subkey.bindingSignatures)
    append(same?.revocationSignatures, subkey.revocationSignatures)
  }
}

/**
 * Reads every key of every armor block of every file, each once and whole; what cannot be read is counted and left
 * out, as `gpg --import` does. Never rejects.
 */
export async function readKeyring(files: readonly Uint8Array[]): Promise<Keyring> {
  const keys = new Map<string, KeyParts>()
  let unreadable = 0
  for (const file of files) {
    const armor = unarmor(file, ['PUBLIC KEY BLOCK', 'PRIVATE KEY BLOCK'])
    unreadable += armor.unreadable
    if (armor.blocks.length === 0 && armor.unreadable === 0) unreadable += 1
    for (const block of armor.blocks) {
      const packets = readPackets(block)
      const split = splitKeys(block, packets)
      if (!packets.complete || split.length === 0) unreadable += 1
      for (const bytes of split) {
        const key = await readKey(bytes)
        if (key === undefined) {
          unreadable += 1
          continue
        }
        const known = keys.get(key.getFingerprint())
        if (known === undefined) keys.set(key.getFingerprint(), key)
        else mergeInto(known, key)
      }
    }
  }
  return { keys: [...keys.values()], unreadable }
}

/** A fingerprint in upper-case hex. */
export function fingerprintOf(key: { getFingerprint(): string }): string {
  return key.getFingerprint().toUpperCase()
}

/** A key and the part of it, itself or a subkey, that a signature names. */
export interface Candidate {
  readonly key: KeyParts
  readonly part: Key | Subkey
}

function partsOf(key: KeyParts): readonly (Key | Subkey)[] {
  return key.getKeys()
}

/**
 * The keys that can have issued a signature: the one whose fingerprint the signature states; where there is none,
 * every key with the 64-bit id that it states.
 */
export function issuerCandidates(
  { keys }: Keyring,
  { issuerKeyID, issuerFingerprint }: Pick<SignaturePacket, 'issuerKeyID' | 'issuerFingerprint'>,
): readonly Candidate[] {
  const parts = keys.flatMap((key) => partsOf(key).map((part) => ({ key, part })))
  const stated = issuerFingerprint === null ? undefined : toHex(issuerFingerprint)
  const named = parts.filter(({ part }) => part.getFingerprint() === stated)
  return named.length > 0 ? named : parts.filter(({ part }) => part.getKeyID().equals(issuerKeyID))
}
