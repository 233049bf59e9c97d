/** Runs a verification whenever what it depends on changes, keeps the newest answer, and can be stopped. */
import { proxy } from 'comlink'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { OnProgress, Progress } from '../../workers/job.ts'
import type { Activity } from '../report/activity.ts'

export type Phase = 'idle' | 'working' | 'done' | 'cancelled' | 'broken'

export interface Verification<Answer> {
  readonly answer: Ref<Answer | undefined>
  readonly phase: Ref<Phase>
  /** Nothing is being computed any more, or nothing could be: what export and tests wait for. */
  readonly settled: Ref<boolean>
  readonly progress: Ref<Progress | undefined>
  /** A sentence for a person, where the run could not be made at all. */
  readonly problem: Ref<string | undefined>
  readonly cancel: () => void
}

export interface VerificationOptions<Request, Answer> {
  readonly activity: Ref<Activity>
  /** `undefined` while there is nothing to verify yet. */
  readonly request: Ref<Request | undefined>
  /** `owner` is this instance's own number: several share a worker, and end only their own jobs. */
  readonly run: (request: Request, onProgress: OnProgress, owner: number) => Promise<Answer | undefined>
  readonly stop: (owner: number) => void
  /** Turns an exception of `run` into a sentence. */
  readonly explain: (error: unknown) => string
}

let owners = 0

export function useVerification<Request, Answer>(
  options: VerificationOptions<Request, Answer>,
): Verification<Answer> {
  const answer = shallowRef<Answer>()
  const phase = ref<Phase>('idle')
  const progress = shallowRef<Progress>()
  const problem = ref<string>()
  const owner = ++owners
  let newest = 0

  const wanted = computed(() => (options.activity.value === 'idle' ? undefined : options.request.value))

  watch(
    wanted,
    async (request) => {
      if (request === undefined) return
      const id = ++newest
      phase.value = 'working'
      problem.value = undefined
      progress.value = undefined
      try {
        const found = await options.run(
          request,
          proxy((now: Progress) => {
            if (id === newest) progress.value = now
          }),
          owner,
        )
        if (id !== newest) return
        if (found === undefined) {
          phase.value = 'cancelled'
          return
        }
        answer.value = found
        phase.value = 'done'
      } catch (error) {
        if (id !== newest) return
        answer.value = undefined
        problem.value = options.explain(error)
        phase.value = 'broken'
      }
    },
    { immediate: true },
  )

  const cancel = () => {
    newest++
    options.stop(owner)
    answer.value = undefined
    phase.value = 'cancelled'
  }
  onScopeDispose(() => {
    newest++
    if (phase.value === 'working') options.stop(owner)
  })
  const settled = computed(
    () => ['done', 'broken', 'cancelled'].includes(phase.value) || problem.value !== undefined,
  )
  return { answer, phase, settled, progress, problem, cancel }
}
