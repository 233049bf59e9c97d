/** Heads of a log as it signs them: checkpoints (C2SP tlog-checkpoint, a signed note). */
import { equalBytes, utf8 } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import { createPublicKey, verify } from '../../platform/crypto.ts'
import { isCheckpointText, readNote } from '../../sigstore/signed-note.ts'
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
  const { text, isStrict } = readNote(note)
  if (!isStrict || !isCheckpointText(text)) return undefined
  const [origin = '', size = '', root = ''] = text.split('\n')
  const hash = Uint8Array.from(decodeBase64(root))
  return size.length <= LONGEST_SIZE && hash.length === 32
    ? { origin, size: Number(size), root: hash }
    : undefined
}

/** Digits of a number that is counted with here. */
const LONGEST_SIZE = 15

type Signer = Pick<TransparencyLog, 'key' | 'signer' | 'logId'>

/**
 * Whether `log` itself signed the checkpoint `note`: each line under its name and key id has to hold.
 * @returns why not
 */
export function whyUnsigned(
  note: string,
  log: Signer,
): 'checkpoint-unsigned' | 'checkpoint-invalid' | undefined {
  const { text, lines, isStrict } = readNote(note)
  const own = lines.filter(
    ({ name, keyId }) => name === log.signer && equalBytes(keyId, log.logId.subarray(0, 4)),
  )
  if (!isStrict || own.length === 0) return 'checkpoint-unsigned'
  const key = createPublicKey({ key: log.key.spki, format: 'der', type: 'spki' })
  const algorithm = log.key.algorithm === 'ed25519' ? undefined : 'sha256'
  const holds = own.every(({ signature }) => verify(algorithm, utf8(text), key, signature))
  return holds ? undefined : 'checkpoint-invalid'
}

export const isSignedBy = (note: string, log: Signer): boolean => whyUnsigned(note, log) === undefined
