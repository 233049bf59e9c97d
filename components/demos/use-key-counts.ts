/** How many keys came by each hand: a file may hold several, and a key may lie in several files. */
import { type Ref, shallowRef, watch } from 'vue'
import { type DemoFile, isChanged } from './demo-file.ts'
import { claimBytes } from './explain.ts'
import { openpgpWorker } from './workers.ts'

export interface KeyGroup<From extends string> {
  readonly from: From
  readonly files: readonly DemoFile[]
}

export interface KeyCount<From extends string> {
  readonly from: From
  readonly files: number
  /** `undefined` until they have been read, and where they cannot be. */
  readonly keys: number | undefined
}

/** Of files that were looked into already; the slides show the same few again and again. */
const known = new WeakMap<object, Promise<readonly string[] | undefined>>()

/** @returns undefined where there are too many to read any */
function fingerprintsIn(file: DemoFile): Promise<readonly string[] | undefined> {
  const place = isChanged(file) ? file : file.original
  const found = known.get(place)
  if (found) return found
  const asked = claimBytes(file).then(async (bytes) => {
    const { keys, tooMuch } = await openpgpWorker().describeKeys([bytes], { now: new Date() })
    if (tooMuch) return undefined
    return keys.map(({ fingerprint }) => fingerprint)
  })
  known.set(place, asked)
  asked.catch(() => known.delete(place))
  return asked
}

/** @returns only of groups that hold a file, in their order */
export function useKeyCounts<From extends string>(
  groups: Ref<readonly KeyGroup<From>[]>,
): Ref<readonly KeyCount<From>[]> {
  const counts = shallowRef<readonly KeyCount<From>[]>([])
  watch(
    groups,
    async (now) => {
      const there = now.filter(({ files }) => files.length > 0)
      const uncounted = there.map(({ from, files }) => ({ from, files: files.length, keys: undefined }))
      counts.value = uncounted
      try {
        const counted = await Promise.all(
          there.map(async ({ from, files }) => {
            const prints = await Promise.all(files.map(fingerprintsIn))
            const known = prints.filter((one) => one !== undefined)
            const isCounted = known.length === prints.length
            return { from, files: files.length, keys: isCounted ? new Set(known.flat()).size : undefined }
          }),
        )
        if (counts.value === uncounted) counts.value = counted
      } catch {
        // What is wrong with a file is said where it is verified.
      }
    },
    { immediate: true },
  )
  return counts
}
