/** Whether something has gone on for so long that whoever waits may want to stop it, however far it is. */
import { onScopeDispose, readonly, type Ref, ref, watch } from 'vue'

/** Milliseconds. */
export const LONG = 1_000

export function useLong(holds: Ref<boolean>): Readonly<Ref<boolean>> {
  const isLong = ref(false)
  let coming: ReturnType<typeof setTimeout> | undefined
  watch(
    holds,
    (now) => {
      clearTimeout(coming)
      isLong.value = false
      if (now) coming = setTimeout(() => (isLong.value = true), LONG)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(coming))
  return readonly(isLong)
}
