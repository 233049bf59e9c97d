/** Whose job ends whose: several runs share a worker. */
import { describe, expect, test } from 'vitest'
import { cancelJob, type Progress, startJob } from '../../workers/job.ts'

const start = (owner?: number) => startJob(0, () => undefined, owner)

test('a long job says at once how much there is, and a short one nothing', () => {
  const said: Progress[] = []
  const all = 64 * 1024 * 1024
  startJob(all, (progress) => said.push(progress))
  startJob(1024, (progress) => said.push(progress))
  expect(said).toEqual([{ done: 0, all }])
})

describe('jobs of one worker', () => {
  test('a new job of an owner ends the old one, and nobody else’s', () => {
    const [old, others] = [start(1), start(2)]
    const newer = start(1)
    expect([old, others, newer].map((job) => job.isCancelled())).toEqual([true, false, false])
    cancelJob(1)
    expect([others, newer].map((job) => job.isCancelled())).toEqual([false, true])
  })

  test.each([[[]], [[0]]] as const)(
    'jobs of nobody in particular do not end each other, nor does a cancel of nobody (%j)',
    (owner) => {
      const jobs = [start(...owner), start(...owner)]
      cancelJob(...owner)
      expect(jobs.map((job) => job.isCancelled())).toEqual([false, false])
    },
  )
})
