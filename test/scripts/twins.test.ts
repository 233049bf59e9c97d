/** The editions say the same, slide by slide, in their own words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FIRST, type Language } from '../../scripts/lib/edition.ts'
import { readChapter } from '../../scripts/site/reading.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { drifted, lookedAt, pairs } from '../../scripts/twins/looked-at.ts'
import { OTHERS, slidesOf, textsOf } from '../../scripts/twins/texts.ts'

const first = await slidesOf(FIRST)
const readings = await textsOf(FIRST)
const english = await textsOf('en')
/** Quoted in a reading, and not as a label: what somebody might say, and headings of slides. */
const SPOKEN = [
  ' open in a demo, and ',
  'this workflow of this repository',
  'it is this workflow',
  'this key is no longer valid',
]

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0
const all = (text: string, what: RegExp) => text.match(what) ?? []
/** Code is the same but for what is said in it: comments, and the labels of a diagram. */
const codeOf = (content: string) =>
  Array.from(content.matchAll(/^```(?!mermaid)[^\n]*\n([\s\S]*?)^```/gm), ([, code = '']) =>
    code.replaceAll(/ *# .*$/gm, '').trim(),
  )

/** What a listener sees and clicks, whatever the words: all that has to be the same. */
function shapeOf({ content, note = '', frontmatter }: (typeof first)[number]) {
  const prose = content.replaceAll(/^```[\s\S]*?^```/gm, '')
  return {
    layout: frontmatter.layout,
    alias: frontmatter.routeAlias,
    isChapter: frontmatter.chapter !== undefined,
    clicks: count(content, /\bv-click\b/g),
    cues: count(note, /\[click(?::\d+)?\]/g),
    minutes: all(note, /（この章は [^）]*）|\(This chapter: [^)]*\)/g).length,
    components: all(prose, /<[A-Z]\w*/g),
    aims: all(prose, /\b(?:to|href|kind|tone|:clicks)="[^"]*"/g),
    links: all(content, /\]\(([^)]*)\)/g).map((link) => link.slice(2, -1)),
    fences: all(content, /^```\w+/gm),
    code: codeOf(content),
    headings: count(prose, /^#+ /gm),
    points: count(prose, /^\s*- /gm),
  }
}

/** Names in their order; of what is said, only that it is. */
function formOf(words: unknown): unknown {
  if (typeof words !== 'object' || words === null) return typeof words
  return Object.entries(words).map(([name, one]) => [name, formOf(one)])
}

/** How an answer begins, after the verdict. */
const NAMED: readonly Readonly<Record<Language, RegExp>>[] = [
  {
    ja: /^<p>(?:判定は「拒否しました」|拒否され)/,
    en: /^<p>(?:The verdict is &quot;Rejected|It was rejected)/,
  },
  { ja: /^<p>検証でき(?:ました|てしまい)/, en: /^<p>It verified/ },
  {
    ja: /^<p>[^。]*「計算は合いました/,
    en: /^<p>[^.]*&quot;The arithmetic is right/,
  },
  { ja: /^<p>[^。]*「判断できません/, en: /^<p>[^.]*&quot;Undecided/ },
  { ja: /^<p>判定は変わりません/, en: /^<p>The verdict does not change/ },
  { ja: /^<p>「はい」/, en: /^<p>&quot;Yes/ },
  { ja: /^<p>「条件しだい」/, en: /^<p>&quot;It depends/ },
  { ja: /^<p>「いいえ」/, en: /^<p>&quot;No\b/ },
]

const readingShape = (text: string) => ({
  slides: count(text, /^## /gm),
  steps: count(text, /^### /gm),
  breaks: count(text, /^---$/gm),
  questions: count(text, /^> /gm),
  links: all(text, /\]\(([^)]*)\)/g),
})

describe.each(OTHERS)('in %s', async (language) => {
  const slides = await slidesOf(language)
  const texts = await textsOf(language)

  test('there is a twin for every slide, reading and file of words, and no other', () => {
    expect(slides).toHaveLength(first.length)
    expect([...texts.keys()].filter((name) => name !== 'locales/plural.ts')).toEqual([...readings.keys()])
  })

  test.each(first.map((slide, i) => [i + 1, slide.title ?? '', slide] as const))(
    'slide %i, %s, is of the same making',
    (no, _title, slide) => {
      const twin = slides[no - 1]
      expect(twin && shapeOf(twin)).toEqual(shapeOf(slide))
    },
  )

  test.each([...readings].filter(([name]) => name.startsWith('pages/')))(
    '%s is taken apart alike',
    (name, text) => {
      expect(readingShape(texts.get(name) ?? '')).toEqual(readingShape(text))
    },
  )

  test.each([...readings].filter(([name]) => name.startsWith('pages/')))(
    'each answer in %s names the verdict that its twin names, which the built site holds to what is computed',
    (name, text) => {
      const named = (from: Language, source: string) =>
        [...readChapter(source).slides.values()].flatMap(({ steps }) =>
          steps.map(({ after }) => NAMED.findIndex((one) => one[from].test(after))),
        )
      const own = named(FIRST, text)
      expect(own).not.toContain(-1)
      expect(named(language, texts.get(name) ?? '')).toEqual(own)
    },
  )

  test('words have the same names in the same order, whatever is made of a list of them', async () => {
    const files = [...readings.keys()].filter((name) => name.startsWith('locales/'))
    expect(files.length).toBeGreaterThan(50)
    for (const name of files) {
      const [own, theirs] = await Promise.all(
        [FIRST, language].map(async (one): Promise<unknown> => {
          const file = join(ROOT, name.replace('locales/', `locales/${one}/`))
          return import(/* @vite-ignore */ file)
        }),
      )
      expect(formOf(theirs), name).toEqual(formOf(own))
    }
  })

  test('nothing has changed in one language alone: node scripts/mark-twins.ts', async () => {
    expect(drifted(language, await pairs(language), lookedAt()[language] ?? {})).toEqual([])
  })

  test('no Japanese is said but names: the seal, the other edition, what gpg prints in Japanese', () => {
    const japanese = [...texts].flatMap(([name, text]) =>
      all(text, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、。「」（）：！？]+/gu).map(
        (found) => `${name}: ${found}`,
      ),
    )
    const allowed = [
      'cover 1: 署名',
      'locales/site.ts: 署名',
      'locales/lang.ts: 日本語',
      'locales/openpgp-demo.ts: 日本語',
    ]
    expect(japanese.filter((one) => !allowed.includes(one))).toEqual([])
  })
})

describe('what speaks by #words', () => {
  /** Letters, punctuation and blanks that only Japanese is set with. */
  const JAPANESE =
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\u30fb\uff00-\uffef]|\b(?:ja-JP|en-US)\b/u
  const files = [
    'components',
    'layouts',
    'setup',
    'workers',
    'playground',
    'scripts/site',
    'scripts/playground',
  ]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => /\.(?:ts|vue)$/.test(name))
    // What gpg prints in Japanese, and letters that files may hold.
    .filter((name) => name !== join('playground', 'openpgp', 'transcript', 'ja.ts'))

  test('has no word, sign or blank of one language in it', () => {
    expect(files.length).toBeGreaterThan(400)
    const found = files.flatMap((name) =>
      readFileSync(join(ROOT, name), 'utf8')
        .split('\n')
        .flatMap((line, i) => (JAPANESE.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : [])),
    )
    expect(found).toEqual([])
  })
})

test('what a reading or a note quotes in English as a label is one', async () => {
  const inOneWay = (text: string) => text.replaceAll("\\'", "'").replaceAll('’', "'")
  const texts = inOneWay(
    [...english]
      .filter(([name]) => !name.startsWith('pages/'))
      .map(([, text]) => text)
      .join('\n'),
  )
  const notes = (await slidesOf('en')).map(({ note = '' }) => note)
  const said = [
    ...[...english].filter(([name]) => name.startsWith('pages/')).map(([, text]) => text),
    ...notes,
  ].map(inOneWay)
  const quoted = said.flatMap((text) =>
    Array.from(text.matchAll(/"([^"\n]{2,40})"/g), ([, label = '']) => label),
  )
  const labels = quoted
    .map((label) => label.replace(/^\d |^← | →$|[.,]$/g, ''))
    .filter((label) => !label.endsWith('?'))
  expect(labels.length).toBeGreaterThan(50)
  expect(labels.filter((label) => !texts.includes(label) && !SPOKEN.includes(label))).toEqual([])
})

describe('a twin that nobody looked at', () => {
  const then = { a: ['1', '2'], b: ['3', '4'] } as const

  test('is named, whichever side changed', () => {
    const now = { a: ['1', 'x'], b: ['y', '4'], c: ['5', '6'] } as const
    expect(drifted('en', now, then)).toEqual([
      expect.stringMatching(/^a has changed in en alone: /),
      expect.stringMatching(/^b has changed in ja alone: /),
      expect.stringMatching(/^c is new: /),
    ])
  })

  test('is named where both changed, too: nobody has said that they are still twins', () => {
    const now = { a: ['x', 'y'], b: ['3', '4'] } as const
    expect(drifted('en', now, then)).toEqual([expect.stringMatching(/^a has changed in both: /)])
  })
})
