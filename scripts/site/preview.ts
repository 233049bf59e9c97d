/** The picture that is shown where a link to the deck is shared: slide 1, as it is. */
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { serveStatic } from '../lib/static-server.ts'
import { browserLaunch, findBrowser } from '../setup/browser.mjs'

export const PREVIEW = { file: 'og-image.png', width: 1200, height: 630 } as const

/** Pixels cut away on each side: a slide scaled to the window may leave a seam there. */
const SEAM = 2

/**
 * Writes the picture into a built site. A slide is a little taller than the picture: its edges are cut.
 *
 * @returns whether there was a browser to take it with
 */
export async function takePreview(folder: string): Promise<boolean> {
  if (findBrowser() === undefined) return false
  const { file, width, height } = PREVIEW
  const slide = { width: width + 2 * SEAM, height: Math.ceil(((width + 2 * SEAM) * 9) / 16) }
  const server = await serveStatic(folder)
  const browser = await chromium.launch(browserLaunch())
  try {
    const page = await browser.newPage({
      viewport: slide,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    })
    await page.goto(`${server.url}1`)
    await page.locator('.slidev-layout h1').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    // A picture has no keys to begin with.
    await page.addStyleTag({ content: '.cover p:has(> kbd) { display: none }' })
    await page.screenshot({
      path: join(folder, file),
      clip: { x: SEAM, y: Math.floor((slide.height - height) / 2), width, height },
      animations: 'disabled',
    })
  } finally {
    await browser.close()
    await server.close()
  }
  return true
}
