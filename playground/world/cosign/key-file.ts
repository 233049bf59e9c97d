/** `cosign.key` and `cosign.pub`: a P-256 key pair as cosign keeps it, the private half behind a password. */
import { fromUtf8 } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import { createPublicKey } from '../../platform/public-key.ts'
import type { KeyPair } from '../keys.ts'
import type { RandomSource } from '../random.ts'
import { toPem } from '../text.ts'
import { type BoxFailure, type Lock, type Progress, newLock, open, readBox, seal } from './box.ts'
import { fromPkcs8, toPkcs8 } from './pkcs8.ts'

/**
 * Why a file gives no key:
 * - `not-a-cosign-key`: no PEM of that name, or more than 64 KiB;
 * - `file-unreadable`: the JSON inside is none, or a field of it is missing or malformed;
 * - `unknown-kdf`, `unknown-cipher`: something else than scrypt and `nacl/secretbox`;
 * - `kdf-out-of-bounds`: not N = 2^15, 2^16 or 2^17 with r = 8 and p = 1, which is all that cosign opens;
 * - `wrong-password`: or somebody changed the file, which looks the same;
 * - `key-unreadable`, `key-unsupported`: opened, but no PKCS#8 key in there, or none on P-256.
 */
export type CosignKeyFailure =
  'not-a-cosign-key' | BoxFailure | 'wrong-password' | 'key-unreadable' | 'key-unsupported'

/** The two files that `cosign generate-key-pair` writes, as text. */
export interface CosignKeyFiles {
  readonly privateKey: string
  readonly publicKey: string
  /** How the private key is locked. */
  readonly lock: Lock
}

const LARGEST = 64 * 1024
const LABEL = 'ENCRYPTED SIGSTORE PRIVATE KEY'
const PRIVATE =
  /-----BEGIN (ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY)-----([A-Za-z0-9+/=\s]*)-----END \1-----/
const PUBLIC = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]*)-----END PUBLIC KEY-----/

/**
 * Writes a key pair the way cosign does: scrypt (N = 65536, r = 8, p = 1; 64 MiB, some tenths of a second) and
 * `nacl/secretbox` around PKCS#8.
 *
 * @param password may be empty, as in cosign
 * @param random for salt and nonce
 * @throws {TypeError} naming `key` if it is not a P-256 key
 */
export async function writeCosignKey(
  key: KeyPair,
  password: Uint8Array,
  random: RandomSource,
  progress?: Progress,
): Promise<CosignKeyFiles> {
  if (key.algorithm !== 'p256') throw new TypeError('key: expected a P-256 key')
  const lock = newLock(random)
  const box = await seal(toPkcs8(key), password, lock, progress)
  return { privateKey: toPem(LABEL, box), publicKey: toPem('PUBLIC KEY', key.spki), lock }
}

/**
 * Opens a `cosign.key`, of today's name or of the one before (`ENCRYPTED COSIGN PRIVATE KEY`).
 *
 * @example
 * const read = await readCosignKey(file, utf8('password'))
 * if ('key' in read) sign(read.key, artifact)
 */
export async function readCosignKey(
  file: Uint8Array,
  password: Uint8Array,
  progress?: Progress,
): Promise<{ readonly key: KeyPair; readonly lock: Lock } | { readonly code: CosignKeyFailure }> {
  const body = file.length > LARGEST ? undefined : PRIVATE.exec(fromUtf8(file) ?? '')?.[2]
  if (body === undefined) return { code: 'not-a-cosign-key' }
  const box = readBox(decodeBase64(body))
  if (typeof box === 'string') return { code: box }
  const secret = await open(box, password, progress)
  if (secret === undefined) return { code: 'wrong-password' }
  const key = fromPkcs8(secret)
  return typeof key === 'string' ? { code: key } : { key, lock: box.lock }
}

/**
 * The SubjectPublicKeyInfo (DER) in a `cosign.pub`.
 * @returns a code if there is no public key in it, or none on P-256
 */
export function readCosignPublicKey(
  file: Uint8Array,
): { readonly spki: Uint8Array } | { readonly code: 'not-a-public-key' | 'key-unsupported' } {
  const body = file.length > LARGEST ? undefined : PUBLIC.exec(fromUtf8(file) ?? '')?.[1]
  if (body === undefined) return { code: 'not-a-public-key' }
  const spki = Uint8Array.from(decodeBase64(body))
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return key.kind === 'ec' && key.name === 'P-256' ? { spki } : { code: 'key-unsupported' }
  } catch {
    return { code: 'not-a-public-key' }
  }
}
