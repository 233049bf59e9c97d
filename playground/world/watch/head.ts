/** Heads of a log as it signs them: checkpoints (C2SP tlog-checkpoint, a signed note). */
import { utf8 } from '../../bytes.ts'
import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'
import { createPublicKey, verify } from '../../platform/crypto.ts'
import { type TransparencyLog, checkpoint } from '../rekor.ts'

/** How long a log is, and the one hash that stands for all of it. */
export interface LogHead {
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  readonly root: Uint8Array
}

/** A head and the checkpoint that says so. */
export interface SignedHead extends LogHead {
  readonly checkpoint: string
}

/** @throws {RangeError} naming `size` if the log never had it */
export function headOf(log: TransparencyLog, size: number = log.tree.size): SignedHead {
  return { origin: log.origin, size, root: log.tree.root(size), checkpoint: checkpoint(log, size) }
}

/** @returns `undefined` if `note` is no checkpoint; nobody's signature is looked at */
export function readHead(note: string): LogHead | undefined {
  const [origin, size, root] = note.split('\n')
  if (!origin || !/^(?:0|[1-9]\d{0,14})$/.test(size ?? '') || !root) return undefined
  const hash = Uint8Array.from(decodeBase64(root))
  return hash.length === 32 && encodeBase64(hash) === root
    ? { origin, size: Number(size), root: hash }
    : undefined
}

/** Whether `log` itself signed the checkpoint `note`. */
export function isSignedBy(note: string, log: Pick<TransparencyLog, 'key' | 'signer'>): boolean {
  const end = note.indexOf('\n\n')
  if (end < 0) return false
  const text = utf8(note.slice(0, end + 1))
  const key = createPublicKey({ key: log.key.spki, format: 'der', type: 'spki' })
  const algorithm = log.key.algorithm === 'ed25519' ? undefined : 'sha256'
  const prefix = `— ${log.signer} `
  return note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .some((line) => verify(algorithm, text, key, decodeBase64(line.slice(prefix.length)).subarray(KEY_HINT)))
}

/** Octets before the signature that name the key. */
const KEY_HINT = 4
