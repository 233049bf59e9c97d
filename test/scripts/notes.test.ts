/** What the speaker's notes promise: minutes that add up, and a word for every slide. */
import { load } from '@slidev/parser/fs'
import { describe, expect, test } from 'vitest'
import { DECK } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'

/** Minutes that the talk takes, demos among them: of half an hour, five are for questions. */
const TALK = 25
/** Characters of Japanese in a minute, as somebody speaks who knows the talk. */
const PACE = 340
/** Minutes that a click takes, and a demo beyond what is said of it. */
const CLICK = 1.5 / 60
const DEMO = 15 / 60

const { slides } = await load({ userRoot: ROOT, roots: [ROOT] }, DECK)
const CHAPTER_TIME = /（この章は (?:(\d+) 分(半)?|30 (秒))）/

function minutesIn(note: string): number | undefined {
  const [found, minutes, half, seconds] = CHAPTER_TIME.exec(note) ?? []
  if (found === undefined) return undefined
  return seconds === undefined ? Number(minutes) + (half === undefined ? 0 : 0.5) : 0.5
}

describe('the notes', () => {
  const times = slides.map(({ note }) => minutesIn(note ?? ''))

  test(`the chapters' minutes are ${TALK} in all`, () => {
    const said = times.filter((time) => time !== undefined)
    expect(said.reduce((sum, time) => sum + time, 0)).toBe(TALK)
  })

  test('a chapter says how long it is on its first slide, and the appendix does not', () => {
    const chapters = slides.flatMap(({ frontmatter }, i) => (frontmatter.chapter ? [i] : []))
    const timed = times.flatMap((time, i) => (time === undefined ? [] : [i]))
    expect(timed).toEqual(chapters.slice(0, -1))
  })

  test('each chapter can be spoken, clicked and shown in its minutes', () => {
    const starts = times.flatMap((time, i) => (time === undefined ? [] : [{ i, minutes: time }]))
    const appendix = slides.findLastIndex(({ frontmatter }) => frontmatter.chapter)
    for (const [at, { i, minutes }] of starts.entries()) {
      const chapter = slides.slice(at === 0 ? 0 : i, starts[at + 1]?.i ?? appendix)
      const needs = chapter.map(({ note = '', title = '' }) => {
        const said = note.replace(CHAPTER_TIME, '').replaceAll(/\[click\]|\s/g, '').length
        const clicks = note.split('[click]').length - 1
        return said / PACE + clicks * CLICK + (title.startsWith('LIVE') ? DEMO : 0)
      })
      const need = needs.reduce((sum, one) => sum + one, 0)
      expect(need, `the chapter of slide ${i + 1}`).toBeLessThanOrEqual(minutes + 0.05)
    }
  })

  test.each(slides.map(({ title, note }, i) => [i + 1, title ?? '', note ?? ''] as const))(
    'slide %i, %s, has something to say',
    (_, __, note) => {
      expect(note.replaceAll(/\[click\]|\s/g, '').length).toBeGreaterThan(20)
    },
  )
})
