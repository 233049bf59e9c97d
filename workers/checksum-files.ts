/** Several files in one job: a list and what it names, or two files side by side. */
import {
  type Algorithm,
  algorithmsIn,
  ALGORITHMS,
  type Channel,
  type Digests,
  type ListedFile,
  type ListReport,
  type ToolOptions,
  verifyList,
} from '../playground/checksum/index.ts'
import { digestFile } from './digest-file.ts'
import { type OnProgress, startJob } from './job.ts'

export interface NamedFile {
  readonly name: string
  readonly file: Blob
}

export interface ListRequest {
  readonly list: Uint8Array
  readonly listName: string
  readonly files: readonly NamedFile[]
  readonly channel: Channel
  readonly options: ToolOptions
}

/** @returns `undefined` if it was cancelled or overtaken */
export async function checkList(
  { list, files, ...rest }: ListRequest,
  onProgress: OnProgress,
  owner?: number,
): Promise<ListReport | undefined> {
  // Where the list names nothing that we compute, there is something to show all the same.
  const named = algorithmsIn(list)
  const digests = await digestAll(files, named.length > 0 ? named : ['sha256'], onProgress, owner)
  if (!digests) return undefined
  const listed: ListedFile[] = files.map(({ name }, i) => ({ name, found: digests[i] ?? 'denied' }))
  return verifyList({ list, files: listed, ...rest })
}

/** @returns all four digests of each file, `undefined` in place of one that cannot be read; nothing if cancelled */
export function digestEach(
  files: readonly Blob[],
  onProgress: OnProgress,
  owner?: number,
): Promise<readonly (Digests | undefined)[] | undefined> {
  return digestAll(
    files.map((file) => ({ name: '', file })),
    ALGORITHMS,
    onProgress,
    owner,
  )
}

type Computed<A extends Algorithm> = Readonly<Record<A, Uint8Array>>

async function digestAll<A extends Algorithm>(
  files: readonly NamedFile[],
  algorithms: readonly A[],
  onProgress: OnProgress,
  owner?: number,
): Promise<readonly (Computed<A> | undefined)[] | undefined> {
  const job = startJob(
    files.reduce((sum, { file }) => sum + file.size, 0),
    onProgress,
    owner,
  )
  const found: (Computed<A> | undefined)[] = []
  let before = 0
  for (const { file } of files) {
    const start = before
    try {
      const digests = await digestFile(file, algorithms, {
        isCancelled: job.isCancelled,
        onProgress: (bytes) => job.onProgress(start + bytes),
      })
      if (!digests) return undefined
      found.push(digests)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      found.push(undefined)
    }
    before += file.size
  }
  return job.isCancelled() ? undefined : found
}
