/** Runs the demos of the deck, each once, as their slides do. */
import { useNav } from '@slidev/client'
import { computed, type ComputedRef, nextTick, onScopeDispose, type Ref, ref } from 'vue'

export interface DemoRow {
  /** The slide's number. */
  readonly no: number
  readonly title: string
  /** The demo's own name, when it is there. */
  readonly name?: string
  readonly state: 'waiting' | 'running' | 'good' | 'bad'
  /** Verdicts, separated by spaces. */
  readonly verdict?: string
  /** What its banner says: `standingOf` in playground/report.ts. */
  readonly standing?: string
  readonly expected?: string
  /** What the demo itself says went wrong. */
  readonly alert?: string
  readonly fault?: 'late' | 'wrong' | 'broken'
  /** Milliseconds from mounting the slide to its verdict. */
  readonly time?: number
}

/** Milliseconds for one demo. */
export const LONGEST = 30_000
/** A demo that has come to a wrong verdict gets so long to come to another one: a computation may follow another. */
const SECOND_THOUGHT = 2_000
const LOOK_EVERY = 50
/** What Slidev calls the layout of a slide that is one demo. */
const LAYOUT = 'demo'

export interface DemoCheck {
  readonly rows: Ref<readonly DemoRow[]>
  /** The slide to mount: its demo is what runs now. */
  readonly running: ComputedRef<DemoRow | undefined>
  /** @param stage where the slide is mounted */
  readonly run: (stage: () => Element | null | undefined) => Promise<void>
}

export function useDemoCheck(): DemoCheck {
  const rows = ref<DemoRow[]>(
    useNav()
      .slides.value.filter(({ meta }) => meta.slide.frontmatter['layout'] === LAYOUT)
      .map(({ no, meta }) => ({ no, title: meta.slide.title ?? '', state: 'waiting' as const })),
  )
  let ended = false
  onScopeDispose(() => (ended = true))

  return {
    rows,
    running: computed(() => rows.value.find(({ state }) => state === 'running')),
    async run(stage) {
      for (const [i, row] of rows.value.entries()) {
        if (ended) return
        rows.value[i] = { ...row, state: 'running' }
        const begun = performance.now()
        await nextTick()
        const found = await outcome(stage, begun + LONGEST, () => ended)
        rows.value[i] = { ...row, ...found, time: performance.now() - begun }
        await nextTick()
      }
    },
  }
}

type Outcome = Pick<DemoRow, 'name' | 'verdict' | 'standing' | 'expected' | 'alert' | 'fault'> & {
  readonly state: 'good' | 'bad'
}

async function outcome(
  stage: () => Element | null | undefined,
  until: number,
  isEnded: () => boolean,
): Promise<Outcome> {
  const presses: string[] = []
  let isPressed = false
  let wrongSince: number | undefined
  for (;;) {
    const demo = stage()?.querySelector<HTMLElement>('[data-demo]')
    const { demo: name, reportState, verdict, standing, expected, presses: wanted } = demo?.dataset ?? {}
    const seen = {
      ...(name && { name }),
      ...(verdict && { verdict }),
      ...(standing && { standing }),
      ...(expected && { expected }),
    }
    if (demo && !isPressed) {
      presses.push(...(wanted?.split(' ') ?? []))
      isPressed = true
    }
    const now = performance.now()
    if (now > until || isEnded()) return { ...seen, state: 'bad', fault: 'late' }
    if (demo && reportState === 'done') {
      const [press] = presses
      const button = press && demo.querySelector<HTMLButtonElement>(`[data-action="${press}"]:enabled`)
      if (button) {
        presses.shift()
        button.click()
        await nextTick()
      } else if (!press && expected !== undefined && verdict === expected) {
        return { ...seen, state: 'good' }
      } else {
        wrongSince ??= now
        const alert = demo.querySelector('[role=alert]')?.textContent.trim()
        if (now - wrongSince > SECOND_THOUGHT)
          return {
            ...seen,
            ...(alert && { alert }),
            state: 'bad',
            fault: alert || verdict === undefined ? 'broken' : 'wrong',
          }
      }
    } else wrongSince = undefined
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}
