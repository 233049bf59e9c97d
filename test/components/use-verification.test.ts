import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef, watch, type EffectScope } from 'vue'
import { GRACE } from '../../components/demos/use-grace.ts'
import { usePreparing } from '../../components/demos/use-preparing.ts'
import { useVerification } from '../../components/demos/use-verification.ts'
import type { Activity } from '../../components/report/activity.ts'
import type { OnProgress } from '../../workers/job.ts'

interface Run {
  readonly request: string
  readonly owner: number
  readonly onProgress: OnProgress
  readonly answer: (found: string | undefined) => void
  readonly fail: (error: unknown) => void
}

let scope: EffectScope
beforeEach(() => (scope = effectScope()))
afterEach(() => scope.stop())

/** A verification whose runs answer when the test says so. */
function start({ first, activity = 'live' }: { first?: string; activity?: Activity } = { first: 'one' }) {
  const runs: Run[] = []
  const stopped: number[] = []
  const request = shallowRef<string | undefined>(first)
  const now = ref<Activity>(activity)
  const preparing = ref(false)
  const verification = scope.run(() =>
    useVerification<string, string>({
      activity: now,
      request,
      preparing,
      run: (wanted, onProgress, owner) =>
        new Promise((resolve, reject) =>
          runs.push({ request: wanted, onProgress, owner, answer: resolve, fail: reject }),
        ),
      stop: (owner) => stopped.push(owner),
      explain: (error) => `because ${String(error)}`,
    }),
  )
  if (!verification) throw new Error('start: the scope has ended')
  const state = () => [verification.phase.value, verification.answer.value, verification.problem.value]
  return { runs, stopped, request, preparing, activity: now, state, ...verification }
}

/** Until everything that was answered has been taken in. */
const settled = () => new Promise((resolve) => setTimeout(resolve))
const change = async <Value>(what: { value: Value }, value: Value) => {
  what.value = value
  await nextTick()
}

test('runs at once, and whenever the request changes', async () => {
  const { runs, request, state } = start()
  expect(state()).toEqual(['working', undefined, undefined])
  runs[0]?.answer('verified')
  await settled()
  expect(state()).toEqual(['done', 'verified', undefined])
  await change(request, 'two')
  // The old answer stays until there is a new one: a quick verification must not flash.
  expect(state()).toEqual(['working', 'verified', undefined])
  runs[1]?.answer('rejected')
  await settled()
  expect(state()).toEqual(['done', 'rejected', undefined])
  expect(runs.map((run) => run.request)).toEqual(['one', 'two'])
})

test('keeps the newest answer, whichever comes last', async () => {
  const { runs, request, state, progress } = start()
  await change(request, 'two')
  runs[1]?.answer('of two')
  await settled()
  runs[0]?.onProgress({ done: 1, all: 2 })
  runs[0]?.answer('of one')
  await settled()
  expect(state()).toEqual(['done', 'of two', undefined])
  expect(progress.value).toBeUndefined()
})

test('every run is a job of its own, and an overtaken one is stopped before the next begins', async () => {
  const { runs, request, stopped } = start()
  await change(request, 'two')
  await change(request, 'three')
  expect(new Set(runs.map(({ owner }) => owner)).size).toBe(3)
  expect(stopped).toEqual([runs[0]?.owner, runs[1]?.owner])
})

test('an old failure says nothing about the new request', async () => {
  const { runs, request, state } = start()
  await change(request, 'two')
  runs[0]?.fail('the old one broke')
  await settled()
  expect(state()).toEqual(['working', undefined, undefined])
})

test('tells how far it is, and starts every run from nothing', async () => {
  const { runs, request, progress } = start()
  runs[0]?.onProgress({ done: 1, all: 4 })
  expect(progress.value).toEqual({ done: 1, all: 4 })
  await change(request, 'two')
  expect(progress.value).toBeUndefined()
})

