// First: the verifier expects Buffer to be there when it is evaluated.
import '../playground/platform/install.ts'
import { expose } from 'comlink'
import { type Answer, type Answers, answer } from '../playground/desk/answer.ts'
import type { Desk } from '../playground/desk/desk.ts'
import type { Item } from '../playground/desk/item.ts'
import type { DigestName, Held } from '../playground/desk/method.ts'
import { look, type Looked } from '../playground/intake/look.ts'
import { sightOf } from '../playground/intake/sight.ts'
import { baseOf } from '../playground/desk/names.ts'
import { digestFile } from './digest-file.ts'
import {
  Cancelled,
  cancelJob,
  type Job,
  type OnProgress,
  type Progress,
  startJob,
  supervised,
} from './job.ts'
import { piecesAhead } from './read-ahead.ts'

/** How far the one file is that is read now. */
export interface DeskProgress extends Progress {
  /** Its item's id. */
  readonly of: number
}

export interface DeskRequest extends Desk {
  /** By the items' ids, which stand for no other bytes as long as the page lives. */
  readonly files: ReadonlyMap<number, Blob>
}

/** By item and algorithm. */
const digests = new Map<string, Uint8Array>()

const api = {
  /** @param bytes all of the file, or its beginning */
  look: (name: string, bytes: Uint8Array, size: number): Looked => look(sightOf(name, bytes, size)),

  /**
   * @param onProgress of the file that is being read
   * @param owner whom it is for
   * @param onAnswer told each answer as soon as it stands
   * @returns `undefined` if it was cancelled or overtaken
   */
  async answer(
    { files, ...desk }: DeskRequest,
    onProgress: (progress: DeskProgress) => void,
    owner?: number,
    onAnswer?: (one: Answer) => void,
  ): Promise<Answers | undefined> {
    const job = startJob(0, () => undefined, owner)
    const hold = (item: Item) =>
      held(item, files.get(item.id) ?? new Blob(), job, (now) => onProgress({ ...now, of: item.id }))
    // A message that it is over can only be heard between two tasks.
    const isOver = async () => {
      await new Promise((resolve) => setTimeout(resolve))
      return job.isCancelled()
    }
    try {
      const found = await answer(desk, { hold, subtle: crypto.subtle, isOver }, onAnswer)
      return job.isCancelled() ? undefined : found
    } catch (error) {
      if (error instanceof Cancelled) return undefined
      throw error
    }
  },
  cancel: cancelJob,
}

function held({ id, name, size }: Item, file: Blob, job: Job, onProgress: OnProgress): Held {
  const reading = (): Job => {
    const { onProgress: told } = startJob(size, onProgress)
    return { isCancelled: job.isCancelled, onProgress: told }
  }
  return {
    name: baseOf(name),
    size,
    pieces: () => supervised(piecesAhead(file), reading()),
    async digests<Name extends DigestName>(names: readonly Name[]) {
      const missing = names.filter((one) => !digests.has(`${id} ${one}`))
      if (missing.length > 0) {
        const found = await digestFile(file, missing, reading())
        if (!found) return undefined
        for (const one of missing) digests.set(`${id} ${one}`, found[one])
      }
      return Object.fromEntries(names.map((one) => [one, digests.get(`${id} ${one}`)])) as Record<
        Name,
        Uint8Array
      >
    },
  }
}

export type DeskApi = typeof api
expose(api)
