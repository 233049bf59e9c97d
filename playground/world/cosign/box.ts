/** What stands inside `cosign.key`: JSON that says how a password opens it. */
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { utf8 } from '../../bytes.ts'
import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'
import { valueIn } from '../../json/reader.ts'
import type { RandomSource } from '../random.ts'

/** Called with 0…1, at most a hundred times, while the password is made into a key. */
export type Progress = (fraction: number) => void

/** Cost of the key derivation (RFC 7914 section 2): it takes 128·N·r bytes of memory. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** How a box was locked. */
export interface Lock {
  readonly cost: ScryptCost
  readonly salt: Uint8Array
  readonly nonce: Uint8Array
}

export type BoxFailure = 'file-unreadable' | 'unknown-kdf' | 'kdf-out-of-bounds' | 'unknown-cipher'

/** What cosign locks with: 64 MiB of memory. */
export const SCRYPT_COST: ScryptCost = { N: 65536, r: 8, p: 1 }
/** The values of N that cosign opens, all with r = 8 and p = 1: a file must not say how long we work, or on how much. */
const OPENED_N: readonly number[] = [32768, 65536, 131072]

const SALT_LENGTH = 32
const NONCE_LENGTH = 24
/** Poly1305's tag, which every ciphertext begins with. */
const TAG_LENGTH = 16

/** A fresh lock with cosign's cost. */
export function newLock(random: RandomSource): Lock {
  return { cost: SCRYPT_COST, salt: random.bytes(SALT_LENGTH), nonce: random.bytes(NONCE_LENGTH) }
}

/** Locks `secret` (NaCl secretbox: XSalsa20 and Poly1305) under `password`. */
export async function seal(
  secret: Uint8Array,
  password: Uint8Array,
  lock: Lock,
  progress?: Progress,
): Promise<Uint8Array> {
  const key = await derive(password, lock, progress)
  const ciphertext = xsalsa20poly1305(key, lock.nonce).encrypt(secret)
  const { N, r, p } = lock.cost
  const text = JSON.stringify({
    kdf: { name: 'scrypt', params: { N, r, p }, salt: encodeBase64(lock.salt) },
    cipher: { name: 'nacl/secretbox', nonce: encodeBase64(lock.nonce) },
    ciphertext: encodeBase64(ciphertext),
  })
  return utf8(text)
}

/** How a box is locked and what is in it, still closed. */
export function readBox(
  bytes: Uint8Array,
): { readonly lock: Lock; readonly ciphertext: Uint8Array } | BoxFailure {
  const { kdf, cipher, ciphertext } = fields(valueIn(bytes))
  const { name: kdfName, params, salt } = fields(kdf)
  const { name: cipherName, nonce } = fields(cipher)
  if (typeof kdfName !== 'string' || typeof cipherName !== 'string') return 'file-unreadable'
  if (kdfName !== 'scrypt') return 'unknown-kdf'
  if (cipherName !== 'nacl/secretbox') return 'unknown-cipher'
  const octets = {
    salt: strictBase64(salt),
    nonce: strictBase64(nonce),
    ciphertext: strictBase64(ciphertext),
  }
  const { N, r, p } = fields(params)
  if (!octets.salt || octets.nonce?.length !== NONCE_LENGTH) return 'file-unreadable'
  if (!octets.ciphertext || octets.ciphertext.length < TAG_LENGTH) return 'file-unreadable'
  if (typeof N !== 'number' || typeof r !== 'number' || typeof p !== 'number') return 'file-unreadable'
  if (!OPENED_N.includes(N) || r !== 8 || p !== 1) return 'kdf-out-of-bounds'
  return {
    lock: { cost: { N, r, p }, salt: octets.salt, nonce: octets.nonce },
    ciphertext: octets.ciphertext,
  }
}

/** @returns `undefined` if `password` does not open it, or somebody changed it: nobody can tell which */
export async function open(
  { lock, ciphertext }: { readonly lock: Lock; readonly ciphertext: Uint8Array },
  password: Uint8Array,
  progress?: Progress,
): Promise<Uint8Array | undefined> {
  const key = await derive(password, lock, progress)
  try {
    return xsalsa20poly1305(key, lock.nonce).decrypt(ciphertext)
  } catch {
    return undefined
  }
}

function derive(password: Uint8Array, { cost, salt }: Lock, progress?: Progress): Promise<Uint8Array> {
  let shown = 0
  const onProgress = (fraction: number) => {
    const percent = Math.floor(fraction * 100)
    if (percent > shown) progress?.((shown = percent) / 100)
  }
  return scryptAsync(password, salt, { ...cost, dkLen: 32, ...(progress && { onProgress }) })
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** @returns `undefined` if `text` is not the one padded spelling of some bytes, at least one */
function strictBase64(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string' || text === '') return undefined
  const bytes = decodeBase64(text)
  return encodeBase64(bytes) === text ? bytes : undefined
}
