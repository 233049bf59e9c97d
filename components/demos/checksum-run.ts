/** What each form of the checksum demo asks of the worker, and what comes back. */
import { equalBytes, toHex, utf8 } from '../../playground/bytes.ts'
import type { Algorithm } from '../../playground/checksum/algorithms.ts'
import type { Channel } from '../../playground/checksum/channel.ts'
import type { Digests, SomeDigests } from '../../playground/checksum/digest.ts'
import type { ListReport } from '../../playground/checksum/list.ts'
import type { ToolOptions } from '../../playground/checksum/tool.ts'
import { type ChecksumReport, verifyChecksum } from '../../playground/checksum/verify.ts'
import type { OnProgress } from '../../workers/job.ts'
import { type Differences, differencesOf } from './byte-differences.ts'
import type { useChecksumScenario } from './checksum-scenario.ts'
import { currentBlob, type DemoFile } from './demo-file.ts'
import { claimBytes } from './explain.ts'
import { checksumWorker } from './workers.ts'

type ChecksumRequest = NonNullable<ReturnType<typeof useChecksumScenario>['request']['value']>

export type ChecksumAnswer =
  | {
      readonly kind: 'one'
      readonly report: ChecksumReport
      readonly digests?: SomeDigests
      readonly channel: Channel
    }
  | {
      readonly kind: 'list'
      readonly report: ListReport
      /** As they were when the report was made. */
      readonly files: readonly DemoFile[]
      readonly listName: string
      readonly channel: Channel
      readonly options: ToolOptions
    }
  | {
      readonly kind: 'pair'
      readonly report: ChecksumReport
      readonly a: Digests
      readonly b: Digests
      readonly algorithm: Algorithm
      readonly differences: Differences
      /** All of both, not their beginnings. */
      readonly isSame: boolean
    }

/**
 * @param owner the run's own number, by which the worker's job is cancelled
 * @returns `undefined` if it was cancelled
 * @throws {Said} if a claim is larger than is read
 * @throws {DOMException} if a file cannot be read
 */
export async function runChecksum(
  wanted: ChecksumRequest,
  onProgress: OnProgress,
  owner: number,
): Promise<ChecksumAnswer | undefined> {
  const worker = checksumWorker()
  switch (wanted.kind) {
    case 'one': {
      const { artifact: given, channel: from } = wanted
      const bytes = wanted.claim && (await claimBytes(wanted.claim))
      const found = await worker.verify(
        {
          ...(given && { artifact: { name: given.name, file: currentBlob(given) } }),
          ...(bytes && { claim: bytes, claimName: wanted.isTyped ? '' : (wanted.claim?.name ?? '') }),
          channel: from,
        },
        onProgress,
        owner,
      )
      return found && { kind: 'one', ...found, channel: from }
    }
    case 'list': {
      const { claim: list, files: handed, channel: from, options } = wanted
      const listName = list?.name ?? ''
      const report = await worker.checkList(
        {
          list: list ? await claimBytes(list) : new Uint8Array(),
          listName,
          files: handed.map((one) => ({ name: one.name, file: currentBlob(one) })),
          channel: from,
          options,
        },
        onProgress,
        owner,
      )
      return report && { kind: 'list', report, files: handed, listName, channel: from, options }
    }
    case 'pair': {
      const [one, other] = [wanted.a, wanted.b].map(
        (file) => new Blob([currentBlob(file), wanted.suffix]),
      ) as [Blob, Blob]
      const found = await worker.digestEach([one, other], onProgress, owner)
      if (!found) return undefined
      const [mine, theirs] = found
      if (!mine || !theirs) throw new DOMException('a file of the pair cannot be read', 'NotReadableError')
      return {
        kind: 'pair',
        a: mine,
        b: theirs,
        algorithm: wanted.algorithm,
        differences: await differencesOf(one, other),
        isSame: equalBytes(mine.sha256, theirs.sha256),
        // The first file's digest came over the best of channels: that is no help.
        report: verifyChecksum({
          artifact: { name: wanted.b.name, digests: theirs },
          claim: utf8(toHex(mine[wanted.algorithm])),
          channel: 'apart',
        }),
      }
    }
  }
}
