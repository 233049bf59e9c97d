/** Talks in other lengths: lists of the deck's own slides, whose minutes add up and can be kept. */
import { load } from '@slidev/parser/fs'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../scripts/lib/edition.ts'
import { talkIn, talkNamed } from '../../scripts/lib/talk.ts'
import { refuseDangling, settleLinks } from '../../scripts/talks/links.ts'
import { GRACE, minutesIn, needOf, withMinutes } from '../../scripts/talks/minutes.ts'
import { generationsOf, hasMission } from '../../scripts/talks/missions.ts'
import { toldOf } from '../../scripts/talks/reading.ts'
import { tellingOf } from '../../scripts/talks/telling.ts'
import { wholeDeck, type WholeSlide } from '../../scripts/talks/whole.ts'
import { toldSlides } from '../support/told.ts'
import { TALK_NAMES, TALKS, WHOLE } from '../../talks/index.ts'
import { spoken } from '../../talks/talk.ts'

const LISTED = TALK_NAMES.filter((name) => name !== WHOLE)

/** What is listed of a talk, with its minutes. */
const listOf = (name: (typeof LISTED)[number]) => {
  const { told } = TALKS[name]
  return told === 'all' ? [] : told
}

describe.each(LANGUAGES)('in %s', async (language) => {
  const whole = wholeDeck(language)
  const names = whole.map(({ name }) => name)

  test('every slide has a name, and no two the same', () => {
    expect(whole.filter(({ name }) => name === undefined).map(({ title }) => title)).toEqual([])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('the whole deck is told in its own order, without what only some talk tells', async () => {
    const told = await toldSlides(WHOLE, language)
    const { slides } = await load({ userRoot: '', roots: [] }, told.file)
    expect(told.slides.map(({ title }) => title)).toEqual(slides.map(({ title }) => title))
    expect(told.slides.map(({ note }) => note)).toEqual(slides.map(({ note }) => note))
    expect(told.slides.map(({ content }) => content)).toEqual(slides.map(({ content }) => content))
  })

  describe.each(LISTED)('%s', async (talk) => {
    const { slides } = await toldSlides(talk, language)
    const list = listOf(talk)
    const { asked } = TALKS[talk]

    test('lists slides that are there, in the order in which the deck tells them', () => {
      const listed = [...list.map(([name]) => name), ...(asked === 'all' ? [] : asked)]
      expect(listed.filter((name) => !names.includes(name))).toEqual([])
      expect(listed).toEqual(listed.toSorted((a, b) => names.indexOf(a) - names.indexOf(b)))
      expect(new Set(listed).size).toBe(listed.length)
    })

    test('begins with the cover, each chapter with its title page, and the appendix with what leads about it', () => {
      const here = tellingOf(talk, whole).here
      expect(list[0]?.[0]).toBe('cover')
      const told = new Set(whole.filter(({ name }) => here.has(name ?? '')).map(({ chapter }) => chapter))
      const openings = whole.filter(({ isOpening, chapter }) => isOpening && told.has(chapter))
      expect(openings.filter(({ name }) => !here.has(name ?? ''))).toEqual([])
      if (asked !== 'all' && asked.length > 0) expect(asked[0]).toBe('appendix')
    })

    test('can be spoken, clicked and shown in its minutes, chapter by chapter', () => {
      const starts = slides.flatMap((slide, i) => {
        const minutes = minutesIn(slide.note ?? '', language)
        return minutes === undefined ? [] : [{ i, minutes }]
      })
      const breaks = slides.filter(({ content }) => content.includes('<MissionBreak'))
      const paused = breaks.reduce(
        (sum, { frontmatter }) => sum + (minutesOf(list, frontmatter.slide) ?? 0),
        0,
      )
      expect(starts.reduce((sum, { minutes }) => sum + minutes, paused)).toBe(spoken(TALKS[talk]))
      const appendix = slides.findIndex(({ frontmatter }) => frontmatter.routeAlias === 'appendix')
      for (const [at, { i, minutes }] of starts.entries()) {
        const end = starts[at + 1]?.i ?? (appendix === -1 ? slides.length : appendix)
        const chapter = slides.slice(at === 0 ? 0 : i, end).filter((slide) => !breaks.includes(slide))
        const need = chapter.reduce((sum, slide) => sum + needOf(slide, language), 0)
        expect(need, `the chapter of ${slides[i]?.title}`).toBeLessThanOrEqual(minutes + GRACE)
      }
      for (const slide of breaks)
        expect(needOf(slide, language)).toBeLessThan(minutesOf(list, slide.frontmatter.slide) ?? 0)
    })

    test('links only to what it tells', () => {
      const aliases = slides.map(({ frontmatter }) => frontmatter.routeAlias)
      const links = slides.flatMap(({ content }) =>
        Array.from(content.matchAll(/<Link to="([^"]*)"/g), ([, to]) => to),
      )
      expect(links.filter((to) => !aliases.includes(to))).toEqual([])
      expect(
        slides.filter(({ content }) => /<div class="card[^>]*>\s*(?:## .*\s*)?<\/div>/.test(content)),
      ).toEqual([])
    })
  })
})

const minutesOf = (list: readonly (readonly [string, number])[], name: unknown) =>
  list.find(([one]) => one === name)?.[1]

test.each(LISTED)('the minutes of %s add up', (talk) => {
  const list = listOf(talk)
  expect(list.reduce((sum, [, minutes]) => sum + minutes, 0)).toBe(spoken(TALKS[talk]))
  expect(list.filter(([, minutes]) => !(minutes > 0))).toEqual([])
})

test('there are talks of 5, 15, 30 and 90 minutes, and one of Sigstore alone', () => {
  expect(Object.entries(TALKS).map(([name, { minutes }]) => [name, minutes])).toEqual([
    ['lightning', 5],
    ['short', 15],
    ['standard', 30],
    ['workshop', 90],
    ['sigstore', 20],
  ])
})

test('what only some talk tells is the same in every language: slides, components, clicks', async () => {
  const shape = async (language: (typeof LANGUAGES)[number]) => {
    const spare = wholeDeck(language).filter(({ isSpare }) => isSpare)
    return spare.map(({ name, content }) => [name, content.match(/<[A-Z].*>/g)])
  }
  const [first, ...others] = await Promise.all(LANGUAGES.map(shape))
  expect(first).toHaveLength(3)
  for (const other of others) expect(other).toEqual(first)
})

const slide = (content: string, name?: string): WholeSlide => ({
  name,
  title: 'MD5 and SHA-1',
  content,
  file: 'pages/en/03-checksum.md',
  chapter: undefined,
  isSpare: false,
  isOpening: false,
})

test.each([
  ['<Link to="colision">Collide</Link>', 'links to "colision", and no slide has that name'],
  ['<Link to="5">Five</Link>', 'has a link that names no slide'],
  ['<Link :to="5">Five</Link>', 'has a link that names no slide'],
  ['[Collide](collision)', 'links to "collision" by its path'],
  ['<a href="/collision">Collide</a>', 'links to "/collision" by its path'],
])('%s is refused, with the slide that has it', (content, says) => {
  expect(() => refuseDangling([slide(content, 'one'), slide('', 'collision')])).toThrow(
    `The slide "MD5 and SHA-1" (pages/en/03-checksum.md) ${says}`,
  )
})

test.each([
  '<Link to="collision">Collide</Link>',
  '[RFC 6151](https://www.rfc-editor.org/rfc/rfc6151)',
  '```md\n<Link to="nowhere">In code</Link>\n```',
])('%s is not', (content) => {
  expect(() => refuseDangling([slide(content, 'one'), slide('', 'collision')])).not.toThrow()
})

test('a link to a slide of another talk is the words that it was, and a point of a list goes with it', () => {
  const here = new Set(['monitor'])
  expect(settleLinks('See <Link to="tuf">TUF</Link>, <Link to="monitor">logs</Link>.', here)).toBe(
    'See TUF, <Link to="monitor">logs</Link>.',
  )
  const card = (title: string, ...to: string[]) =>
    `<div class="card">\n\n## ${title}\n\n${to.map((one) => `- <Link to="${one}">x</Link>\n`).join('')}\n</div>\n`
  expect(settleLinks(card('A', 'tuf', 'monitor') + card('B', 'tuf'), here)).toBe(card('A', 'monitor'))
})

test('a name that no slide has is refused with the talk that lists it', () => {
  const list = { minutes: 1, questions: 0, told: [['cover', 1]], asked: ['nowhere'] } as const
  expect(() => tellingOf('short', [slide('', 'cover')], list)).toThrow(
    'The talk "short" lists "nowhere", and no slide has that name.',
  )
})

test.each([
  [0.25, '（この章は 15 秒）', '(This chapter: 15 seconds)'],
  [1, '（この章は 1 分）', '(This chapter: 1 minute)'],
  [1.5, '（この章は 1 分半）', '(This chapter: 1 minute 30 seconds)'],
  [7.75, '（この章は 7 分 45 秒）', '(This chapter: 7 minutes 45 seconds)'],
])('%s minutes are said in both languages, and read again', (minutes, ja, en) => {
  for (const [language, said] of [
    ['ja', ja],
    ['en', en],
  ] as const) {
    const note = withMinutes('Words.', minutes, language)
    expect(note).toBe(`${said}\n\nWords.`)
    expect(minutesIn(note, language)).toBe(minutes)
    expect(withMinutes(note, undefined, language)).toBe('Words.')
  }
})

test('missions are those of the generations that a talk tells of', () => {
  expect(generationsOf('sigstore')).toEqual(['sigstore'])
  expect(generationsOf(WHOLE)).toEqual(['checksum', 'openpgp', 'sigstore'])
  expect(hasMission('sigstore', 'checksum/twins')).toBe(false)
})

test('what is read is about the slides that are told', () => {
  const source =
    'Opening.\n\n## 公開サービスに頼るかどうかは、場合による\n\nGone.\n\n## もっと読む\n\nStays, [as](slide:tuf), [not as](slide:public-or-not), [nor](mission:checksum/twins).\n'
  expect(toldOf('appendix', source, 'workshop')).toBe(source)
  expect(toldOf('appendix', source, 'lightning')).not.toContain('Gone.')
  const told = toldOf('appendix', source, 'sigstore')
  expect(told).toContain('Stays, [as](slide:tuf), [not as](slide:public-or-not), nor.')
})

test('a talk is named by one line of the headmatter, and a name that there is not in one sentence', () => {
  expect(talkIn('---\ntheme: seriph\ntalk: short # fifteen minutes\n---\n')).toBe('short')
  expect(talkIn("---\ntalk: 'lightning'\n---\n")).toBe('lightning')
  expect(talkIn('---\ntheme: seriph\n---\n\ntalk: short\n')).toBeUndefined()
  expect(() => talkIn('---\ntalk: shrt\n---\n')).toThrow(
    'talk in slides.md is shrt; there are lightning, short,',
  )
  expect(() => talkNamed('long', '--talk')).toThrow(/^--talk is long; there are .*sigstore\.$/)
})
