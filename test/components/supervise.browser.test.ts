import { proxy } from 'comlink'
import { afterEach, expect, test } from 'vitest'
import { supervise, type SuperviseOptions } from '../../components/demos/supervise.ts'
import { startWorker } from '../../workers/start-worker.ts'
import { limit } from '../support/limit.ts'
import busy from '../workers/busy.worker.ts?worker&url'
import type { BusyApi } from '../workers/busy.worker.ts'

/** Milliseconds; a job that nothing but its worker's end would stop within a test. */
const FOREVER = 20_000
/** From a cancel to the end of its worker. */
const AT_ONCE = 200
/** Of so many cancels the quickest is measured: a machine at other work is late now and then. */
const TRIES = 3
/** And to the next answer, a new worker's start on a busy machine included. */
const SOON = 2_000

interface Running {
  readonly worker: Worker
  endedAt?: number
}
let running: Running[] = []
afterEach(() => {
  for (const { worker } of running) worker.terminate()
  running = []
})

function begin(options?: SuperviseOptions, script = busy) {
  return supervise<BusyApi>(() => {
    const worker = startWorker(script)
    const one: Running = { worker }
    running.push(one)
    const { terminate } = worker
    worker.terminate = () => {
      one.endedAt ??= performance.now()
      terminate.call(worker)
    }
    return worker
  }, options)
}

const onProgress = () => proxy(() => undefined)
const alive = () => running.filter(({ endedAt }) => endedAt === undefined).length
/** All that were started. */
const ends = () => expect.poll(alive, { timeout: SOON, interval: 10 }).toBe(0)
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now()
  return [await work(), performance.now() - began]
}

test('a cancel ends a worker that cannot hear it, and the next one is answered by a new worker', async () => {
  const times: number[] = []
  for (let owner = 1; owner <= TRIES; owner++) {
    const deck = begin()
    const first = await deck().born()
    const one = running.at(-1)
    const job = deck().deaf(FOREVER, onProgress(), owner)
    await limit(300)
    const cancelled = performance.now()
    void deck().cancel(owner)
    expect(await job).toBeUndefined()
    const [answer, time] = await timed(() => deck().deaf(1, onProgress(), TRIES + owner))
    expect(answer).toBe('computed 1')
    expect(time).toBeLessThan(SOON)
    times.push((one?.endedAt ?? Infinity) - cancelled)
    expect(await deck().born()).not.toBe(first)
    expect(alive()).toBe(owner)
  }
  expect(Math.min(...times)).toBeLessThan(AT_ONCE)
})

test('a cancel that nothing follows ends it as well', async () => {
  const times: number[] = []
  for (let owner = 1; owner <= TRIES; owner++) {
    const deck = begin()
    await deck().echo('up')
    void deck().deaf(FOREVER, onProgress(), owner)
    await limit(50)
    const cancelled = performance.now()
    void deck().cancel(owner)
    await ends()
    times.push((running.at(-1)?.endedAt ?? Infinity) - cancelled)
  }
  expect(Math.min(...times)).toBeLessThan(AT_ONCE)
})

test('a job that hears its cancel costs no worker', async () => {
  const deck = begin()
  const first = await deck().born()
  const job = deck().polite(FOREVER, onProgress(), 1)
  await limit(50)
  void deck().cancel(1)
  expect(await job).toBeUndefined()
  await limit(2 * AT_ONCE)
  expect(await deck().born()).toBe(first)
  expect(running.length).toBe(1)
})

test("others' answers are not lost with it, nor those that are nobody's", async () => {
  const deck = begin()
  await deck().echo('up')
  const kept = [deck().polite(400, onProgress(), 2), deck().polite(390, onProgress(), 3)]
  const nobodys = deck().slow(50)
  const job = deck().deaf(FOREVER, onProgress(), 1)
  await limit(100)
  void deck().cancel(1)
  expect(await Promise.all([job, ...kept, nobodys])).toEqual([
    undefined,
    'worked 400',
    'worked 390',
    'slow 50',
  ])
  expect(running[0]?.endedAt).toBeDefined()
})

