/** The deck as its file has it: which slides there are, and which have a demo. */
import { load } from '@slidev/parser/fs'
import { DECK } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { proseOf } from '../../scripts/site/chapter-text.ts'
import { chaptersOf } from '../../scripts/site/chapters.ts'

const { slides } = await load({ userRoot: ROOT, roots: [ROOT] }, DECK)

export const SLIDES = slides.map(({ title, content }, i) => ({ number: i + 1, title: title ?? '', content }))
export const DEMOS = SLIDES.flatMap(({ number, content }) => {
  const [, name] = /<(\w+Demo)\b/.exec(content) ?? []
  return name === undefined ? [] : [{ number, name }]
})
export const CHAPTERS = chaptersOf(slides, proseOf)

/** @throws {Error} if no slide has it */
export function slideWith(content: string): number {
  const slide = SLIDES.find((one) => one.content.includes(content))
  if (!slide) throw new Error(`deck: no slide has ${content}`)
  return slide.number
}
