/** A file of digests as it was handed to `--sums`: a list, or a text that is signed and is one. */
import { basename } from 'node:path'
import { intake } from '#words/intake'
import { parseSums } from '../../../playground/checksum/index.ts'
import { printable } from '../../../playground/printable.ts'
import { look, type Seen, taken } from '../door.ts'
import { UsageError } from '../usage.ts'

export interface GivenList {
  readonly bytes: Uint8Array
  /** What was taken for granted, to be said beneath; where there is any, the tools read another text than this. */
  readonly also: readonly string[]
}

/** @throws {UsageError} if it is something else, with what it is and the next step */
export async function listAt(path: string): Promise<GivenList> {
  const seen = await look('--sums', path)
  const { found, bytes } = seen
  if (found.id === 'openpgp-cleartext' || found.id === 'signify-embedded') {
    const text = await signedText(seen)
    if (!text) throw new UsageError(`--sums: ${path}: ${intake.isUnread(found.id)}`)
    const method = found.id === 'openpgp-cleartext' ? 'openpgp' : 'minisign'
    return { bytes: text, also: [`# ${intake.isSignedList(printable(path), method)}`] }
  }
  // Digests stand in pages and notes too; in armor and in JSON what looks like one is something else.
  if (!isFramed(seen) && (parseSums(bytes, basename(path))?.entries.length ?? 0) > 0)
    return { bytes, also: [] }
  const [part] = taken('--sums', path, seen, { method: 'checksum', role: 'list' })
  return { bytes: part?.bytes ?? bytes, also: [] }
}

const isFramed = ({ sight: { armors, json } }: Seen) => armors.length > 0 || json !== undefined

/** What was signed, whether or not the signature holds. */
async function signedText({ found, sight }: Seen): Promise<Uint8Array | undefined> {
  if (found.id === 'signify-embedded') {
    const { readEmbedded } = await import('../../../playground/minisign/reading/signature.ts')
    const read = readEmbedded(sight.bytes)
    return 'code' in read ? undefined : sight.bytes.subarray(read.length)
  }
  const { verifyCleartext } = await import('../../../playground/openpgp/index.ts')
  return (await verifyCleartext({ file: sight.plain, keys: [], policy: { now: new Date() } })).text
}
