/** The beginning of each chapter's page, which is read while its scripts come. */
import type { StudyChapter } from '../../components/study/chapter.ts'
import { proseOf, textOf } from './chapter-text.ts'
import type { Still } from './head.ts'
import { bundleStudy } from './study-bundle.ts'

export interface StillsOptions {
  /** The built site; a script is written into it. */
  readonly folder: string
  /** The path it will be served under, with a slash at both ends. */
  readonly base: string
  readonly chapters: readonly StudyChapter[]
  /** The deck's own, as CSS: what comes later is set in the same files. */
  readonly faces: string
}

/** @returns by the chapter's id */
export async function buildStills({ faces, ...options }: StillsOptions): Promise<ReadonlyMap<string, Still>> {
  const { script, css, server } = await bundleStudy({ ...options, name: 'still' })
  const { renderStill } = server as { renderStill: (id: string, opening: string) => Promise<string> }
  const stills = new Map<string, Still>()
  for (const chapter of options.chapters) {
    const { opening } = textOf(chapter, proseOf(chapter.id) ?? '', options.chapters)
    stills.set(chapter.id, {
      html: await renderStill(chapter.id, opening),
      css: `${faces}\n${css}`,
      script,
    })
  }
  return stills
}
