/** Stands for `@slidev/client` in component tests: how the slide that shows a component stands, at a switch. */
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { Activity } from '../../components/report/activity.ts'
import type { RenderContext } from '../../types/slidev-client.d.ts'

export const renderContext = ref<RenderContext>('slide')
export const slideActive = ref(true)
export const printMode = ref(false)
/** The slide that shows the component, and the one on screen; the deck's first is 1. */
export const page = ref(20)
export const currentPage = ref(20)

/** The slide on screen, a preview of it, or one that waits off screen. */
export function become(activity: Activity): void {
  printMode.value = false
  renderContext.value = activity === 'still' ? 'previewNext' : 'slide'
  slideActive.value = activity === 'live'
}

export const useSlideContext = (): { $renderContext: Ref<RenderContext>; $page: Ref<number> } => ({
  $renderContext: renderContext,
  $page: page,
})
export const useNav = (): { isPrintMode: ComputedRef<boolean>; currentPage: ComputedRef<number> } => ({
  isPrintMode: computed(() => printMode.value),
  currentPage: computed(() => currentPage.value),
})
export const useIsSlideActive = (): ComputedRef<boolean> => computed(() => slideActive.value)
