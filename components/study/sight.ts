/** Ways to a slide's place on the pages to learn from. */
import type { StudyChapter } from './chapter.ts'

/** Milliseconds in which demos above have taken their room. */
const SETTLING = 4_000
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** Scrolls there, and again when what stands above grows, until the reader scrolls or everything has settled. */
export function keepInSight(element: HTMLElement): void {
  const show = () => element.scrollIntoView({ behavior: 'instant' })
  const observer = new ResizeObserver(show)
  observer.observe(document.body)
  const stop = () => {
    observer.disconnect()
    for (const type of BY_HAND) removeEventListener(type, stop)
  }
  for (const type of BY_HAND) addEventListener(type, stop, { passive: true })
  setTimeout(stop, SETTLING)
  show()
}

/**
 * @param link as it stands on a slide
 * @param base the path the site is served under, with a slash at both ends
 * @returns where that slide stands here; undefined if the link leads elsewhere
 */
export function slideAddress(
  link: HTMLAnchorElement,
  chapters: readonly StudyChapter[],
  base: string,
): string | undefined {
  if (link.origin !== location.origin || !link.pathname.startsWith(base)) return undefined
  const name = link.pathname.slice(base.length)
  for (const { id, slides } of chapters) {
    const slide = slides.find(({ no, alias }) => String(no) === name || alias === name)
    // What the link says of a demo's state goes along.
    if (slide) return `${base}study/${id}${link.hash || `#slide-${slide.no}`}`
  }
  return undefined
}
