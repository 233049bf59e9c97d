/** A page of the study edition on paper: all of it drawn, every demo at its end, in the light theme. */
import { nextTick, onScopeDispose, readonly, type Ref, ref } from 'vue'
import { exitDark } from './theme.ts'

/** Milliseconds in which the demos of a page have come to their answers; after them it is printed as it is. */
const LONGEST = 60_000

export interface Printing {
  /** Whether everything is to be drawn, in sight or not. */
  readonly isWhole: Readonly<Ref<boolean>>
  /** Draws everything, waits for what is computed, and opens the browser's own dialogue. */
  readonly print: () => Promise<void>
}

/** @param page what is printed */
export function usePrinting(page: () => HTMLElement | null): Printing {
  const isWhole = ref(false)
  let giveBack: (() => void) | undefined

  function prepare() {
    isWhole.value = true
    giveBack ??= exitDark()
  }
  function end() {
    giveBack?.()
    giveBack = undefined
  }
  // Printed by the browser's menu, what is not computed yet says so.
  addEventListener('beforeprint', prepare)
  addEventListener('afterprint', end)
  onScopeDispose(() => {
    removeEventListener('beforeprint', prepare)
    removeEventListener('afterprint', end)
    end()
  })

  return {
    isWhole: readonly(isWhole),
    async print() {
      isWhole.value = true
      await nextTick()
      const element = page()
      if (element) await untilDone(element)
      window.print()
    },
  }
}

const SLIDE = '.lesson--demo'
const DONE = '[data-demo][data-report-state=done]'

/** Every demo is there, and says that it has come to an answer. */
function untilDone(page: HTMLElement): Promise<void> {
  const isDone = () => [...page.querySelectorAll(SLIDE)].every((lesson) => lesson.querySelector(DONE))
  return new Promise((resolve) => {
    if (isDone()) return resolve()
    const stop = () => {
      observer.disconnect()
      clearTimeout(timer)
      resolve()
    }
    const observer = new MutationObserver(() => isDone() && stop())
    const timer = setTimeout(stop, LONGEST)
    observer.observe(page, { subtree: true, childList: true, attributeFilter: ['data-report-state'] })
  })
}
