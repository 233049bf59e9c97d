/** The prose of a chapter, put to the slides it is about. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChapterText, SlideReading, StudyChapter } from '../../components/study/chapter.ts'
import { missionKey } from '../../playground/missions/ids.ts'
import { READING } from '../lib/edition.ts'
import { toldOf } from '../talks/reading.ts'
import { readChapter } from './reading.ts'

/** @returns what is written about the chapter, and about slides of this talk; undefined if nothing is */
export function proseOf(chapter: string): string | undefined {
  const name = readdirSync(READING).find((one) => one.replace(/^\d+-/, '') === `${chapter}.md`)
  return name === undefined ? undefined : toldOf(chapter, readFileSync(join(READING, name), 'utf8'))
}

/**
 * @param source what is read about the chapter: `](mission:checksum/one-byte)` and `](slide:alias)` are its links
 * @param chapters all of them
 * @throws {Error} if a slide is not read about, what is read is about no slide, or a link leads nowhere
 */
export function textOf(
  { id, slides }: StudyChapter,
  source: string,
  chapters: readonly StudyChapter[],
): ChapterText {
  const { opening, slides: read } = readChapter(linked(source, chapters))
  const found: Record<number, SlideReading> = {}
  for (const { no, title } of slides) {
    const reading = read.get(title)
    if (!reading) throw new Error(`textOf: "${id}" says nothing to read about "${title}"`)
    found[no] = reading
  }
  const spare = [...read.keys()].filter((title) => !slides.some((slide) => slide.title === title))
  if (spare.length > 0) throw new Error(`textOf: "${id}" has no slide "${spare.join('", "')}"`)
  return { opening, slides: found }
}

function linked(source: string, chapters: readonly StudyChapter[]): string {
  return source.replace(/\]\((\w+):([\w/-]+)\)/g, (link, kind: string, name: string) => {
    if (kind === 'mission' && missionKey(name) !== undefined) return `](missions#${name})`
    for (const { id, slides } of kind === 'slide' ? chapters : []) {
      const slide = slides.find(({ alias }) => alias === name)
      if (slide) return `](${id}#slide-${slide.no})`
    }
    throw new Error(`textOf: "${link}" leads nowhere`)
  })
}