test('who asks after a cancel does not wait for what was cancelled', async () => {
  const deck = begin()
  await deck().echo('up')
  const old = deck().deaf(FOREVER, onProgress(), 1)
  void deck().cancel(1)
  const [answer, time] = await timed(() => deck().deaf(2, onProgress(), 2))
  expect([await old, answer]).toEqual([undefined, 'computed 2'])
  expect(time).toBeLessThan(SOON)
  expect(alive()).toBe(1)
})

test('what is asked for somebody who has been cancelled is not computed, nor does it end anything of others', async () => {
  const deck = begin()
  const first = await deck().born()
  void deck().cancel(1)
  const kept = deck().polite(300, onProgress(), 2)
  expect(await deck().deaf(FOREVER, onProgress(), 1)).toBeUndefined()
  expect([await kept, await deck().born()]).toEqual(['worked 300', first])
})

test('all that one job asks is answered, and all of it is cancelled with it', async () => {
  const deck = begin()
  await deck().echo('up')
  const both = [deck().polite(30, onProgress(), 1), deck().nobodys(5, undefined, 1)]
  expect(await Promise.all(both)).toEqual(['worked 30', 'computed 5'])
  const deaf = deck().nobodys(FOREVER, undefined, 1)
  await limit(50)
  void deck().cancel(1)
  expect(await deaf).toBeUndefined()
  await ends()
})

test('whoever comes while another computes gets a worker of their own, and both are answered', async () => {
  const deck = begin()
  await deck().echo('up')
  const long = deck().deaf(4_000, onProgress(), 1)
  const [answer, time] = await timed(() => deck().echo('quick'))
  expect(answer).toBe('quick')
  expect(time).toBeLessThan(SOON)
  expect(alive()).toBe(2)
  expect(await long).toBe('computed 4000')
  // Nobody asks that one any more.
  expect(alive()).toBe(1)
})

test('of one kind there are three at most, and those who wait are answered in their turn', async () => {
  const deck = begin()
  await deck().echo('up')
  const answers = [1, 2, 3, 4, 5].map(async (owner) => {
    await limit(400 * owner)
    return deck().deaf(2_500, onProgress(), owner)
  })
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 5 }, () => 'computed 2500'))
  expect(running.length).toBeGreaterThan(2)
  const most = running.map(({ endedAt }) => endedAt ?? Infinity)
  expect(most.filter((time) => time === Infinity).length).toBe(1)
})

test('a worker that has only begun is not taken for one that is deaf', async () => {
  const deck = begin()
  const old = deck().polite(30, onProgress(), 1)
  void deck().cancel(1)
  const newer = deck().polite(30, onProgress(), 2)
  expect([await old, await newer]).toEqual([undefined, 'worked 30'])
  expect(running.length).toBe(1)
})

test('what a worker was told, a new one is told again', async () => {
  const deck = begin({ retold: ['open'] })
  await deck().open('one')
  await deck().open('two')
  void deck().deaf(FOREVER, onProgress(), 1)
  void deck().cancel(1)
  await ends()
  expect(await Promise.all([deck().isOpen('one'), deck().isOpen('two'), deck().isOpen('three')])).toEqual([
    true,
    true,
    false,
  ])
  expect(running.length).toBe(2)
})

test('what only one worker keeps is kept, whatever is cancelled', async () => {
  const deck = begin({ apart: ['open', 'isOpen'] })
  await deck().open('secret')
  void deck().deaf(FOREVER, onProgress(), 1)
  await limit(50)
  void deck().cancel(1)
  await limit(AT_ONCE)
  expect(await deck().isOpen('secret')).toBe(true)
})

test('an exception is handed on, and the worker lives', async () => {
  const deck = begin()
  await expect(deck().fail()).rejects.toThrow('as asked')
  expect(await deck().echo('still')).toBe('still')
  expect(running.length).toBe(1)
})

test('a worker whose code does not come says so, and is tried again', async () => {
  let script = '/no-such.worker.js'
  const deck = supervise<BusyApi>(() => startWorker(script))
  await expect(deck().echo('lost')).rejects.toThrow(/^worker: it could not be started/)
  script = busy
  expect(await deck().echo('found')).toBe('found')
})
