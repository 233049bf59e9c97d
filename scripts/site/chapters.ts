/** The chapters of the deck, as `/study` shows them: one a file of `pages/ja/` or its twin. */
import { basename } from 'node:path'
import { type Language, LANGUAGE } from '../lib/edition.ts'
import type { StudyChapter, StudySlide } from '../../components/study/chapter.ts'

/** What Slidev's parser says of a slide. */
export interface ParsedSlide {
  readonly title?: string | undefined
  readonly content: string
  readonly frontmatter: Readonly<Record<string, unknown>>
  readonly source: { readonly filepath: string }
}

/** Letters a minute, with terms to think about, read calmly. */
const PACE: Readonly<Record<Language, number>> = { ja: 500, en: 1000 }

/**
 * @param slides all of them, in the order of the deck
 * @param prose what is read about a chapter, if anything is
 * @returns the chapters in order; slides of any other file, such as the cover, belong to none
 * @throws {Error} if a file does not say which chapter it is
 * @example
 * chaptersOf(slides)[2]?.id // 'checksum', from pages/ja/03-checksum.md
 */
export function chaptersOf(
  slides: readonly ParsedSlide[],
  prose: (chapter: string) => string | undefined = () => undefined,
): StudyChapter[] {
  const files = new Map<string, { slide: ParsedSlide; no: number }[]>()
  for (const [i, slide] of slides.entries()) {
    const id = chapterId(slide.source.filepath)
    if (id !== undefined) files.set(id, [...(files.get(id) ?? []), { slide, no: i + 1 }])
  }
  return [...files].map(([id, all]) => {
    const title = all[0]?.slide.frontmatter.chapter
    if (typeof title !== 'string') throw new Error(`chaptersOf: the first slide of ${id} has no chapter`)
    const opening = all.find(({ slide }) => slide.frontmatter.layout === 'section')
    const shown = all.filter((one) => one !== opening).map(({ slide, no }) => studySlide(slide, no))
    const texts = [...all.map(({ slide }) => slide.content), prose(id) ?? '']
    const letters = texts.reduce((sum, text) => sum + lettersIn(text), 0)
    return {
      id,
      title,
      ...(opening && { opening: openingOf(opening.slide, opening.no) }),
      slides: shown,
      demos: shown.filter(({ kind }) => kind === 'demo').length,
      minutes: Math.max(1, Math.round(letters / PACE[LANGUAGE])),
    }
  })
}

function chapterId(file: string): string | undefined {
  return /^\d+-([\w-]+)$/.exec(basename(file, '.md'))?.[1]
}

function studySlide({ title = '', content, frontmatter }: ParsedSlide, no: number): StudySlide {
  const kind = /<\w+Demo\b/.test(content) ? 'demo' : content.includes('```mermaid') ? 'diagram' : 'text'
  const alias = frontmatter.routeAlias
  const answers = content.includes('<MatrixDemo') ? 'rating' : 'standing'
  return {
    no,
    ...(typeof alias === 'string' && { alias }),
    title,
    kind,
    ...(kind === 'demo' && { answers }),
  }
}

/** A title page is three lines: what stands above the title, the title, and the chapter's question. */
function openingOf({ content }: ParsedSlide, no: number): StudyChapter['opening'] {
  const [above = '', question = '', ...more] = content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (question === '' || more.length > 0) throw new Error(`chaptersOf: slide ${no} is no title page`)
  return { no, above, question }
}

/** Markup and code do not count. */
function lettersIn(text: string): number {
  return [...text.replace(/```[\s\S]*?```|<[^>]*>|\]\([^)]*\)|[\s#*|>`[\]-]/g, '')].length
}
