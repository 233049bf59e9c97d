/** Stands for `@slidev/client` in component tests: how the slide that shows a component stands, at a switch. */
import { computed, reactive, ref, type ComputedRef, type Ref } from 'vue'
import type { Activity } from '../../components/report/activity.ts'
import type { RenderContext } from '../../types/slidev-client.d.ts'

export const renderContext = ref<RenderContext>('slide')
export const slideActive = ref(true)
export const printMode = ref(false)
/** The slide that shows the component, and the one on screen; the deck's first is 1. */
export const page = ref(20)
export const currentPage = ref(20)

/** The slide on screen, a picture of it in the overview, or one that waits off screen. */
export function become(activity: Activity): void {
  printMode.value = false
  renderContext.value = activity === 'still' ? 'overview' : 'slide'
  slideActive.value = activity === 'live'
}

/** Slidev's own counting, as far as one component on a slide can tell. */
export const clicks = reactive({
  current: 0,
  total: 0,
  calculateSince: (_at: string, size: number) => ({ start: clicks.total + 1, size }),
  register: (_id: string, { size }: { size: number }) => void (clicks.total += size),
  unregister: () => void (clicks.total = 0),
})

export const useSlideContext = (): {
  $renderContext: Ref<RenderContext>
  $page: Ref<number>
  $clicksContext: typeof clicks
} => ({
  $renderContext: renderContext,
  $page: page,
  $clicksContext: clicks,
})
export const useNav = (): { isPrintMode: ComputedRef<boolean>; currentPage: ComputedRef<number> } => ({
  isPrintMode: computed(() => printMode.value),
  currentPage: computed(() => currentPage.value),
})
export const useIsSlideActive = (): ComputedRef<boolean> => computed(() => slideActive.value)
