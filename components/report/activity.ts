/**
 * A slide is mounted several times over: the one on screen, the next-slide preview, the overview, the printed page.
 * Only the one on screen works; the others show the finished state of the default scenario.
 */
import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { computed, type ComputedRef } from 'vue'

export type Activity = 'live' | 'still' | 'idle'

/**
 * Whether a demo that is told in clicks shows its end at once: on paper, and in the overview. The next-slide preview shows
 * what the next click brings.
 */
export function useIsFinished(): ComputedRef<boolean> {
  const { $renderContext } = useSlideContext()
  const activity = useActivity()
  const { isPrintMode } = useNav()
  return computed(
    () => activity.value === 'still' && (isPrintMode.value || $renderContext.value !== 'previewNext'),
  )
}

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
