/** What takes a while before anything can be verified: a file that is read, a sample that is fetched. */
import { computed, type ComputedRef, ref } from 'vue'

export interface Preparing {
  /** Whether any such work is under way. */
  readonly preparing: ComputedRef<boolean>
  /** @returns the same work, known to be under way until it has ended */
  readonly prepared: <Args extends readonly unknown[], Result>(
    work: (...args: Args) => Promise<Result>,
  ) => (...args: Args) => Promise<Result>
  /** As {@link prepared}, of what a person hands over: one after the other, so that none is lost to the one after it. */
  readonly inTurn: <Args extends readonly unknown[], Result>(
    work: (...args: Args) => Promise<Result>,
  ) => (...args: Args) => Promise<Result>
}

export function usePreparing(): Preparing {
  const under = ref(0)
  let last: Promise<unknown> = Promise.resolve()
  const prepared: Preparing['prepared'] =
    (work) =>
    async (...args) => {
      under.value++
      try {
        return await work(...args)
      } finally {
        under.value--
      }
    }
  return {
    preparing: computed(() => under.value > 0),
    prepared,
    inTurn: (work) =>
      prepared((...args) => {
        const now = last.then(() => work(...args))
        last = now.catch(() => undefined)
        return now
      }),
  }
}
