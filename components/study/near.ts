/** Whether something has come near enough to what is being read to be worth drawing. */
import { onMounted, onScopeDispose, type Ref, ref, type ShallowRef } from 'vue'

/** About two screens of a phone ahead: some seconds of scrolling. */
const AHEAD = '1400px 0px'

/** @returns false until it comes near for the first time, then true for good */
export function useNear(element: Readonly<ShallowRef<HTMLElement | null>>): Ref<boolean> {
  const near = ref(false)
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      near.value = true
      observer.disconnect()
    },
    { rootMargin: AHEAD },
  )
  onMounted(() => element.value && observer.observe(element.value))
  onScopeDispose(() => observer.disconnect())
  return near
}
