/** A demo that tells no story, where it is read about in steps. */
import { inject, type Ref, watch } from 'vue'
import { READING } from '../report/reading.ts'
import type { DemoState } from './state/use-demo-state.ts'

/**
 * @param begun whether the demo has begun: a link that it follows comes before any step
 * @param set all that the step shows; it is a starting point, as a person's is not
 */
export function useReadStep(
  { restart }: Pick<DemoState, 'restart'>,
  begun: Readonly<Ref<boolean>>,
  set: (step: number) => void,
): void {
  const reading = inject(READING, undefined)
  if (!reading) return
  watch([reading.step, begun], async ([step, isBegun]) => {
    if (!isBegun || step === 0) return
    await restart(() => {
      set(step)
      return Promise.resolve()
    })
    if (reading.step.value === step) reading.entered.value = step
  })
}
