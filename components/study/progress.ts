/** What a learner has done, kept in this browser and nowhere else. */
import { computed, type ComputedRef } from 'vue'
import { stored } from './stored.ts'

/** Longer lists are nobody's progress. */
const MOST = 1000
const ID = /^[\w:./-]{1,80}$/

const kept = stored<readonly string[]>('shomei:study:1', (value) =>
  Array.isArray(value) && value.length <= MOST
    ? value.filter((id): id is string => typeof id === 'string' && ID.test(id))
    : [],
)

export interface Progress {
  /** Ids such as `read:3` or `mission:checksum/swap-both`. */
  readonly done: ComputedRef<ReadonlySet<string>>
  readonly finish: (id: string) => void
  readonly forget: () => void
}

/**
 * @example
 * const { done, finish } = useProgress()
 * finish('mission:checksum/swap-both')
 */
export function useProgress(): Progress {
  const { value, keep } = kept()
  const done = computed(() => new Set(value.value))
  return {
    done,
    finish(id) {
      if (!ID.test(id)) throw new Error(`useProgress: "${id}" is no id`)
      if (!done.value.has(id)) keep([...done.value, id])
    },
    forget: () => keep([]),
  }
}
