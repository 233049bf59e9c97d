/** The bytes of a signature (PROTOCOL.sshsig, "Blob format"), and what they sign ("Signed Data"). */
import { concatBytes, equalBytes, utf8 } from '../bytes.ts'
import { type ArmorFault, dearmor, type Dearmored, MAGIC } from './armor.ts'
import { bytesOf, type KeyFault, readKey, type SshKey } from './key.ts'
import { readWire, wireString } from './wire.ts'

export interface Signature {
  readonly version: number
  readonly key: SshKey
  /** One character for each byte. */
  readonly namespace: string
  readonly hash: 'sha256' | 'sha512'
  /** With its algorithm in front. */
  readonly blob: Uint8Array
  readonly odd: Dearmored['odd']
}

/** As much as is known of what cannot be read. */
export interface UnreadSignature {
  readonly fault:
    ArmorFault | KeyFault | 'signature-too-large' | 'unknown-version' | 'signature-malformed' | 'unknown-hash'
  readonly keyType?: string
  readonly hash?: string
}

/** Bytes. With the longest keys, and as many principals as a certificate may have, it is a tenth of this. */
export const MOST_SIGNATURE = 1024 * 1024
const VERSION = 1

/** @param file armored or not */
export function readSignature(file: Uint8Array): Signature | UnreadSignature {
  if (file.length > MOST_SIGNATURE) return { fault: 'signature-too-large' }
  const armor = dearmor(file)
  if (typeof armor === 'string') return { fault: armor }
  return readBlob(armor)
}

function readBlob({ blob, odd }: Dearmored): Signature | UnreadSignature {
  const version = readWire(blob, (reader) => {
    const magic = reader.take(MAGIC.length)
    return equalBytes(magic, MAGIC) ? reader.uint32() : undefined
  })
  if (version === undefined) return { fault: 'not-a-signature' }
  if (version > VERSION) return { fault: 'unknown-version' }
  const parts = readWire(blob, (reader) => {
    reader.take(MAGIC.length + 4)
    const key = reader.string()
    const namespace = reader.text()
    // Reserved: whatever it holds is not looked at, and not signed.
    reader.string()
    const hash = reader.text()
    const signature = reader.string()
    reader.end()
    return { key, namespace, hash, signature }
  })
  if (parts === undefined) return { fault: 'signature-malformed' }
  const { namespace, hash, signature } = parts
  const keyType = readWire(parts.key, (reader) => reader.text())
  const told = { hash, ...(keyType !== undefined && { keyType }) }
  if (hash !== 'sha256' && hash !== 'sha512') return { fault: 'unknown-hash', ...told }
  const key = readKey(parts.key)
  if (typeof key === 'string') return { fault: key, ...told }
  return { version, key, namespace, hash, blob: signature, odd }
}

/** What a key signs: magic, namespace, reserved, hash algorithm and digest. */
export function signedData(
  { namespace, hash }: Pick<Signature, 'namespace' | 'hash'>,
  digest: Uint8Array,
): Uint8Array {
  return concatBytes(
    MAGIC,
    wireString(bytesOf(namespace)),
    wireString(new Uint8Array(0)),
    wireString(utf8(hash)),
    wireString(digest),
  )
}
