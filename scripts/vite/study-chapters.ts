import type { Plugin } from 'vite'
import type { StudyChapter } from '../../components/study/chapter.ts'

const ID = 'virtual:study-chapters'
const RESOLVED = `\0${ID}`

/**
 * The module `virtual:study-chapters`: the chapters of the deck, for the components that show them.
 *
 * @param chapters asked whenever the module is loaded
 */
export function studyChapters(chapters: () => readonly StudyChapter[]): Plugin {
  return {
    name: 'shomei:study-chapters',
    resolveId: { filter: { id: /^virtual:study-chapters$/ }, handler: () => RESOLVED },
    load: {
      filter: { id: /^\0virtual:study-chapters$/ },
      handler: () => `export const chapters = ${JSON.stringify(chapters())}`,
    },
    // Slides come and go while writing.
    hotUpdate({ file, modules }) {
      const module = file.endsWith('.md') ? this.environment.moduleGraph.getModuleById(RESOLVED) : undefined
      return module === undefined ? undefined : [...modules, module]
    },
  }
}
