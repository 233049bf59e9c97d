import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import type { slidev as Words } from '#words/slidev'

/** Slidev loads its plugins in a way of its own (jiti), which would find the first language's words. */
const { slidev } = createRequire(import.meta.url)('#words/slidev') as {
  readonly slidev: typeof Words
}

/** Widths and heights that the presenter's window begins with, in pixels: twelve lines of notes on 1280×720. */
const SIZES: Readonly<Record<string, string>> = {
  "'slidev-presenter-notes-width', 360": "'slidev-presenter-notes-width', 440",
  "'slidev-presenter-notes-row-size', 280": "'slidev-presenter-notes-row-size', 430",
}

const FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...slidev,
  'pages/presenter.vue': { ...slidev['pages/presenter.vue'], ...SIZES },
}

/** Slidev's own bars in the deck's language. */
export function slidevWords(): Plugin {
  return {
    name: 'shomei:slidev-words',
    enforce: 'pre',
    transform: {
      filter: { id: /\/@slidev\/client\/(?:internals|pages|setup)\/[\w-]+\.(?:vue|ts)$/ },
      handler(code, id) {
        const [, file = ''] = id.split('/@slidev/client/')
        const words = FILES[file]
        if (words === undefined) return null
        const { text, missing } = inOurWords(code, words)
        if (missing.length > 0) this.error(`Slidev's ${file} no longer says: ${missing.join('; ')}`)
        return { code: text, map: null }
      },
    },
  }
}

/**
 * @param code of one of Slidev's files
 * @param words what it says, and what it is to say
 * @returns the code with these words, and what it did not say
 */
export function inOurWords(
  code: string,
  words: Readonly<Record<string, string>>,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing = Object.keys(words).filter((theirs) => !code.includes(theirs))
  const text = Object.entries(words).reduce((now, [theirs, ours]) => now.replaceAll(theirs, ours), code)
  return { text, missing }
}
