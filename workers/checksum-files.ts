/** Several files in one job: a list and what it names, or two files side by side. */
import {
  algorithmsIn,
  ALGORITHMS,
  type AnyAlgorithm,
  type Channel,
  type Digests,
  type DigestsOf,
  type ListedFile,
  type ListReport,
  readList,
  type ToolOptions,
  verifyList,
} from '../playground/checksum/index.ts'
import { digestFiles } from './digest-files.ts'
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
  const read = readList(list, rest.listName)
  const named = algorithmsIn(read)
  const digests = await digestAll(files, named.length > 0 ? named : ['sha256'], onProgress, owner)
  if (!digests) return undefined
  const judge = (found: readonly (ListedFile['found'] | undefined)[]) => {
    const listed = files.map(({ name, file }, i): ListedFile => {
      return { name, found: found[i] ?? 'denied', size: file.size }
    })
    return verifyList({ list: read, files: listed, ...rest })
  }
  const report = judge(digests)
  if (report.more.length === 0) return report
  const more = await digestAll(files, report.more, onProgress, owner)
  return more && judge(digests.map((own, i) => (own && more[i] ? { ...own, ...more[i] } : undefined)))
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

function digestAll<A extends AnyAlgorithm>(
  files: readonly NamedFile[],
  algorithms: readonly A[],
  onProgress: OnProgress,
  owner?: number,
): Promise<readonly (DigestsOf<A> | undefined)[] | undefined> {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  const job = startJob(bytes, onProgress, owner)
  return digestFiles(
    files.map(({ file }) => file),
    algorithms,
    job,
  )
}
