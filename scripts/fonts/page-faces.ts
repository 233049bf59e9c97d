/** Faces for one page that says little: three small files instead of all that the deck says. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FACES } from './faces.ts'
import { facePieces } from './subset.ts'
import { ASCII } from './text.ts'

export interface PageFaces {
  /** The `@font-face` rules. */
  readonly css: string
  /** The files, relative to the site. */
  readonly files: readonly string[]
}

/**
 * @param html all that the page can say; its headings are set in the serif face
 * @param folder the built site, into which the files are put
 * @param base the path it will be served under, with a slash at both ends
 */
export async function pageFaces(html: string, folder: string, base: string): Promise<PageFaces> {
  const said = charactersIn(html)
  const headings = charactersIn((html.match(/<h([1-6])\b[^>]*>.*?<\/h\1>/gs) ?? []).join(''))
  const none = () => new Set<string>()
  const text = { all: said, headings, first: { all: said, headings } }
  const pieces = await Promise.all(
    FACES.filter(({ family }) => family !== 'JetBrains Mono').map((face) =>
      facePieces({ ...face, first: (words) => face.deck(words), deck: none }, text),
    ),
  )
  mkdirSync(join(folder, 'assets'), { recursive: true })
  const rules = pieces.flat().map(({ family, weight, file, range }) => {
    // The folder it is remembered in is named after what is in it.
    const name = `assets/page-${weight}-${basename(dirname(file)).slice(0, 8)}.woff2`
    copyFileSync(file, join(folder, name))
    const css = `@font-face { font-family: '${family}'; font-weight: ${weight}; font-display: swap; src: url('${base}${name}') format('woff2'); unicode-range: ${range} }`
    return { css, name }
  })
  return { css: rules.map(({ css }) => css).join('\n'), files: rules.map(({ name }) => name) }
}

function charactersIn(html: string): Set<string> {
  return new Set([...ASCII, ...html.replace(/<[^>]*>/g, '')].filter((character) => character >= ' '))
}
