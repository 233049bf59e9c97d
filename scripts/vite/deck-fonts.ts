import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { FACES } from '../fonts/faces.ts'
import { facePieces } from '../fonts/subset.ts'
import type { FontPiece } from '../fonts/subset.ts'
import { deckText } from '../fonts/text.ts'
import { LANGUAGE } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'

const SHEET = join(ROOT, 'styles', 'fonts.css')

/**
 * In a build, styles/fonts.css holds exactly the glyphs that the deck says, instead of a hundred slices a face.
 *
 * @param firstSlide the Markdown of slide 1
 * @param also what else it says, and no file of the project has
 */
export function deckFonts(firstSlide: string, also = ''): Plugin {
  return {
    name: 'shomei:deck-fonts',
    apply: 'build',
    enforce: 'pre',
    // A font inside the style sheet would be loaded by everybody, and the Content-Security-Policy forbids it.
    config: () => ({
      build: { assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined) },
    }),
    load: {
      filter: { id: /\/styles\/fonts\.css$/ },
      handler: async () => {
        const text = deckText(ROOT, firstSlide, LANGUAGE, also)
        const pieces = await Promise.all(FACES.map((face) => facePieces(face, text)))
        return pieces.flat().map(rule).join('\n')
      },
    },
  }
}

function rule({ family, weight, file, range }: FontPiece): string {
  return `@font-face {
  font-family: '${family}';
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url('${relative(join(SHEET, '..'), file).replaceAll('\\', '/')}') format('woff2');
  unicode-range: ${range};
}`
}
