/**
 * What comes after the slide that is shown. Slidev would mount every slide three seconds after the first, all at once;
 * here each waits for a moment in which the browser has nothing to do, the next ones first.
 */
import { useNav } from '@slidev/client'
import { watch } from 'vue'
import { idle } from '../components/report/idle.ts'

/** Mounted ahead, so that diagrams are drawn and demos fetch what they need some minutes before their slide. */
const AHEAD = 6
/** Turning back shows a slide at its last click, which only a mounted slide knows. */
const BEHIND = 1
/** Milliseconds after which the first slide counts as looked at, if nobody touches anything before. */
const FIRST_LOOK = 3_000

/** What came before belongs to slide 1: `npm run audit` counts the bytes up to this mark. */
const MARK = 'shomei:ahead'

type Slide = ReturnType<typeof useNav>['slides']['value'][number]

/**
 * To be called once, at the root of the application.
 *
 * @param then called when all slides around the first one shown are there
 */
export function useSlidesAhead(then: () => unknown): void {
  const { slides, currentSlideNo, hasPrimarySlide, isPrintMode } = useNav()
  const loaded = new Set<Slide>()
  let started = false
  let busy = false

  /** The nearest slide that is still to be mounted, or else the nearest whose code has not come yet. */
  function nextUp(): { slide: Slide; mount: boolean } | undefined {
    const at = currentSlideNo.value
    const distance = ({ no }: Slide) => (no >= at ? no - at : 0.5 + at - no)
    const byDistance = slides.value.toSorted((a, b) => distance(a) - distance(b))
    const near = byDistance.find(
      ({ no, meta }) => no >= at - BEHIND && no <= at + AHEAD && no !== at && !meta.__preloaded,
    )
    if (near !== undefined) return { slide: near, mount: true }
    const far = byDistance.find((slide) => !loaded.has(slide))
    return far === undefined ? undefined : { slide: far, mount: false }
  }

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    for (;;) {
      await idle()
      const next = isShowing() ? nextUp() : undefined
      if (next === undefined) break
      loaded.add(next.slide)
      await next.slide.load()
      if (next.mount) {
        await idle()
        next.slide.meta.__preloaded = true
      }
    }
    busy = false
  }

  const isShowing = () => hasPrimarySlide.value && !isPrintMode.value

  watch([currentSlideNo, hasPrimarySlide], () => started && void work())
  void firstLook().then(async () => {
    started = true
    performance.mark(MARK)
    await work()
    then()
  })
}

/** Until the first slide has been seen, or somebody wants to go on. */
async function firstLook(): Promise<void> {
  if (document.readyState !== 'complete') await once(window, 'load')
  await document.fonts.ready
  await Promise.race([
    new Promise((resolve) => setTimeout(resolve, FIRST_LOOK)),
    once(window, 'keydown'),
    once(window, 'pointerdown'),
  ])
}

function once(target: EventTarget, type: string): Promise<void> {
  return new Promise((resolve) =>
    target.addEventListener(type, () => resolve(), { once: true, passive: true }),
  )
}
