/**
 * A slide is mounted several times over: the one on screen, the next-slide preview, the overview, the printed page.
 * Only the one on screen works; the others show the finished state of the default scenario.
 */
import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { computed, type ComputedRef } from 'vue'

export type Activity = 'live' | 'still' | 'idle'

export function useActivity(): ComputedRef<Activity> {
  const { $renderContext } = useSlideContext()
  const { isPrintMode } = useNav()
  const active = useIsSlideActive()
  return computed(() => {
    if (isPrintMode.value) return 'still'
    switch ($renderContext.value) {
      case 'slide':
      case 'presenter':
        return active.value ? 'live' : 'idle'
      case 'none':
        return 'live'
      default:
        return 'still'
    }
  })
}
