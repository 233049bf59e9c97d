/** What the speaker's notes promise: minutes that add up, and a word for every slide. */
import { describe, expect, test } from 'vitest'
import { type Language, LANGUAGES } from '../../scripts/lib/edition.ts'
import { slidesOf } from '../../scripts/twins/texts.ts'

/** Minutes that the talk takes, demos among them: of half an hour, five are for questions. */
const TALK = 25
/** What somebody says in a minute who knows the talk: characters of Japanese, words of English. */
const PACE: Readonly<Record<Language, number>> = { ja: 340, en: 140 }
/** Minutes that a click takes, and a demo beyond what is said of it. */
const CLICK = 1.5 / 60
const DEMO = 15 / 60

const CHAPTER_TIME = {
  ja: /（この章は (?:(\d+) 分(半)?|30 (秒))）/,
  en: /\(This chapter: (?:(\d+) minutes?( 30 seconds)?|30 (seconds))\)/,
} as const

const CUE = /\[click(?::\d+)?\]/g

function saidIn(note: string, language: Language): number {
  const said = note.replace(CHAPTER_TIME[language], '').replaceAll(CUE, ' ')
  return language === 'ja' ? said.replaceAll(/\s/g, '').length : (said.match(/[\w'’-]+/g) ?? []).length
}

function minutesIn(note: string, language: Language): number | undefined {
  const [found, minutes, half, seconds] = CHAPTER_TIME[language].exec(note) ?? []
  if (found === undefined) return undefined
  return seconds === undefined ? Number(minutes) + (half === undefined ? 0 : 0.5) : 0.5
}

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
      const needs = chapter.map(({ note = '', title = '' }) => {
        const clicks = note.match(CUE)?.length ?? 0
        return (
          saidIn(note, language) / PACE[language] + clicks * CLICK + (title.startsWith('LIVE') ? DEMO : 0)
        )
      })
      const need = needs.reduce((sum, one) => sum + one, 0)
      expect(need, `the chapter of slide ${i + 1}`).toBeLessThanOrEqual(minutes + 0.05)
    }
  })

  test.each(slides.map(({ title, note }, i) => [i + 1, title ?? '', note ?? ''] as const))(
    'slide %i, %s, has something to say',
    (_, __, note) => {
      expect(note.replaceAll(CUE, '').replaceAll(/\s/g, '').length).toBeGreaterThan(20)
    },
  )
})
