/**
 * Draws the deck's diagrams with Mermaid, as the deck itself would, into setup/diagrams/: nobody who looks at the
 * deck needs Mermaid then. Needs a browser.
 *
 *     node [--conditions=english] scripts/draw-diagrams.ts [--check]
 *
 * `--check` writes nothing and fails if the drawings there are not what this browser draws.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { DIAGRAM_FACE } from '../setup/diagram.ts'
import { diagramsIn, DRAWN } from './diagrams/drawn.ts'
import { FACES } from './fonts/faces.ts'
import { facePieces } from './fonts/subset.ts'
import { deckText } from './fonts/text.ts'
import { DECK } from './lib/edition.ts'
import { ROOT } from './lib/paths.ts'
import { begin } from './lib/say.ts'
import { browserLaunch } from './setup/browser.mjs'

await begin(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const { parser } = await import('@slidev/cli')
  const { slides } = await parser.load({ userRoot: ROOT, roots: [ROOT] }, DECK)
  const codes = [...new Set(slides.flatMap(({ content }) => diagramsIn(content)))]
  const browser = await chromium.launch(browserLaunch())
  try {
    const page = await browser.newPage()
    await page.setContent('<div id="bench"></div>')
    await page.addStyleTag({ content: await faceRules() })
    await page.addScriptTag({ content: await drawingHand() })
    const drawn: Record<string, string> = {}
    for (const [i, code] of codes.entries()) drawn[code] = await draw(page, code, `diagram-${i + 1}`)
    const json = `${JSON.stringify(drawn, null, 2)}\n`
    if (!values.check) writeFileSync(DRAWN, json)
    else if (readFileSync(DRAWN, 'utf8') !== json)
      throw new Error(`${DRAWN} is not what this browser draws: run node scripts/draw-diagrams.ts`)
    console.log(`${codes.length} diagrams: ${json.length} characters`)
  } finally {
    await browser.close()
  }
})

/** Words are as wide as in the deck only in the deck's own face. */
async function faceRules(): Promise<string> {
  const text = deckText(ROOT, '')
  const faces = FACES.filter(({ family }) => family === DIAGRAM_FACE)
  const pieces = (await Promise.all(faces.map((face) => facePieces(face, text)))).flat()
  return pieces
    .map(({ family, weight, file, range }) => {
      const font = readFileSync(file).toString('base64')
      return `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(data:font/woff2;base64,${font}); unicode-range: ${range} }`
    })
    .join('\n')
}

/** setup/draw-diagram.ts and Mermaid, as one script. */
async function drawingHand(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, 'setup', 'draw-diagram.ts'), formats: ['iife'], name: 'hand' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('Mermaid could not be bundled.')
  return chunk.code
}

interface Hand {
  readonly drawDiagram: (code: string, id: string, bench: HTMLElement | null) => Promise<string>
}

function draw(page: Page, code: string, id: string): Promise<string> {
  return page.evaluate(
    ([what, name]) => {
      const { hand } = globalThis as unknown as { readonly hand: Hand }
      return hand.drawDiagram(what, name, document.getElementById('bench'))
    },
    [code, id] as const,
  )
}
