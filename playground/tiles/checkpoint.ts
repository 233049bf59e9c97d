/** What a log says of itself as a whole (C2SP tlog-checkpoint 1.0.0). */
import { decodeBase64 } from '../platform/base64.ts'
import { isCheckpointText, readNote } from '../sigstore/signed-note.ts'

/** How long a log is, and the one hash that stands for all of it. */
export interface LogHead {
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  readonly root: Uint8Array
}

/** Digits of a number that is counted with here. */
const LONGEST_SIZE = 15

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
