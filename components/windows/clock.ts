/** The talk's clock, which the turtle runs by: Slidev's own, and the same in all windows. */
import { sharedState } from '@slidev/client'
import { patch } from '@slidev/client/state/shared.ts'
import { onScopeDispose, type Ref, ref } from 'vue'
import { STOPPED } from './stage-state.ts'

const TICK = 250

/** To zero, and the turtle too; it starts when slide 1 is left. */
export function stopClock(): void {
  patch('timer', { ...STOPPED })
}

/** From zero, or from where it was halted. */
export function startClock(): void {
  const { timer } = sharedState
  if (timer.status === 'running') return
  const passed = timer.status === 'paused' ? timer.pausedAt - timer.startedAt : 0
  patch('timer', { ...timer, status: 'running', startedAt: Date.now() - passed, pausedAt: 0 })
}

export function pauseClock(): void {
  const { timer } = sharedState
  if (timer.status === 'running') patch('timer', { ...timer, status: 'paused', pausedAt: Date.now() })
}

/** @returns milliseconds since the talk began, as long as the component lives; `undefined` before */
export function usePassed(): Ref<number | undefined> {
  const passed = ref<number>()
  const look = () => {
    const { status, startedAt, pausedAt } = sharedState.timer
    passed.value =
      status === 'stopped' ? undefined : (status === 'paused' ? pausedAt : Date.now()) - startedAt
  }
  look()
  const ticking = setInterval(look, TICK)
  onScopeDispose(() => clearInterval(ticking))
  return passed
}
