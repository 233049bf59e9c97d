/** Fetches what a demo needs before its slide is reached: on the slides around it, and never on the first one. */
import { useNav, useSlideContext } from '@slidev/client'
import { watch } from 'vue'

/** Some minutes of talk. */
const SLIDES_AROUND = 5
/** Milliseconds; where the browser cannot say when it has nothing to do. */
const AFTER_A_TURN = 1_000

/** @param start called at most once, when the browser has nothing better to do */
export function usePreload(start: () => unknown): void {
  const { $page } = useSlideContext()
  const { currentPage } = useNav()
  const isNear = () => currentPage.value > 1 && Math.abs($page.value - currentPage.value) <= SLIDES_AROUND
  const { stop } = watch(
    isNear,
    (near) => {
      if (!near) return
      whenIdle(start)
      // Not while it is called for the first time, at once.
      queueMicrotask(() => stop())
    },
    { immediate: true },
  )
}

function whenIdle(start: () => unknown): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void start())
  else setTimeout(start, AFTER_A_TURN)
}
