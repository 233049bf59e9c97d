/** How long something may still be seen that holds no more. */
import { computed, type ComputedRef, onScopeDispose, type Ref, ref, watch } from 'vue'

/** Milliseconds: shorter than an eye needs to read a verdict, longer than most verifications take. */
export const GRACE = 100

/** @returns `true` as long as it holds, and for a moment after: however often it would have begun again meanwhile */
export function useGrace(holds: Ref<boolean>): ComputedRef<boolean> {
  const lingers = ref(false)
  let ending: ReturnType<typeof setTimeout> | undefined
  watch(
    holds,
    (now) => {
      clearTimeout(ending)
      lingers.value = !now
      if (!now) ending = setTimeout(() => (lingers.value = false), GRACE)
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(ending))
  return computed(() => holds.value || lingers.value)
}
