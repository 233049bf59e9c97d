/**
 * `npm run export [-- --out FILE] [--clicks] [--no-build]`: the deck as a PDF, from the built site, and looked at before
 * it is handed out.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DIST } from './lib/paths.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { buildDeck, countSlides } from './lib/slidev.ts'
import { serveStatic } from './lib/static-server.ts'
import { inspectPdf } from './pdf/inspect.ts'
import { printDeck } from './pdf/print.ts'

/** Our own faces, as the font files name themselves. */
const JAPANESE = /^Noto(Sans|Serif)JP/

await begin(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'shomei.pdf' },
      clicks: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
    },
    allowNegative: true,
  })
  if (values.build) {
    await samplesFirst()
    await step('Building the deck', async () => `${await buildDeck('/')} slides`)
  }
  await step('Printing', async () => {
    const pdf = await print(values.clicks)
    writeFileSync(values.out, pdf)
    return `${values.out}: ${check(pdf)}, ${(pdf.length / 1e6).toFixed(1)} MB`
  })
})

async function print(clicks: boolean): Promise<Uint8Array> {
  const server = await serveStatic(DIST)
  try {
    const { pdf, pages } = await printDeck({ url: server.url, slides: await countSlides(), clicks })
    const found = inspectPdf(pdf).pagesWithText.length
    if (found !== pages)
      throw new Error(`The PDF has ${found} pages where the browser showed ${pages}; nothing was written.`)
    return pdf
  } finally {
    await server.close()
  }
}

/** A blank page, or text that another machine would show in another font, is no PDF to hand out. */
function check(pdf: Uint8Array): string {
  const { pagesWithText, fonts } = inspectPdf(pdf)
  const blank = pagesWithText.flatMap((hasText, index) => (hasText ? [] : [index + 1]))
  if (blank.length > 0)
    throw new Error(`The PDF shows no text on page ${blank.join(', ')}; nothing was written.`)
  const missing = fonts.filter(({ embedded }) => !embedded).map(({ name }) => name)
  if (missing.length > 0)
    throw new Error(`The PDF does not carry its fonts (${missing.join(', ')}); nothing was written.`)
  if (!fonts.some(({ name }) => JAPANESE.test(name)))
    throw new Error('The PDF has no Japanese font; nothing was written.')
  // Chromium draws what it cannot set (variable fonts, outlined text); it looks the same but is large and hard to select.
  const drawn = fonts.filter(({ type }) => type === 'Type3').length
  return `${pagesWithText.length} pages${drawn === 0 ? '' : `, ${drawn} fonts drawn as Type 3`}`
}
