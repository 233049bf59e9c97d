/** What is kept in this browser and nowhere else: lost where storing is forbidden, never an error. */
import { readonly, type Ref, ref } from 'vue'

export interface Stored<T> {
  readonly value: Readonly<Ref<T>>
  readonly keep: (next: T) => void
}

/**
 * @param key in the storage of the site, which others on it may write: whatever else stands there counts as nothing
 * @param read what was stored; `undefined` where nothing is, or nothing of ours
 */
export function stored<T extends object>(key: string, read: (value: unknown) => T): () => Stored<T> {
  let known: Stored<T> | undefined
  return () => (known ??= open(key, read))
}

function open<T extends object>(key: string, read: (value: unknown) => T): Stored<T> {
  const taken = (): T => {
    try {
      return read(JSON.parse(localStorage.getItem(key) ?? 'null'))
    } catch {
      return read(undefined)
    }
  }
  const value = ref(taken()) as Ref<T>
  // Another tab of the same learner.
  addEventListener('storage', ({ key: changed }) => {
    if (changed === key || changed === null) value.value = taken()
  })
  return {
    value: readonly(value) as Readonly<Ref<T>>,
    keep(next) {
      value.value = next
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // Full, or forbidden: then it lasts as long as the page.
      }
    },
  }
}
