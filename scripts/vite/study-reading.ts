import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { ChapterText, StudyChapter } from '../../components/study/chapter.ts'
import { READING } from '../lib/edition.ts'
import { proseOf, textOf } from '../site/chapter-text.ts'

const ID = 'virtual:study-reading'
const RESOLVED = `\0${ID}`

/**
 * The module `virtual:study-reading`: what is read of each chapter, each in a part of its own that is loaded with its page.
 *
 * @param chapters asked whenever a module is loaded
 */
export function studyReading(chapters: () => readonly StudyChapter[]): Plugin {
  const textFor = (id: string): ChapterText => {
    const all = chapters()
    const chapter = all.find((one) => one.id === id)
    const prose = proseOf(id)
    if (!chapter || prose === undefined) throw new Error(`studyReading: nothing to read about "${id}"`)
    return textOf(chapter, prose, all)
  }
  return {
    name: 'shomei:study-reading',
    resolveId: { filter: { id: /^virtual:study-reading(?:\/|$)/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:study-reading(?:\/|$)/ },
      handler(id) {
        if (id === RESOLVED) {
          const parts = chapters().map((one) => {
            const name = JSON.stringify(one.id)
            return `${name}: () => import(${JSON.stringify(`${ID}/${one.id}`)})`
          })
          return `export const readings = { ${parts.join(', ')} }`
        }
        const chapter = id.slice(RESOLVED.length + 1)
        return `export const text = ${JSON.stringify(textFor(chapter))}`
      },
    },
    hotUpdate({ file, modules }) {
      if (!file.startsWith(join(READING, '/'))) return undefined
      const { moduleGraph } = this.environment
      return [
        ...modules,
        ...chapters().flatMap(({ id }) => moduleGraph.getModuleById(`${RESOLVED}/${id}`) ?? []),
      ]
    },
  }
}
