import type { Plugin } from 'vite'
import { SLIDE_MODULES } from '../site/slide-modules.ts'

/** As Slidev names the module of a slide, and that of the page which shows it. */
const SLIDE = /__slidev_(\d+)\.md$/
const PLAY = /\/client\/pages\/play\.vue$/

interface Chunk {
  readonly fileName: string
  readonly imports: readonly string[]
  readonly moduleIds: readonly string[]
  readonly isDynamicEntry: boolean
  /** Style sheets that are to be there before it runs. */
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> }
}

/** Writes which scripts and style sheets a slide needs, so that its page can ask for all of them at once. */
export function slideModules(): Plugin {
  return {
    name: 'shomei:slide-modules',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
      this.emitFile({
        type: 'asset',
        fileName: SLIDE_MODULES,
        source: JSON.stringify(modulesBySlide(chunks)),
      })
    },
  }
}

/**
 * @param chunks of a build
 * @returns by a slide's number: the chunk that shows slides and the slide's own, with all that they import
 */
export function modulesBySlide(chunks: readonly Chunk[]): Record<string, string[]> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const withImports = (chunk: Chunk | undefined): Set<string> => {
    const names = new Set(chunk ? [chunk.fileName] : [])
    // A set hands out what is added to it while it is gone through.
    for (const name of names) {
      const { imports = [], viteMetadata } = byName.get(name) ?? {}
      for (const next of [...imports, ...(viteMetadata?.importedCss ?? [])]) names.add(next)
    }
    return names
  }
  const entries = chunks.filter(({ isDynamicEntry }) => isDynamicEntry)
  const play = withImports(entries.find(({ moduleIds }) => moduleIds.some((id) => PLAY.test(id))))
  return Object.fromEntries(
    entries.flatMap((chunk) => {
      const number = chunk.moduleIds.map((id) => SLIDE.exec(id)?.[1]).find((found) => found !== undefined)
      return number === undefined ? [] : [[number, [...new Set([...play, ...withImports(chunk)])]]]
    }),
  )
}
