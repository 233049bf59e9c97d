/** What the stage asks of this machine and this browser, one question a function. */
import { stageCheck as say } from '#words/stage-check'
import { askKept } from './kept.ts'

/** `warn` is no fault, but something to know; `note` says nothing about being ready. */
export type State = 'running' | 'good' | 'bad' | 'warn' | 'note'

export interface Finding {
  readonly state: State
  readonly says: string
  /** What to do about it. */
  readonly help?: string
}

/** When the deck was built, or its last commit was made; scripts/vite/built-at.ts. */
declare const __SHOMEI_BUILT__: string

/** Milliseconds for the whole site to be kept, from the first visit on. */
const KEEPING = 60_000
const DAY = 24 * 60 * 60 * 1000
/** Days by which the clock may be before the build (zones, a build machine that is ahead), and after it. */
const BEFORE = 2
const AFTER = 3 * 365
/** A window smaller than the slide itself shows it smaller than it was drawn. */
const SLIDE_WIDTH = 980

export function lookAtContext(): Finding {
  // Not there over plain HTTP, whatever its type says.
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto }
  if (isSecureContext && subtle !== undefined) return { state: 'good', says: say.context.good }
  return { state: 'warn', says: say.context.plain, help: say.context.plainHelp }
}

export async function lookAtFonts(): Promise<Finding> {
  // The variable slices behind them come when somebody types what the deck does not say.
  const faces = [...document.fonts].filter(({ family }) => !family.includes('Variable'))
  const came = await Promise.all(
    faces.map((face) =>
      face.load().then(
        () => true,
        () => false,
      ),
    ),
  )
  const missing = came.filter((one) => !one).length
  if (missing === 0 && faces.length > 0) return { state: 'good', says: say.fonts.good(faces.length) }
  const says = faces.length > 0 ? say.fonts.missing(missing) : say.fonts.none
  return { state: 'bad', says, help: say.fonts.help }
}

export async function lookAtOffline(): Promise<Finding> {
  if (!import.meta.env.PROD) return { state: 'warn', says: say.offline.development, help: say.offline.build }
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  if (serviceWorker === undefined)
    return isSecureContext
      ? { state: 'warn', says: say.offline.unable, help: say.offline.unableHelp }
      : { state: 'warn', says: say.offline.impossible, help: say.context.plainHelp }
  const registration = await Promise.race([
    serviceWorker.ready,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), KEEPING)),
  ])
  const worker = registration?.active
  if (!worker) return { state: 'bad', says: say.offline.never(KEEPING / 1000), help: say.offline.help }
  const answer = await askKept(worker)
  if (answer === undefined) return { state: 'bad', says: say.offline.silent, help: say.offline.help }
  const { files, kept } = answer
  if (kept < files)
    return { state: 'bad', says: say.offline.missing(files - kept, files), help: say.offline.help }
  return { state: 'good', says: say.offline.good(files) }
}

export function lookAtClock(): Finding {
  const [now, built] = [new Date(), new Date(__SHOMEI_BUILT__)]
  const days = (now.getTime() - built.getTime()) / DAY
  const says = say.clock.reads(now, built)
  if (-BEFORE <= days && days <= AFTER) return { state: 'good', says }
  return { state: 'bad', says, help: days < 0 ? say.clock.behind : say.clock.ahead }
}

export function lookAtScreen(): Finding {
  const zoom = outerWidth > 0 ? Math.round((100 * outerWidth) / innerWidth) : 100
  // The ratio has the page's zoom in it, the screen's size has not; the window's frame is some pixels.
  const ratio = Math.abs(zoom - 100) > 5 ? (100 * devicePixelRatio) / zoom : devicePixelRatio
  const pixels = [screen.width, screen.height].map((length) => Math.round(length * ratio))
  const [width = 0, height = 0] = pixels
  return {
    state: 'note',
    says: say.screen.reads({ width, height, inner: [innerWidth, innerHeight] }),
    help:
      innerWidth < SLIDE_WIDTH
        ? say.screen.narrow(SLIDE_WIDTH)
        : Math.abs(zoom - 100) > 10
          ? say.screen.zoomed
          : say.screen.help,
  }
}
