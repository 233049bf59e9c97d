/**
 * A demo as a story that a clicker tells: one step a click, from the unsolved state to the answer. A step is a whole
 * state, set anew whatever was there before; a hand, a link or the deck's other window may leave it at any time, and the
 * next click goes on from the story's next step.
 */
import { useNav, useSlideContext } from '@slidev/client'
import { computed, type ComputedRef, inject, nextTick, provide, ref, type Ref, shallowRef, watch } from 'vue'
import { useActivity, useIsFinished } from '../report/activity.ts'
import { PAPER, type PaperTelling } from '../report/paper-telling.ts'
import { READING } from '../report/reading.ts'
import { openBench } from '../windows/bench.ts'
import type { DemoState, Settle } from './state/use-demo-state.ts'

export interface Story<Step extends string> {
  /** In the order of the clicks; the first stands before the first click. */
  readonly steps: readonly [Step, ...Step[]]
  /** Those where a question stands in place of what is found. */
  readonly asks: readonly Step[]
  /** What the first step hides is its answer: whoever reads alone does not begin with it in sight either. */
  readonly isAnswered?: boolean
  /** Its end shows all of its steps. */
  readonly isSummed?: boolean
  /** Those that verify nothing: told by clicks, and neither read about step by step nor told on paper. */
  readonly aside?: readonly Step[]
}

export interface Script<Step> {
  readonly demo: Pick<DemoState, 'begin' | 'restart' | 'onHand'>
  /** Sets all that the step shows. */
  readonly enter: (step: Step) => Promise<void>
  /** What the demo begins with where nobody clicks. */
  readonly preset: () => Promise<void>
  readonly settle?: Settle
  /** Where a step cannot be set. */
  readonly fail: (error: unknown) => void
}

export interface Telling<Step extends string> {
  /** The step that the clicks ask for; none where nobody clicks. */
  readonly step: ComputedRef<Step | undefined>
  /** Whether there are clicks that tell it. */
  readonly isTelling: ComputedRef<boolean>
  /** Whether the last step has been reached: then what the story leaves behind is said. */
  readonly isTold: ComputedRef<boolean>
  /** Whether the question is open: a part of the demo's state. */
  readonly asked: Ref<boolean>
  /** Whether a step is being set: what is there meanwhile is no state to verify. */
  readonly entering: Ref<boolean>
  readonly begin: (script: Script<Step>) => Promise<void>
  /** Brings the present step back, or the preset where there is none. */
  readonly again: () => Promise<void>
  /**
   * @param isAnswered whether what is found is about what is shown
   * @returns whether the question hides it: while it is open, and until what was asked before it is gone
   */
  readonly covers: (isAnswered: Ref<boolean>) => ComputedRef<boolean>
}

/** @param clicks of the slide; `undefined` where the demo is no part of a story */
export function useStory<Step extends string>(
  story: Story<Step>,
  clicks: () => number | undefined,
): Telling<Step> {
  const { $renderContext } = useSlideContext()
  const reading = inject(READING, undefined)
  const activity = useActivity()
  const isOver = useIsFinished()
  const { isPrintMode, isPrintWithClicks } = useNav()
  const asked = ref(false)
  const entering = ref(false)
  const begun = ref(false)
  let script: Script<Step> | undefined
  /** The step that has been set last. */
  const entered = shallowRef<Step>()
  let isCatchingUp = false

  /** The question is the page's own: what is read about are the steps after it. */
  const readSteps = story.steps.filter(
    (one, i) => !(i === 0 && story.asks.includes(one)) && !story.aside?.includes(one),
  )

  const step = computed(() => {
    const count = clicks()
    if (reading) return readSteps[reading.step.value - 1] ?? (story.isAnswered ? story.steps[0] : undefined)
    // Who reads a page has no clicker, and a check before the talk needs the honest sample: broken, it must show.
    if (count === undefined || $renderContext.value === 'none') return undefined
    if (paper) return readSteps.at(-1)
    const last = story.steps.length - 1
    // In the overview it has been told; paper has as many clicks as are wanted.
    return story.steps[isOver.value && !isPrintMode.value ? last : Math.min(count, last)]
  })

  async function set({ enter, preset }: Script<Step>, next: Step | undefined): Promise<void> {
    entered.value = next
    entering.value = true
    const asks = next !== undefined && story.asks.includes(next)
    // What was found is covered at once, and uncovered only when the new state is there.
    if (asks) asked.value = true
    try {
      await (next === undefined ? preset() : enter(next))
      asked.value = asks
    } finally {
      entering.value = false
    }
  }

  const isToldWhole = isPrintMode.value && !isPrintWithClicks.value && !reading && !story.isSummed
  const paper: PaperTelling | undefined =
    isToldWhole && clicks() !== undefined
      ? { isWalking: ref(true), found: ref(), came: shallowRef([]) }
      : undefined
  if (paper) provide(PAPER, paper)

  /** A step that was asked for before the demo had begun is not set by its beginning, which may follow a link. */
  const isOwed = () => reading !== undefined && reading.entered.value !== reading.step.value

  /** Steps that were clicked past meanwhile are never set. */
  async function catchUp(): Promise<void> {
    if (!script || !begun.value || isCatchingUp || paper?.isWalking.value) return
    isCatchingUp = true
    try {
      while (activity.value !== 'idle' && (step.value !== entered.value || isOwed())) {
        const [told, next, read] = [script, step.value, reading?.step.value ?? 0]
        await told.demo.restart(() => set(told, next))
        if (reading) reading.entered.value = read
      }
    } catch (error) {
      script.fail(error)
    } finally {
      isCatchingUp = false
    }
  }
  watch([step, () => reading?.step.value, activity, begun], () => void catchUp())

  /** One step after the other, each to what it comes to: the last is the one that stays. */
  async function tellWhole(told: Script<Step>, { isWalking, found, came }: PaperTelling): Promise<void> {
    try {
      for (const one of readSteps) {
        await told.demo.restart(() => set(told, one))
        came.value = [...came.value, await shown(found)]
      }
    } catch (error) {
      told.fail(error)
    } finally {
      isWalking.value = false
    }
  }

  return {
    step,
    isTelling: computed(() => !reading && step.value !== undefined),
    isTold: computed(() => {
      const last = story.steps.at(-1)
      return !reading && step.value === last && entered.value === last && !entering.value
    }),
    asked,
    entering,
    async begin(given) {
      script = given
      given.demo.onHand(() => (asked.value = false))
      const isLinked = await given.demo.begin(() => set(given, step.value), given.settle)
      if (isLinked) {
        asked.value = false
        if (activity.value === 'live') openBench()
      }
      begun.value = true
      if (paper) await tellWhole(given, paper)
    },
    async again() {
      if (script) await set(script, step.value)
    },
    covers(isAnswered) {
      const lingers = ref(false)
      watch(
        [asked, isAnswered],
        ([isAsked, answered]) => {
          if (isAsked) lingers.value = true
          else if (answered) lingers.value = false
        },
        { immediate: true },
      )
      return computed(() => asked.value || lingers.value)
    },
  }
}

/** What a demo comes to, once what was just set has been drawn. */
async function shown(found: Readonly<Ref<string | undefined>>): Promise<string> {
  // A state goes through the demo to its shell.
  await nextTick()
  await nextTick()
  return new Promise((resolve) => {
    const stop = watch(
      found,
      (now) => {
        if (now === undefined) return
        resolve(now)
        void nextTick(() => stop())
      },
      { immediate: true },
    )
  })
}
