/** What the speaker's notes promise: minutes that add up, and a word for every slide. */
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../scripts/lib/edition.ts'
import { CUE, GRACE, minutesIn, needOf } from '../../scripts/talks/minutes.ts'
import { slidesOf } from '../../scripts/twins/texts.ts'

/** Minutes that the talk takes, demos among them: of half an hour, five are for questions. */
const TALK = 25

describe.each(LANGUAGES)('the notes in %s', async (language) => {
  const slides = await slidesOf(language)
  const times = slides.map(({ note }) => minutesIn(note ?? '', language))

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
      const need = chapter.reduce((sum, slide) => sum + needOf(slide, language), 0)
      expect(need, `the chapter of slide ${i + 1}`).toBeLessThanOrEqual(minutes + GRACE)
    }
  })

  test.each(slides.map(({ title, note }, i) => [i + 1, title ?? '', note ?? ''] as const))(
    'slide %i, %s, has something to say',
    (_, __, note) => {
      expect(note.replaceAll(CUE, '').replaceAll(/\s/g, '').length).toBeGreaterThan(20)
    },
  )
})
