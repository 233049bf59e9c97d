/** What the missions say leads somewhere. */
import { expect, test } from 'vitest'
import { missions } from '#words/missions'
import { GENERATIONS, keysOf } from '../../playground/missions/index.ts'
import { DIFFERENCES } from '../../playground/missions/sigstore/intruders.ts'
import { listFixtures, readFixture } from '../support/files.ts'

const pages = (await listFixtures('pages/ja')).filter((name) => name.endsWith('.md'))
const read = await Promise.all(pages.map((name) => readFixture(`pages/ja/${name}`)))
const headings = read.flatMap((bytes) =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .flatMap((line) => /^# (.+)$/.exec(line)?.[1] ?? []),
)

test.each(GENERATIONS.flatMap(keysOf))('%s tells more on a slide that there is', (key) => {
  expect(headings).toContain(missions[key].slide)
})

test.each(GENERATIONS.flatMap(keysOf))('%s gives three hints, none twice', (key) => {
  expect(new Set(missions[key].hints).size).toBe(3)
})

test.each(DIFFERENCES)('who passed a pattern is made up for it, so %s names nobody', (difference) => {
  expect(missions['sigstore/pattern'].because[difference]).not.toMatch(/\.invalid|[\w-]+\/[\w-]+/)
})
