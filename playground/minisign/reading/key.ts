/** Public keys: minisign's and signify's files have one form, and minisign prints the key alone as `RW…`. */
import { equalBytes, latin1, startsWith } from '../../bytes.ts'
import { minisignBase64, signifyBase64 } from './base64.ts'
import { fgets, trim } from './lines.ts'
import { readSignify, type Refusal, SIGNIFY_ROOM, type Tool, UNTRUSTED } from './signature.ts'

export interface PublicKey {
  /** As it stands in the file. Nobody computes it from the key. */
  readonly keyId: Uint8Array
  /** A, 32 bytes. */
  readonly point: Uint8Array
  /** The key alone, as minisign takes it behind `-P`. */
  readonly bare?: string
  /** Anybody can write it. */
  readonly comment?: Uint8Array
}

export type KeyRefusal = Refusal<'not-a-public-key' | 'secret-key'> & { readonly bare?: string }

/** Bytes: algorithm, key id and point. */
const BLOB = 2 + 8 + 32
const COMMENT_ROOM = 1024
const KEY_ROOM = 59
/** Bytes of secret keys, and what stands behind `Ed` in them: how they are encrypted. */
const SECRETS = [
  { size: 158, kdf: ['Sc', '\0\0'] },
  { size: 104, kdf: ['BK'] },
]

function keyOf(blob: Uint8Array): Pick<PublicKey, 'keyId' | 'point'> {
  return { keyId: blob.slice(2, 10), point: blob.slice(10) }
}

/** Whether it is the file of a secret key, encrypted or not: that is worth a word of its own. */
export function isSecretKey(bytes: Uint8Array): boolean {
  const second = latin1(bytes.subarray(0, 2 * COMMENT_ROOM)).split('\n')[1] ?? ''
  const encoded = Uint8Array.from(second.trim(), (letter) => letter.charCodeAt(0))
  return SECRETS.some(({ size, kdf }) => {
    const blob = signifyBase64(encoded, size)
    return blob !== undefined && kdf.includes(latin1(blob.subarray(2, 4)))
  })
}

/** The key alone: a line of its own, whatever blanks are around it. */
function bareText(bytes: Uint8Array): string | undefined {
  if (bytes.length > COMMENT_ROOM) return undefined
  const text = latin1(bytes).trim()
  return text === '' || /\s/.test(text) ? undefined : text
}

function refusal(bytes: Uint8Array, says: string, bare?: string): KeyRefusal {
  const code = isSecretKey(bytes) ? 'secret-key' : 'not-a-public-key'
  return { code, says, ...(bare !== undefined && { bare }) }
}

const BASE64 = 'base64 conversion failed - was an actual public key given?'
const ALGORITHM = 'Unsupported signature algorithm'

/** `pubkey_load_string` of minisign 0.11. */
function decoded(text: Uint8Array): Pick<PublicKey, 'keyId' | 'point'> | string {
  const blob = minisignBase64(text, BLOB)
  if (blob === undefined) return BASE64
  return latin1(blob.subarray(0, 2)) === 'Ed' ? keyOf(blob) : ALGORITHM
}

/** `pubkey_load_file`: whatever stands in the first line, the key is in the second. */
function readMinisignFile(bytes: Uint8Array): PublicKey | KeyRefusal {
  const LOADING = 'Error while loading the public key file'
  const first = fgets(bytes, 0, COMMENT_ROOM)
  const second = first && fgets(bytes, first.next, KEY_ROOM)
  if (first === undefined || second === undefined) return refusal(bytes, LOADING)
  const key = decoded(trim(second).text)
  if (typeof key === 'string') return refusal(bytes, key)
  const { text } = trim(first)
  return startsWith(text, UNTRUSTED) ? { ...key, comment: text.slice(UNTRUSTED.length) } : key
}

function readSignifyFile(bytes: Uint8Array): PublicKey | KeyRefusal {
  const lines = readSignify(bytes.subarray(0, SIGNIFY_ROOM), BLOB)
  if ('code' in lines) return refusal(bytes, lines.says ?? '')
  return { ...keyOf(lines.blob), comment: lines.comment }
}

/** @param tool the one that is to read it */
export function readKey(bytes: Uint8Array, tool: Tool): PublicKey | KeyRefusal {
  const bare = bareText(bytes)
  if (bare !== undefined) {
    const key = decoded(Uint8Array.from(bare, (letter) => letter.charCodeAt(0)))
    return typeof key === 'string' ? refusal(bytes, key, bare) : { ...key, bare }
  }
  return tool === 'minisign' ? readMinisignFile(bytes) : readSignifyFile(bytes)
}

export function sameKey(a: PublicKey, b: PublicKey): boolean {
  return equalBytes(a.keyId, b.keyId) && equalBytes(a.point, b.point)
}
