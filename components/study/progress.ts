/** What a learner has done, kept in this browser and nowhere else. */
import { computed, type ComputedRef, ref } from 'vue'

const KEY = 'shomei:study:1'
/** Longer lists are nobody's progress. */
const MOST = 1000
const ID = /^[\w:./-]{1,80}$/

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length <= MOST
}

/** Whatever else stands there was not written by us, and counts as nothing. */
function stored(): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return new Set(
      isList(value) ? value.filter((id): id is string => typeof id === 'string' && ID.test(id)) : [],
    )
  } catch {
    return new Set()
  }
}

const done = ref<ReadonlySet<string>>(new Set())
let begun = false

function begin() {
  if (begun) return
  begun = true
  done.value = stored()
  // Another tab of the same learner.
  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) done.value = stored()
  })
}

function keep(ids: ReadonlySet<string>) {
  done.value = ids
  try {
    localStorage.setItem(KEY, JSON.stringify([...ids]))
  } catch {
    // Full, or forbidden: then it lasts as long as the page.
  }
}

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
  begin()
  return {
    done: computed(() => done.value),
    finish(id) {
      if (!ID.test(id)) throw new Error(`useProgress: "${id}" is no id`)
      if (!done.value.has(id)) keep(new Set([...done.value, id]))
    },
    forget: () => keep(new Set()),
  }
}
