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

/** On a slide, the name of another slide stands below the slide's own address; here, below the chapter's. */
const BELOW = 'study/'

/**
 * A link to another slide, as it stands on a slide, becomes a link to where that slide stands here.
 *
 * @param base the path the site is served under, with a slash at both ends
 * @returns whether the link leads to a slide
 */
export function leadHere(link: HTMLAnchorElement, chapters: readonly StudyChapter[], base: string): boolean {
  if ('here' in link.dataset) return true
  if (link.origin !== location.origin || !link.pathname.startsWith(base)) return false
  const below = link.pathname.slice(base.length)
  const name = below.startsWith(BELOW) ? below.slice(BELOW.length) : below
  for (const { id, slides } of chapters) {
    const slide = slides.find(({ no, alias }) => String(no) === name || alias === name)
    if (!slide) continue
    // What the link says of a demo's state goes along.
    link.href = `${base}${BELOW}${id}${link.hash || `#slide-${slide.no}`}`
    link.dataset.here = ''
    return true
  }
  return false
}
