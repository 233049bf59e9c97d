/** The deck's windows turn together, and one clock runs in all of them. To be called once, at the root. */
import { sharedState, useNav } from '@slidev/client'
import { getSlide, getSlidePath } from '@slidev/client/logic/slides.ts'
import { syncDirections } from '@slidev/client/state/index.ts'
import { patch } from '@slidev/client/state/shared.ts'
import { watch } from 'vue'
import { type RouteLocationNormalized, useRouter } from 'vue-router'
import { act, follow, hand } from './hand.ts'
import { BROUGHT, openMirror, type Order, PRESET } from './mirror.ts'
import { startClock } from './clock.ts'
import { keep, kept } from './kept-stage.ts'
import { isSameTimer, type Stage, stage } from './stage-state.ts'
import { trailAfter } from './trail.ts'

const NAME = `shomei windows ${import.meta.env.BASE_URL}`

/** Where decks are written, Slidev's own server tells all windows, on other machines too. */
const HAS_SERVER = import.meta.env.DEV

/** Until a presenter's window is heard of, an audience's is somebody's who reads alone: it follows nobody. */
let staged = false

export function useTurns(): void {
  const router = useRouter()
  const { slides, isPresenter, isPrintMode, getPrimaryClicks } = useNav()
  const appendix = () =>
    slides.value.find(({ meta }) => meta.slide.frontmatter['routeAlias'] === 'appendix')?.no ?? Infinity
  let known: Stage | undefined
  let begun = false
  let following = false
  let mirror: ReturnType<typeof openMirror<Stage>> | undefined

  const slideOf = ({ name, params }: RouteLocationNormalized) =>
    (name === 'play' || name === 'presenter') && !isPrintMode.value
      ? getSlide(String(params['no']))?.no
      : undefined
  const clicksOf = ({ query }: RouteLocationNormalized) => Number(query['clicks']) || 0
  const mayTell = () =>
    staged && (isPresenter.value ? syncDirections.value.presenterSend : syncDirections.value.viewerSend)
  const mayHear = () =>
    isPresenter.value ? syncDirections.value.presenterReceive : syncDirections.value.viewerReceive

  function current(): Stage {
    const { value: route } = router.currentRoute
    return {
      no: slideOf(route) ?? known?.no ?? 1,
      clicks: clicksOf(route),
      trail: [...stage.trail],
      timer: { ...sharedState.timer, slides: {} },
      ...(stage.minutes !== undefined && { minutes: stage.minutes }),
      ...(stage.bench && { bench: true }),
      hand: hand.own(),
    }
  }

  function tell() {
    known = current()
    if (mayTell()) mirror?.tell(known)
    keepNow()
  }

  function keepNow() {
    const order = mirror?.order()
    if (order && known) keep({ stage: known, order, staged })
  }

  function adopt(newer: Stage) {
    if (!mayHear()) return
    staged = true
    known = newer
    follow(newer.hand)
    stage.trail = newer.trail
    stage.minutes = newer.minutes
    stage.bench = newer.bench === true
    if (!isSameTimer(newer.timer, sharedState.timer)) patch('timer', { ...newer.timer })
    keepNow()
    void turn(newer)
  }

  async function turn({ no, clicks, minutes }: Stage) {
    const { value: route } = router.currentRoute
    if (slideOf(route) === undefined) return
    if (slideOf(route) === no && clicksOf(route) === clicks && route.query['time'] === minutes) return
    following = true
    try {
      await router.replace({
        path: getSlidePath(no, isPresenter.value),
        query: { ...route.query, clicks: clicks === 0 ? undefined : String(clicks), time: minutes },
      })
    } finally {
      following = false
    }
  }

  function open(order: Order) {
    mirror = openMirror<Stage>(NAME, current, adopt, order)
    mirror.ask()
  }

  // A link names only a slide: the race goes on.
  router.beforeEach((to) => {
    if (slideOf(to) === undefined || to.query['time'] !== undefined || stage.minutes === undefined)
      return true
    return { path: to.path, hash: to.hash, query: { ...to.query, time: stage.minutes } }
  })

  router.afterEach((to, from, failure) => {
    const no = slideOf(to)
    if (failure || no === undefined) return
    if (isPresenter.value) staged = true
    const minutes = to.query['time']
    if (typeof minutes === 'string') stage.minutes = minutes
    if (!HAS_SERVER) keepSlidevStill(no, clicksOf(to))
    const before = slideOf(from)
    if (!begun) begin()
    else if (before !== undefined && !following && !isClamped(no, before, to, from)) {
      if (no !== before) {
        act()
        stage.bench = false
      }
      if (before === 1 && no > 1) startClock()
      stage.trail = trailAfter(stage.trail, { no: before, clicks: clicksOf(from) }, no, appendix())
      tell()
    } else keepNow()
  })

  function begin() {
    begun = true
    if (HAS_SERVER) return
    const mine = kept()
    if (mine) {
      staged ||= mine.staged
      stage.trail = mine.stage.trail
      stage.minutes ??= mine.stage.minutes
      stage.bench ||= mine.stage.no === slideOf(router.currentRoute.value) && mine.stage.bench === true
      patch('timer', { ...mine.stage.timer })
    }
    known = mine?.stage ?? current()
    open(mine?.order ?? (isPresenter.value ? BROUGHT : PRESET))
  }

  /** Its own copy of where it is: it turns the page where it finds itself elsewhere. */
  function keepSlidevStill(no: number, clicks: number) {
    patch('page', no)
    patch('clicks', clicks)
    patch('lastUpdate', { id: NAME, type: isPresenter.value ? 'presenter' : 'viewer', time: 0 })
  }

  /** Turning back asks for more clicks than there are, and Slidev puts it right when it has counted them. */
  function isClamped(no: number, before: number, to: RouteLocationNormalized, from: RouteLocationNormalized) {
    const route = slides.value[no - 1]
    return (
      no === before &&
      route !== undefined &&
      clicksOf(from) > clicksOf(to) &&
      clicksOf(from) > getPrimaryClicks(route).total
    )
  }

  watch(
    () => ({ ...sharedState.timer }),
    (timer) => {
      if (mirror && known && !isSameTimer(timer, known.timer)) tell()
    },
  )

  watch(
    () => stage.bench,
    (bench) => {
      if (mirror && known && bench !== (known.bench === true)) tell()
    },
  )
}
