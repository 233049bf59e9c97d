/** Keys and signatures packet by packet, and what gpg and we say of them: such as nobody's software makes. */
import { enums, type PrivateKey, SignaturePacket } from 'openpgp'
import { concatBytes } from '../../playground/bytes.ts'
import type { OpenpgpPolicy } from '../../playground/openpgp/input.ts'
import { type OpenpgpReport, verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { CONFIG } from '../../playground/openpgp/library.ts'
import { KEY_TAG, TAG } from '../../playground/openpgp/packets.ts'
import { gpgPresent, newGpg } from '../support/gpg.ts'
import { packet } from './garbage.ts'
import { bodyOf, uint32 } from './raw-signatures.ts'

/** A subpacket of either area. */
export function sub(type: number, ...body: readonly Uint8Array[]): Uint8Array {
  const whole = concatBytes(Uint8Array.of(type), ...body)
  const { length } = whole
  return concatBytes(
    length < 192 ? Uint8Array.of(length) : concatBytes(Uint8Array.of(255), uint32(length)),
    whole,
  )
}

export interface ByHand {
  readonly type: number
  readonly over: Uint8Array
  /** Seconds since 1970. */
  readonly created: number
  /** Behind the date and the issuer's fingerprint. */
  readonly hashed?: readonly Uint8Array[]
  /** Behind the issuer's id. */
  readonly unhashed?: readonly Uint8Array[]
  readonly hash?: enums.hash
}

interface Maker {
  sign(key: unknown, data: unknown, date: Date, detached: boolean, config: object): Promise<void>
  writeParams(): Uint8Array
  readonly signedHashValue: Uint8Array
}

/** For MD5 the library knows no length of a salt. */
const UNSALTED = { ...CONFIG, nonDeterministicSignaturesViaNotation: false }

/** A signature packet of version 4 with whatever subpackets. */
export async function signedBy({ keyPacket: key }: PrivateKey, wanted: ByHand): Promise<Uint8Array> {
  const { type, over, created, hashed = [], unhashed = [], hash = enums.hash.sha512 } = wanted
  const fingerprint = key.getFingerprintBytes() ?? new Uint8Array(0)
  const area = concatBytes(sub(2, uint32(created)), sub(33, Uint8Array.of(4), fingerprint), ...hashed)
  const head = Uint8Array.of(4, type, key.algorithm, hash, area.length >> 8, area.length & 255)
  const fields = concatBytes(head, area)
  const maker = Object.assign(new SignaturePacket(), {
    publicKeyAlgorithm: key.algorithm,
    hashAlgorithm: hash,
    signatureType: enums.signature.binary,
    toHash: () => concatBytes(over, fields, Uint8Array.of(4, 0xff), uint32(fields.length)),
  }) as unknown as Maker
  await maker.sign(key, { text: null, getBytes: () => over }, new Date(), true, UNSALTED)
  const rest = concatBytes(sub(16, fingerprint.subarray(-8)), ...unhashed)
  const size = Uint8Array.of(rest.length >> 8, rest.length & 255)
  return packet(TAG.signature, concatBytes(fields, size, rest, maker.signedHashValue, maker.writeParams()))
}

export function hashedKey(key: PrivateKey): Uint8Array {
  const body = bodyOf(key)
  return concatBytes(Uint8Array.of(0x99, body.length >> 8, body.length & 255), body)
}

/** What a certification of a user id, or of an attribute, is over. */
export function overUserId(key: PrivateKey, bytes: Uint8Array, attribute = false): Uint8Array {
  return concatBytes(hashedKey(key), Uint8Array.of(attribute ? 0xd1 : 0xb4), uint32(bytes.length), bytes)
}

export const primaryOf = (key: PrivateKey): Uint8Array => packet(KEY_TAG.publicKey, bodyOf(key))
export const userPacket = (bytes: Uint8Array): Uint8Array => packet(KEY_TAG.userId, bytes)

/** A key with these user ids, each certified by the key itself. */
export async function keyWith(
  key: PrivateKey,
  created: number,
  ...userIds: readonly Uint8Array[]
): Promise<Uint8Array> {
  const parts = [primaryOf(key)]
  for (const bytes of userIds) {
    const flags = sub(27, Uint8Array.of(3))
    const self = await signedBy(key, { type: 0x13, over: overUserId(key, bytes), created, hashed: [flags] })
    parts.push(userPacket(bytes), self)
  }
  return concatBytes(...parts)
}

export interface Case {
  readonly artifact: Uint8Array
  readonly signature: Uint8Array
  readonly keys: readonly Uint8Array[]
  readonly trusted?: string
}

/** @returns our answer, and gpg's where there is one; `lines` are what each prints */
export async function askBoth(asked: Case, now: Date) {
  const { artifact, signature, keys, trusted } = asked
  const policy: OpenpgpPolicy = { now, ...(trusted !== undefined && { trustedFingerprints: [trusted] }) }
  const ours = await verifyOpenpgp({ artifact, signature, keys, policy })
  return { ours, lines: linesOf(ours), gpg: gpgPresent ? await askGpg(asked, now) : undefined }
}

/** As gpg's own are read: several in one are several, and empty ones are left out. */
function linesOf({ gpg }: OpenpgpReport): string[] | undefined {
  return gpg?.lines.en.flatMap((line) => line.split('\n')).filter((line) => line !== '')
}

/** The same of files that hold what they sign, all asked of one gpg with these keys. */
export async function askBothAlone(keys: readonly Uint8Array[], now: Date) {
  const gpg = gpgPresent ? await newGpg() : undefined
  for (const [i, key] of keys.entries()) await gpg?.(now, '--import', await gpg.file(`key-${i}`, key))
  return {
    async ask(file: Uint8Array, policy: Omit<OpenpgpPolicy, 'now'> = {}) {
      const ours = await verifyCleartext({ file, keys, policy: { ...policy, now } })
      // In batch mode it stops at the first that is bad.
      const said = await gpg?.interact(now, '', '--verify', await gpg.file('message', file))
      return { ours, lines: linesOf(ours), gpg: said }
    },
    end: () => gpg?.end(),
  }
}

async function askGpg({ artifact, signature, keys, trusted }: Case, now: Date) {
  const gpg = await newGpg()
  try {
    for (const [i, key] of keys.entries()) await gpg(now, '--import', await gpg.file(`key-${i}`, key))
    if (trusted !== undefined) await gpg.trust(now, trusted)
    return await gpg(now, '--verify', await gpg.file('sig', signature), await gpg.file('file', artifact))
  } finally {
    await gpg.end()
  }
}
