/** The chapters of `/study`, as they are taken out of the slides. */
import { expect, test } from 'vitest'
import { chaptersOf, type ParsedSlide } from '../../scripts/site/chapters.ts'

const slide = (file: string, content: string, frontmatter: Record<string, unknown> = {}) => ({
  title: /^# (.*)$/m.exec(content)?.[1],
  content,
  frontmatter,
  source: { filepath: `/somewhere/${file}` },
})

const COVER = slide('slides.md', '# Cover')
const OPENING = slide('pages/03-some-thing.md', 'First\n\n# Thing\n\nWhat is it?\n', {
  layout: 'section',
  chapter: 'Thing',
})

test('a file of pages is a chapter, and the cover belongs to none', () => {
  const deck = [
    COVER,
    OPENING,
    slide('pages/03-some-thing.md', '# Words', { routeAlias: 'words' }),
    slide('pages/03-some-thing.md', '# Demo\n\n<ThingDemo :clicks="$clicks" />'),
    slide('pages/03-some-thing.md', '# Drawn\n\n```mermaid\nsequenceDiagram\n```'),
    slide('pages/10-next.md', '# Next', { chapter: 'Next' }),
  ]
  expect(chaptersOf(deck)).toEqual([
    {
      id: 'some-thing',
      title: 'Thing',
      opening: { no: 2, above: 'First', question: 'What is it?' },
      slides: [
        { no: 3, alias: 'words', title: 'Words', kind: 'text' },
        { no: 4, title: 'Demo', kind: 'demo', answers: 'standing' },
        { no: 5, title: 'Drawn', kind: 'diagram' },
      ],
      demos: 1,
      minutes: 1,
    },
    { id: 'next', title: 'Next', slides: [{ no: 6, title: 'Next', kind: 'text' }], demos: 0, minutes: 1 },
  ])
})

test('minutes count the words of slides and of what is read about them, not their markup or code', () => {
  const words = '字'.repeat(1000)
  const minutes = (content: string, prose: string) =>
    chaptersOf([slide('pages/01-a.md', content, { chapter: 'A' })], (id) => (id === 'a' ? prose : 'no'))[0]
      ?.minutes
  expect(minutes(`# ${words}`, `## > ${words}`)).toBe(4)
  expect(minutes(`<div class="${words}">\n\n\`\`\`sh\n${words}\n\`\`\`\n\n</div>`, words)).toBe(2)
})

const WRONG: Readonly<Record<string, readonly [RegExp, ParsedSlide]>> = {
  'a file without a chapter': [
    /the first slide of some-thing has no chapter/,
    slide('pages/03-some-thing.md', '# A'),
  ],
  'a title page without a question': [
    /slide 1 is no title page/,
    { ...OPENING, content: 'First\n\n# Thing\n' },
  ],
  'a title page with a line too many': [
    /slide 1 is no title page/,
    { ...OPENING, content: `${OPENING.content}\nMore.\n` },
  ],
}

test.each(Object.entries(WRONG))('%s is refused', (_name, [says, wrong]) => {
  expect(() => chaptersOf([wrong])).toThrow(says)
})
