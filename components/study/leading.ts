/** Links of slides on a page to learn from: they lead to where the slide stands here. */
import { type Ref, watch } from 'vue'
import type { StudyChapter } from './chapter.ts'
import { leadHere } from './sight.ts'

/**
 * @param page what the slides stand on
 * @param base the path the site is served under, with a slash at both ends
 */
export function useLeading(
  page: Readonly<Ref<HTMLElement | null>>,
  chapters: readonly StudyChapter[],
  base: string,
): void {
  /** Before it is followed, copied or opened in another tab. */
  function lead({ target }: Event): HTMLAnchorElement | undefined {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.slide-here a[href]') : null
    return link && leadHere(link, chapters, base) ? link : undefined
  }

  /** The router would go to the slide. */
  function onClick(event: MouseEvent) {
    const link = lead(event)
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    location.assign(link.href)
  }

  watch(
    page,
    (element, _, onCleanup) => {
      const heard = new AbortController()
      const { signal } = heard
      element?.addEventListener('click', onClick, { capture: true, signal })
      element?.addEventListener('pointerover', lead, { signal })
      element?.addEventListener('focusin', lead, { signal })
      onCleanup(() => heard.abort())
    },
    { flush: 'post', immediate: true },
  )
}
