/** What nobody thinks about, nobody solves: clicks at random do not get through any mission. */
import { describe, expect, test } from 'vitest'
import { GENERATIONS, keysOf, missionOf } from '../../playground/missions/index.ts'
import { clickAtRandom, remembering } from './clicks.ts'
import { samplesOf } from './scripted.ts'

const CLICKS = 500
const SEED = 2026

describe.each(GENERATIONS.flatMap(keysOf))('%s', (key) => {
  test(`is not solved by ${CLICKS} clicks at random`, { timeout: 60_000 }, async () => {
    const mission = missionOf(key)
    const stage = remembering(await mission.open(await samplesOf(mission.samples)))
    expect(await clickAtRandom(mission, stage, SEED, CLICKS)).toBeUndefined()
  })
})
