/** What is read about the slides by whoever learns alone: its form, and that it is about this deck. */
import { load } from '@slidev/parser/fs'
import { describe, expect, test } from 'vitest'
import { CHECKSUM_STORY } from '../../components/demos/checksum-story.ts'
import { MATRIX_STORY } from '../../components/demos/matrix-story.ts'
import { openpgpStory } from '../../components/demos/openpgp-story.ts'
import { SIGSTORE_STORY } from '../../components/demos/sigstore-story.ts'
import { TEN_MINUTES_STORY } from '../../components/demos/ten-minutes-story.ts'
import { TILES_STORY } from '../../components/demos/tiles-story.ts'
import { POST_QUANTUM_STORY } from '../../components/demos/post-quantum-story.ts'
import { TUF_STORY } from '../../components/demos/tuf-story.ts'
import type { Story } from '../../components/demos/use-story.ts'
import { DECK } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { proseOf, textOf } from '../../scripts/site/chapter-text.ts'
import { chaptersOf } from '../../scripts/site/chapters.ts'
import { readChapter } from '../../scripts/site/reading.ts'

const WHOLE = `First.

## A slide

Before *it*.

---

After it.

## LIVE: a demo

Lead.

### Change a byte

What is changed.

> What will it say?

---

What it said.
`

describe('a chapter', () => {
  test('is read as an opening, what stands around each slide, and the steps of a demo', () => {
    const { opening, slides } = readChapter(WHOLE)
    expect(opening).toBe('<p>First.</p>')
    expect([...slides]).toEqual([
      ['A slide', { before: '<p>Before <em>it</em>.</p>', after: '<p>After it.</p>', steps: [] }],
      [
        'LIVE: a demo',
        {
          before: '<p>Lead.</p>',
          after: '',
          steps: [
            {
              title: 'Change a byte',
              question: 'What will it say?',
              before: '<p>What is changed.</p>',
              after: '<p>What it said.</p>',
            },
          ],
        },
      ],
    ])
  })

  const WRONG: Readonly<Record<string, readonly [string, RegExp]>> = {
    'a slide twice': ['## A\n\nx\n\n## A\n\ny\n', /"A" is read about twice/],
    'a break with nothing behind it': ['## A\n\nx\n\n---\n', /nothing after the break in "A"/],
    'two breaks': ['## A\n\nx\n\n---\n\ny\n\n---\n\nz\n', /two breaks in "A"/],
    'a step that asks nothing': ['## A\n\nx\n\n### S\n\ny\n', /"S" asks 0 times/],
    'a step that asks twice': ['## A\n\nx\n\n### S\n\n> a\n\nb\n\n> c\n', /"S" asks 2 times/],
  }
  test.each(Object.entries(WRONG))('is refused for %s', (_, [source, says]) => {
    expect(() => readChapter(source)).toThrow(says)
  })

  test('shows no markup of another hand', () => {
    expect(readChapter('<script>alert(1)</script>\n').opening).not.toContain('<script')
  })

  const slide = (no: number, title: string, alias?: string) => ({
    no,
    title,
    kind: 'text' as const,
    ...(alias !== undefined && { alias }),
  })
  const chapter = (slides: ReturnType<typeof slide>[]) => ({
    id: 'a',
    title: 'A',
    slides,
    demos: 0,
    minutes: 1,
  })
  const FOREIGN: Readonly<Record<string, readonly [string, RegExp]>> = {
    'a slide that nothing is said about': ['## A\n\nx\n', /says nothing to read about "B"/],
    'what is about no slide': ['## A\n\nx\n\n## B\n\nx\n\n## C\n\nx\n', /has no slide "C"/],
    'a link to no mission': ['[m](mission:checksum/none)\n', /leads nowhere/],
    'a link to no slide': ['[m](slide:none)\n', /leads nowhere/],
    'any other scheme': ['[m](javascript:x)\n', /leads nowhere/],
  }
  test.each(Object.entries(FOREIGN))('is refused for %s', (_, [source, says]) => {
    const all = chapter([slide(2, 'A', 'there'), slide(3, 'B')])
    expect(() => textOf(all, source, [all])).toThrow(says)
  })

  test('leads to missions, and to slides where they stand on these pages', () => {
    const all = chapter([slide(2, 'A', 'there')])
    const { opening } = textOf(all, '[m](mission:openpgp/pin) [s](slide:there)\n\n## A\n\nx\n', [all])
    expect(opening).toContain('href="missions#openpgp/pin"')
    expect(opening).toContain('href="a#slide-2"')
  })
})

describe('the deck', async () => {
  const { slides } = await load({ userRoot: ROOT, roots: [ROOT] }, DECK)
  const chapters = chaptersOf(slides, proseOf)
  const texts = chapters.map((one) => ({ chapter: one, text: textOf(one, proseOf(one.id) ?? '', chapters) }))
  const lessons = texts.flatMap(({ chapter, text }) =>
    chapter.slides.flatMap((slide) => {
      const reading = text.slides[slide.no]
      return reading ? [{ slide, reading, content: slides[slide.no - 1]?.content ?? '' }] : []
    }),
  )

  test('is read about whole: every slide but the cover and the title pages', () => {
    expect(texts).toHaveLength(chapters.length)
    const openings = chapters.filter(({ opening }) => opening).length
    expect(lessons).toHaveLength(slides.length - 1 - openings)
    for (const { text } of texts) expect(text.opening).toMatch(/^<p>/)
    for (const { reading, slide } of lessons) expect(reading.before, slide.title).toMatch(/^<p>/)
  })

  const TOLD: readonly (readonly [RegExp, Story<string>])[] = [
    [/<ChecksumDemo :clicks/, CHECKSUM_STORY],
    [/<OpenpgpDemo :clicks/, openpgpStory(undefined)],
    [/<OpenpgpDemo attack/, openpgpStory('impostor-key')],
    [/<SigstoreDemo :clicks/, SIGSTORE_STORY],
    [/<TenMinutesDemo :clicks/, TEN_MINUTES_STORY],
    [/<MatrixDemo :clicks/, MATRIX_STORY],
    [/<TufDemo :clicks/, TUF_STORY],
    [/<TilesDemo :clicks/, TILES_STORY],
    [/<PostQuantumDemo :clicks/, POST_QUANTUM_STORY],
  ]
  test.each(TOLD)('%s is read about in the steps of its story', (demo, story) => {
    const [lesson, ...more] = lessons.filter(({ content }) => demo.test(content))
    expect(more).toEqual([])
    const asked = story.asks.includes(story.steps[0]) ? 1 : 0
    expect(lesson?.reading.steps).toHaveLength(story.steps.length - asked - (story.aside?.length ?? 0))
  })

  test('asks before every answer, and is about the page it stands on', () => {
    for (const { slide, reading } of lessons) {
      for (const { question, after } of reading.steps) {
        expect(question, slide.title).toMatch(/か。?$/)
        expect(after, slide.title).toMatch(/^<p>/)
      }
      const all = [reading, ...reading.steps].flatMap(({ before, after }) => [before, after]).join('')
      expect(all, slide.title).not.toMatch(/右[にの]|左[にの]|次のスライド|会場|お見せ|\[click/)
    }
  })
})