describe('an answer about something else', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  async function verified() {
    const verification = start()
    verification.runs[0]?.answer('verified')
    await vi.advanceTimersByTimeAsync(0)
    expect([...verification.state(), verification.isStale.value]).toEqual([
      'done',
      'verified',
      undefined,
      false,
    ])
    return verification
  }

  test('is none after a moment, however often the request changes meanwhile', async () => {
    const { request, answer, isStale, isCurrent, settled, latest } = await verified()
    await change(request, 'two')
    expect([isCurrent.value, isStale.value, settled.value]).toEqual([false, false, false])
    await vi.advanceTimersByTimeAsync(GRACE - 10)
    await change(request, 'three')
    expect(answer.value).toBe('verified')
    await vi.advanceTimersByTimeAsync(10)
    expect([answer.value, isStale.value, latest.value]).toEqual([undefined, true, 'verified'])
  })

  test('is not seen to go where the new one comes at once', async () => {
    const { request, runs, answer, isStale } = await verified()
    const seen: unknown[] = []
    scope.run(() => watch([answer, isStale], (now) => seen.push(now), { flush: 'sync' }))
    await change(request, 'two')
    await vi.advanceTimersByTimeAsync(GRACE - 1)
    runs[1]?.answer('rejected')
    await vi.advanceTimersByTimeAsync(GRACE)
    expect(seen).toEqual([['rejected', false]])
  })

  test('is none while the next request is on its way, and counts again if none comes', async () => {
    const { preparing, answer, phase, settled } = await verified()
    preparing.value = true
    expect([phase.value, settled.value]).toEqual(['working', false])
    await vi.advanceTimersByTimeAsync(GRACE)
    expect(answer.value).toBeUndefined()
    preparing.value = false
    expect([phase.value, answer.value, settled.value]).toEqual(['done', 'verified', true])
  })

  test('is none where there is nothing left to verify', async () => {
    const { request, answer, phase } = await verified()
    await change(request, undefined)
    await vi.advanceTimersByTimeAsync(GRACE)
    expect([phase.value, answer.value]).toEqual(['idle', undefined])
  })

  test('is none off screen either', async () => {
    const { request, activity, answer, settled } = await verified()
    await change(activity, 'idle')
    await vi.advanceTimersByTimeAsync(GRACE)
    expect([answer.value, settled.value]).toEqual(['verified', true])
    await change(request, 'two')
    await vi.advanceTimersByTimeAsync(GRACE)
    expect([answer.value, settled.value]).toEqual([undefined, false])
  })

  test('is not taken for an answer when it comes late', async () => {
    const { request, runs, answer, activity } = await verified()
    await change(request, 'two')
    await change(activity, 'idle')
    await change(request, 'three')
    runs[1]?.answer('of two')
    await vi.advanceTimersByTimeAsync(GRACE)
    expect(answer.value).toBeUndefined()
  })

  test('nor is its problem', async () => {
    const { request, runs, problem } = start()
    runs[0]?.fail('it broke')
    await vi.advanceTimersByTimeAsync(0)
    expect(problem.value).toBe('because it broke')
    await change(request, undefined)
    expect(problem.value).toBeUndefined()
  })
})

test('preparing lasts until all such work has ended, well or badly', async () => {
  const { preparing, prepared } = usePreparing()
  let fail: (error: unknown) => void = () => undefined
  const first = prepared(() => new Promise<void>((_, reject) => (fail = reject)))()
  const second = prepared(async (value: number) => value)(7)
  expect(await second).toBe(7)
  expect(preparing.value).toBe(true)
  fail(new Error('no'))
  await expect(first).rejects.toThrow('no')
  expect(preparing.value).toBe(false)
})

