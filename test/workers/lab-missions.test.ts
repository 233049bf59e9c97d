import { expect, test } from 'vitest'
import { missionMethods } from '../../workers/lab-missions.ts'

test('a mission is open for whatever is asked right behind its opening, as a new worker is asked', async () => {
  const opened = missionMethods.openMission('sigstore/no-identity', {})
  const judged = missionMethods.judgeMission('sigstore/no-identity', {
    artifact: 'a',
    bundle: 'b',
    identity: '',
  })
  expect((await judged).because).toBe('unreadable-bundle')
  expect((await opened).tools).toEqual(['sign'])
})

test('one that nobody opened is not judged', async () => {
  await expect(missionMethods.judgeMission('sigstore/pattern', {})).rejects.toThrow('is not open')
})
