import { useNav } from '@slidev/client'
import { useHead } from '@unhead/vue'
import { computed } from 'vue'
import { site } from '#words/site'

/** Each slide's own title before the deck's, for tabs, history and whoever listens to the page. */
export function useSlideTitles(): void {
  const { hasPrimarySlide, isPresenter, currentSlideNo, slides } = useNav()
  const plain = (title?: string) => title?.replace(/<[^>]*>/g, '')
  const titles = computed(() => {
    if (!hasPrimarySlide.value) return undefined
    const [deck, own] = [0, currentSlideNo.value - 1].map((i) => plain(slides.value[i]?.meta.slide.title))
    return [isPresenter.value && site.presenter, own !== deck && own, deck].filter(Boolean).join(' — ')
  })
  // Slidev, and the pages to learn from, set the title; on a slide this says more than they do.
  useHead(() => {
    const { value: own } = titles
    return { titleTemplate: (title?: string) => own ?? title ?? '' }
  })
}
