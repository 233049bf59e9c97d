/** Whose job ends whose: several runs share a worker. */
import { describe, expect, test } from 'vitest'
import { cancelJob, startJob } from '../../workers/job.ts'

const start = (owner?: number) => startJob(0, () => undefined, owner)

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
