/** A computation for controls that move faster than it: the newest position is next, those in between are left out. */
import { computed, type Ref, shallowRef, watch } from 'vue'
import type { Activity } from '../report/activity.ts'
import { type Phase, useVerification } from './use-verification.ts'

export interface Newest<Request, Answer> {
  /** The newest answer there is, with the position that it is about. */
  readonly answer: Ref<{ readonly of: Request; readonly found: Answer } | undefined>
  /** Whether that is the present position. */
  readonly isCurrent: Ref<boolean>
  readonly phase: Ref<Phase>
  readonly problem: Ref<string | undefined>
}

/** @typeParam Request another object for every position */
export function useNewest<Request extends object, Answer>(options: {
  readonly activity: Ref<Activity>
  /** `undefined` while there is nothing to compute yet. */
  readonly wanted: Ref<Request | undefined>
  readonly run: (request: Request) => Promise<Answer | undefined>
  readonly explain: (error: unknown) => string
}): Newest<Request, Answer> {
  const { activity, wanted, run, explain } = options
  const request = shallowRef<Request>()
  const { answer, phase, problem } = useVerification({
    activity,
    request,
    async run(of: Request) {
      const found = await run(of)
      return found === undefined ? undefined : { of, found }
    },
    stop: () => undefined,
    explain,
  })
  watch([wanted, phase], () => {
    if (phase.value !== 'working') request.value = wanted.value
  })
  const isCurrent = computed(() => answer.value !== undefined && answer.value.of === wanted.value)
  return { answer, isCurrent, phase, problem }
}
