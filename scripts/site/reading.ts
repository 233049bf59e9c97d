/**
 * What is read of a chapter by whoever learns alone: `reading/` beside the chapters, a file beside each chapter's. Slides, demos and
 * titles stay the deck's; this is the prose around them.
 */
import { createMarkdownExit, type Token } from 'markdown-exit'
import type { Passage, ReadingStep, SlideReading } from '../../components/study/chapter.ts'

const markdown = createMarkdownExit({ html: false })

export interface ChapterReading {
  /** As HTML. */
  readonly opening: string
  /** By the slide's title as its chapter writes it. */
  readonly slides: ReadonlyMap<string, SlideReading>
}

/**
 * @param source `## ` and a slide's title begin what is read about it, `### ` a step of its demo; what is asked before a
 *   step is a quotation; a thematic break stands where the slide does, or the answer
 * @throws {Error} if a title comes twice, a break stands where nothing is, or a step asks more than once
 */
export function readChapter(source: string): ChapterReading {
  const [opening, ...sections] = split(markdown.parse(source, {}), 'h2')
  const slides = new Map<string, SlideReading>()
  for (const { title, tokens } of sections) {
    if (slides.has(title)) throw new Error(`readChapter: "${title}" is read about twice`)
    const [around, ...steps] = split(tokens, 'h3')
    slides.set(title, { ...passage(title, around.tokens), steps: steps.map((one) => stepOf(one)) })
  }
  return { opening: html(opening.tokens), slides }
}

interface Section {
  /** As it is written; empty before the first heading. */
  readonly title: string
  readonly tokens: readonly Token[]
}

function split(tokens: readonly Token[], tag: 'h2' | 'h3'): [Section, ...Section[]] {
  const first: Section & { tokens: Token[] } = { title: '', tokens: [] }
  const sections: [typeof first, ...(typeof first)[]] = [first]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.type === 'heading_open' && token.tag === tag) {
      sections.push({ title: tokens[i + 1]?.content ?? '', tokens: [] })
      i += 2
    } else sections.at(-1)?.tokens.push(token)
  }
  return sections
}

function passage(title: string, tokens: readonly Token[]): Passage {
  const at = tokens.findIndex(({ type }) => type === 'hr')
  const [before, after] = at === -1 ? [tokens, []] : [tokens.slice(0, at), tokens.slice(at + 1)]
  if (after.some(({ type }) => type === 'hr')) throw new Error(`readChapter: two breaks in "${title}"`)
  if (at !== -1 && after.length === 0) throw new Error(`readChapter: nothing after the break in "${title}"`)
  return { before: html(before), after: html(after) }
}

function stepOf({ title, tokens }: Section): ReadingStep {
  const opens = tokens.findIndex(({ type }) => type === 'blockquote_open')
  const closes = tokens.findIndex(({ type }) => type === 'blockquote_close')
  const asks = tokens.filter(({ type }) => type === 'blockquote_open').length
  if (asks !== 1) throw new Error(`readChapter: the step "${title}" asks ${asks} times, not once`)
  const question = tokens.slice(opens + 1, closes).find(({ type }) => type === 'inline')
  const rest = [...tokens.slice(0, opens), ...tokens.slice(closes + 1)]
  return { title, question: question?.content ?? '', ...passage(title, rest) }
}

function html(tokens: readonly Token[]): string {
  return markdown.renderer.render([...tokens], markdown.options, {}).trim()
}
