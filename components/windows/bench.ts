/**
 * A demo on stage has two forms: what a room takes in at a glance, and the workbench with everything that a hand can
 * change. Which of them is open is the same in all windows; the next slide stands in the first again.
 */
import { stage } from './stage-state.ts'

export function openBench(): void {
  stage.bench = true
}

export function turnBench(): void {
  stage.bench = !stage.bench
}
