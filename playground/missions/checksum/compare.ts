/** The real comparison, as every checksum mission asks for it. */
import { utf8 } from '../../bytes.ts'
import { ALGORITHMS, type Channel, createDigester, verifyChecksum } from '../../checksum/index.ts'
import type { Run } from '../mission.ts'

/** @param claim a digest or a checksum file */
export async function compare<R extends string>(
  of: R,
  artifact: { readonly name: string; readonly bytes: Uint8Array },
  claim: string,
  channel: Channel = 'beside',
): Promise<Run<R>> {
  const digester = await createDigester(ALGORITHMS)
  digester.update(artifact.bytes)
  const { entries: _, ...report } = verifyChecksum({
    artifact: { name: artifact.name, digests: digester.digest() },
    claim: utf8(claim),
    channel,
  })
  return { of, report }
}
