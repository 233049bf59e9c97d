/** Keyrings in GnuPG's keybox format, as `kbx/keybox-blob.c` of GnuPG describes it: blob after blob. */
import { sha1 } from '@noble/hashes/legacy.js'
import { equalBytes } from '../../bytes.ts'

export interface Keybox {
  /** Of each OpenPGP blob its key, as a binary file would have it. */
  readonly keys: readonly Uint8Array[]
  /** How many X.509 certificates are kept beside them, which are none of OpenPGP's. */
  readonly certificates: number
  /** Whether a blob is cut, or not what its checksum is of: then something may be missing that is said of any key. */
  readonly isDamaged: boolean
}

/** Length, type and version; what was deleted need not be longer. */
const SHORTEST = 6
const BLOB = { deleted: 0, header: 1, openpgp: 2, x509: 3 } as const
const CHECKSUM = 20
/** Up to where a blob of keys says where in it they are. */
const KEYS_HEAD = 16

/** @param file one that begins as a keybox does. Never throws. */
export function readKeybox(file: Uint8Array): Keybox {
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  const keys: Uint8Array[] = []
  let certificates = 0
  let isDamaged = false
  for (let at = 0; at < file.length;) {
    const length = at + SHORTEST > file.length ? 0 : view.getUint32(at)
    if (length < SHORTEST || at + length > file.length) return { keys, certificates, isDamaged: true }
    const blob = file.subarray(at, at + length)
    at += length
    const type = blob[4]
    if (type === BLOB.deleted || type === BLOB.header) continue
    if (type === BLOB.x509) certificates += 1
    else {
      const key = type === BLOB.openpgp ? keyIn(blob) : undefined
      if (key === undefined) isDamaged = true
      else keys.push(key)
    }
  }
  return { keys, certificates, isDamaged }
}

/** @returns `undefined` where its checksum does not hold, or it says that the key is somewhere else */
function keyIn(blob: Uint8Array): Uint8Array | undefined {
  const end = blob.length - CHECKSUM
  if (end < KEYS_HEAD || !equalBytes(sha1(blob.subarray(0, end)), blob.subarray(end))) return undefined
  const view = new DataView(blob.buffer, blob.byteOffset, blob.length)
  const from = view.getUint32(8)
  const to = from + view.getUint32(12)
  return from < KEYS_HEAD || to > end ? undefined : blob.subarray(from, to)
}