describe('does nothing', () => {
  test('while there is nothing to verify', () => {
    const { runs, state } = start({})
    expect(runs).toEqual([])
    expect(state()).toEqual(['idle', undefined, undefined])
  })

  test('on a slide that is not on screen, until it is', async () => {
    const { runs, request, activity, state } = start({ first: 'one', activity: 'idle' })
    await change(request, 'two')
    expect(runs).toEqual([])
    expect(state()).toEqual(['idle', undefined, undefined])
    await change(activity, 'live')
    expect(runs.map((run) => run.request)).toEqual(['two'])
  })

  test('any more when the slide leaves the screen: what was under way ends, and begins anew when it is back', async () => {
    const { runs, activity, state, stopped } = start()
    await change(activity, 'idle')
    expect(stopped).toEqual([runs[0]?.owner])
    runs[0]?.answer('too late')
    await settled()
    expect(state()).toEqual(['idle', undefined, undefined])
    await change(activity, 'live')
    expect(state()).toEqual(['working', undefined, undefined])
    runs[1]?.answer('verified')
    await settled()
    expect(state()).toEqual(['done', 'verified', undefined])
  })

  test('to stop when the slide leaves the screen with its answer', async () => {
    const { runs, activity, state, stopped } = start()
    runs[0]?.answer('verified')
    await settled()
    await change(activity, 'idle')
    expect(state()).toEqual(['done', 'verified', undefined])
    expect(stopped).toEqual([])
  })
})

test.each<Activity>(['live', 'still'])('works on a slide that is %s', (activity) => {
  expect(start({ first: 'one', activity }).runs.length).toBe(1)
})

describe('cancel', () => {
  test('stops the run of this instance, drops its answer, and the next request runs', async () => {
    const { runs, request, state, stopped, cancel } = start()
    cancel()
    expect(state()).toEqual(['cancelled', undefined, undefined])
    expect(stopped).toEqual([runs[0]?.owner])
    runs[0]?.answer('too late')
    await settled()
    expect(state()).toEqual(['cancelled', undefined, undefined])
    await change(request, 'two')
    runs[1]?.answer('verified')
    await settled()
    expect(state()).toEqual(['done', 'verified', undefined])
  })

  test('while the next request is being prepared, stops that one, and no later one', async () => {
    const { runs, request, preparing, state, cancel } = start()
    await change(preparing, true)
    cancel()
    await change(request, 'two')
    await change(request, 'three')
    await change(preparing, false)
    expect(runs.map((run) => run.request)).toEqual(['one'])
    expect(state()).toEqual(['cancelled', undefined, undefined])
    await change(request, 'four')
    expect(runs.map((run) => run.request)).toEqual(['one', 'four'])
  })

  test('while nothing comes of what is prepared, stops nothing later', async () => {
    const { runs, request, preparing, cancel } = start()
    await change(preparing, true)
    cancel()
    await change(preparing, false)
    await change(request, 'two')
    expect(runs.map((run) => run.request)).toEqual(['one', 'two'])
  })

  test('is told apart from an answer', async () => {
    const { runs, state } = start()
    runs[0]?.answer(undefined)
    await settled()
    expect(state()).toEqual(['cancelled', undefined, undefined])
  })
})

test('an exception becomes a sentence, in place of an answer that no longer holds', async () => {
  const { runs, request, state } = start()
  runs[0]?.answer('verified')
  await settled()
  await change(request, 'two')
  runs[1]?.fail('the worker is gone')
  await settled()
  expect(state()).toEqual(['broken', undefined, 'because the worker is gone'])
  await change(request, 'three')
  expect(state()).toEqual(['working', undefined, undefined])
})

test('instances are told apart, and one that goes away stops only its own run', async () => {
  const other = start()
  const inner = effectScope()
  const outer = scope
  scope = inner
  const gone = start()
  scope = outer
  expect(gone.runs[0]?.owner).not.toBe(other.runs[0]?.owner)
  inner.stop()
  expect(gone.stopped).toEqual([gone.runs[0]?.owner])
  expect(other.stopped).toEqual([])
  gone.runs[0]?.answer('too late')
  await settled()
  expect(gone.state()).toEqual(['idle', undefined, undefined])
})

test('an instance that is done has nothing to stop', async () => {
  const { runs, stopped } = start()
  runs[0]?.answer('verified')
  await settled()
  scope.stop()
  expect(stopped).toEqual([])
})
