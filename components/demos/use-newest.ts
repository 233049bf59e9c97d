/** A computation for controls that move faster than it: the newest position is next, those in between are left out. */
import { computed, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import type { Activity } from '../report/activity.ts'
import { GRACE } from './use-grace.ts'
import { type Phase, useVerification } from './use-verification.ts'

export interface Newest<Request, Answer> {
  /** The newest answer there is, with the position that it is about. */
  readonly answer: Ref<{ readonly of: Request; readonly found: Answer } | undefined>
  /** Whether that is the present position. */
  readonly isCurrent: Ref<boolean>
  /** Whether it is not, nor was a moment ago. */
  readonly isStale: Ref<boolean>
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
  const {
    latest: answer,
    phase,
    problem,
  } = useVerification({
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

  // While something is dragged, each answer comes a little late: it may be seen as long as any that has been overtaken.
  const overtaken = new WeakMap<Request, number>()
  const lingers = ref(false)
  let ending: ReturnType<typeof setTimeout> | undefined
  watch(
    [answer, wanted] as const,
    ([newest, now], [, before]) => {
      if (before !== undefined && before !== now) overtaken.set(before, performance.now())
      clearTimeout(ending)
      const since = newest && overtaken.get(newest.of)
      const left = since === undefined ? 0 : GRACE - (performance.now() - since)
      lingers.value = left > 0
      if (left > 0) ending = setTimeout(() => (lingers.value = false), left)
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(ending))
  return { answer, isCurrent, isStale: computed(() => !isCurrent.value && !lingers.value), phase, problem }
}
