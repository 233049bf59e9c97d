/** Which of its two forms a demo on stage stands in: as a room sees it, or the workbench. */
import { computed, type ComputedRef } from 'vue'
import { useActivity } from '../report/activity.ts'
import { stage } from '../windows/stage-state.ts'

/** @param told whether it is told in clicks: what is not has one form, the workbench @returns whether a room sees it */
export function useRoom(told: () => boolean): ComputedRef<boolean> {
  const activity = useActivity()
  // The workbench is opened where somebody works; previews and paper show what is told.
  return computed(() => told() && !(activity.value === 'live' && stage.bench))
}
