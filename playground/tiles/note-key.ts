/**
 * Whose line a line of a signed note is, and whether it holds: a log's (C2SP signed-note 1.0.0, Ed25519) or a witness's,
 * who says when it looked (C2SP tlog-cosignature 1.0.1, Ed25519).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes, toHex, utf8 } from '../bytes.ts'
import { encodeBase64 } from '../platform/base64.ts'
import { verifyEd25519 } from '../platform/ed25519.ts'
import type { SignedNote } from '../sigstore/signed-note.ts'

/** Signature types of signed-note: of the log itself, and of who cosigns. */
export const TYPE = { log: 1, cosigner: 4 } as const

export interface NoteKey {
  readonly name: string
  readonly type: (typeof TYPE)[keyof typeof TYPE]
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
}

/** SHA-256 over name, type and key: its first four bytes are the key id. */
export function keyHash({ name, type, publicKey }: NoteKey): Uint8Array {
  return sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey))
}

export const keyIdOf = (key: NoteKey): Uint8Array => keyHash(key).subarray(0, 4)

/** As verifiers are told of a key: `<name>+<key id>+<type and key>` (signed-note, "Verifier keys"). */
export function vkeyOf(key: NoteKey): string {
  const encoded = encodeBase64(concatBytes(Uint8Array.of(key.type), key.publicKey))
  return `${key.name}+${toHex(keyIdOf(key))}+${encoded}`
}

/** Seconds since 1970 in eight bytes, before a cosigner's signature. */
const TIME = 8

/** What a cosigner signs: the time, and the text of the checkpoint, whole. @param seconds since 1970 */
export function cosignedMessage(text: string, seconds: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`)
}

export interface KeyLine {
  readonly holds: boolean
  /** When a cosigner looked, if it says so truly. */
  readonly at?: Date
}

/** Milliseconds since 1970 that a date can hold. */
const LAST = 8_640_000_000_000_000n

/** The lines by name and id of a key: none of them may be false, and other lines are nobody's. */
export function linesBy(key: NoteKey, { text, lines }: SignedNote): readonly KeyLine[] {
  const id = keyIdOf(key)
  return lines
    .filter(({ name, keyId }) => name === key.name && equalBytes(keyId, id))
    .map(({ signature }) => {
      if (key.type === TYPE.log) return { holds: verifyEd25519(signature, utf8(text), key.publicKey) }
      const seconds = signature.subarray(0, TIME).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
      const isTime = signature.length > TIME && seconds * 1000n <= LAST
      const holds =
        isTime && verifyEd25519(signature.subarray(TIME), cosignedMessage(text, seconds), key.publicKey)
      return holds ? { holds, at: new Date(Number(seconds * 1000n)) } : { holds }
    })
}
