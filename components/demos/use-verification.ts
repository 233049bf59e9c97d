/**
 * Runs a verification whenever what it depends on changes, keeps the newest answer, and can be stopped. An answer is
 * about one request: beside another one it is none.
 */
import { proxy } from 'comlink'
import { computed, type ComputedRef, onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import type { OnProgress, Progress } from '../../workers/job.ts'
import type { Activity } from '../report/activity.ts'
import { useGrace } from './use-grace.ts'

export type Phase = 'idle' | 'working' | 'done' | 'cancelled' | 'broken'

export interface Verification<Answer> {
  /** About the present request. After a change the old one stays for a moment, so that a quick answer does not flash. */
  readonly answer: ComputedRef<Answer | undefined>
  /** The newest there is, whatever it is about: for what is no verdict, and must not leave the page meanwhile. */
  readonly latest: Ref<Answer | undefined>
  /** Whether that is about the present request. */
  readonly isCurrent: ComputedRef<boolean>
  /** Whether there is no answer to the present request, nor was there one a moment ago. */
  readonly isStale: ComputedRef<boolean>
  readonly phase: ComputedRef<Phase>
  /** Nothing is being computed any more, or nothing could be: what export and tests wait for. */
  readonly settled: ComputedRef<boolean>
  readonly progress: Ref<Progress | undefined>
  /** A sentence for a person, where the run could not be made at all. */
  readonly problem: ComputedRef<string | undefined>
  readonly cancel: () => void
}

export interface VerificationOptions<Request, Answer> {
  readonly activity: Ref<Activity>
  /** `undefined` while there is nothing to verify yet. */
  readonly request: Ref<Request | undefined>
  /** Whether the next request is on its way: what was chosen has yet to be read. */
  readonly preparing?: Ref<boolean>
  /**
   * `owner` is this run's own number: several share a worker, and end only their own jobs. What a run asks late, after it
   * was overtaken, must not end what the newer one asked.
   */
  readonly run: (request: Request, onProgress: OnProgress, owner: number) => Promise<Answer | undefined>
  /** Nobody waits for that run any more, whatever it has asked or will yet ask. */
  readonly stop: (owner: number) => void
  /** Turns an exception of `run` into a sentence. */
  readonly explain: (error: unknown) => string
}

/** Of all instances. */
let runs = 0

/** How a run ended, and what it was about. */
type Outcome<Request, Answer> = { readonly of: Request } & (
  | { readonly phase: 'done'; readonly answer: Answer }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'broken'; readonly problem: string }
)

export function useVerification<Request, Answer>(
  options: VerificationOptions<Request, Answer>,
): Verification<Answer> {
  const outcome = shallowRef<Outcome<Request, Answer>>()
  const latest = shallowRef<Answer>()
  const working = ref(false)
  const progress = shallowRef<Progress>()
  let newest: number | undefined

  const preparing = computed(() => options.preparing?.value === true)
  /** What is still being prepared is not to be verified. */
  let isStopped = false
  // After whatever came of it.
  watch(preparing, () => (isStopped = false), { flush: 'post' })
  const wanted = computed(() => (options.activity.value === 'idle' ? undefined : options.request.value))
  /** Of the present request, if it has ended. */
  const ended = computed(() => {
    const one = outcome.value
    const { value: request } = options.request
    return one !== undefined && one.of === request && !preparing.value ? one : undefined
  })
  const isCurrent = computed(() => ended.value?.phase === 'done')
  const isShown = useGrace(isCurrent)

  function end(one: Outcome<Request, Answer>) {
    working.value = false
    outcome.value = one
    latest.value = one.phase === 'done' ? one.answer : undefined
  }

  /** The slide was left, what was asked is not there any more, or something newer is asked: nobody waits. */
  function leave() {
    if (newest !== undefined && working.value) options.stop(newest)
    newest = undefined
    working.value = false
  }

  watch(
    wanted,
    async (request) => {
      leave()
      if (request === undefined) return
      if (isStopped) return end({ of: request, phase: 'cancelled' })
      const id = ++runs
      newest = id
      working.value = true
      progress.value = undefined
      try {
        const found = await options.run(
          request,
          proxy((now: Progress) => {
            if (id === newest) progress.value = now
          }),
          id,
        )
        if (id !== newest) return
        end(
          found === undefined
            ? { of: request, phase: 'cancelled' }
            : { of: request, phase: 'done', answer: found },
        )
      } catch (error) {
        if (id === newest) end({ of: request, phase: 'broken', problem: options.explain(error) })
      }
    },
    { immediate: true },
  )

  const cancel = () => {
    leave()
    isStopped = preparing.value
    const { value: request } = options.request
    if (request !== undefined) end({ of: request, phase: 'cancelled' })
  }
  onScopeDispose(leave)
  const isWorking = computed(() => preparing.value || (working.value && options.request.value !== undefined))
  const phase = computed(() => (isWorking.value ? 'working' : (ended.value?.phase ?? 'idle')))
  return {
    answer: computed(() => (isShown.value ? latest.value : undefined)),
    latest,
    isCurrent,
    isStale: computed(() => !isShown.value),
    phase,
    settled: computed(() => !isWorking.value && ended.value !== undefined),
    progress,
    problem: computed(() =>
      ended.value?.phase === 'broken' && !working.value ? ended.value.problem : undefined,
    ),
    cancel,
  }
}
