/** Heads of a log as it signs them: checkpoints (C2SP tlog-checkpoint, a signed note). */
import { equalBytes, utf8 } from '../../bytes.ts'
import { createPublicKey, verify } from '../../platform/crypto.ts'
import { readNote } from '../../sigstore/signed-note.ts'
import { type LogHead, readHead } from '../../tiles/checkpoint.ts'
import { type TransparencyLog, checkpoint } from '../rekor.ts'

export { type LogHead, readHead }

/** A head and the checkpoint that says so. */
export interface SignedHead extends LogHead {
  readonly checkpoint: string
}

/** @throws {RangeError} naming `size` if the log never had it */
export function headOf(log: TransparencyLog, size: number = log.tree.size): SignedHead {
  return { origin: log.origin, size, root: log.tree.root(size), checkpoint: checkpoint(log, size) }
}

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
