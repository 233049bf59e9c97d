/**
 * Draws the icons of the installed site from the seal in public/favicon.svg, into public/icons/. Needs a browser.
 *
 * @example node scripts/draw-icons.ts
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ROOT } from './lib/paths.ts'
import { begin } from './lib/say.ts'
import { browserLaunch } from './setup/browser.mjs'

const OUT = join(ROOT, 'public', 'icons')
/** A system may cut a maskable icon down to a circle of four fifths, and paints none of its own ground. */
const ICONS = [
  { name: '192', size: 192, seal: 1, ground: 'transparent' },
  { name: '512', size: 512, seal: 1, ground: 'transparent' },
  { name: 'maskable', size: 512, seal: 0.78, ground: '#b5442e' },
  { name: 'apple-touch', size: 180, seal: 0.9, ground: '#b5442e' },
] as const

await begin(async () => {
  const svg = readFileSync(join(ROOT, 'public', 'favicon.svg'), 'utf8')
  const browser = await chromium.launch(browserLaunch())
  try {
    mkdirSync(OUT, { recursive: true })
    for (const { name, size, seal, ground } of ICONS) {
      const page = await browser.newPage({ viewport: { width: size, height: size } })
      await page.setContent(`<style>
        body { display: grid; place-items: center; height: 100vh; margin: 0; background: ${ground} }
        svg { width: ${seal * 100}%; height: ${seal * 100}% }
      </style>${svg}`)
      await page.screenshot({ path: join(OUT, `${name}.png`), omitBackground: true })
      await page.close()
    }
  } finally {
    await browser.close()
  }
})
