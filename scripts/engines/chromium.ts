/** Chromium, in which all other tests run: what the others answer is compared with this. */
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { browserLaunch } from '../setup/browser.mjs'
import { asJson, fromJson } from './engine.ts'
import type { Engine, Size, Tab } from './engine.ts'

/** @throws {Error} if there is none that starts */
export async function startChromium(size: Size): Promise<Engine> {
  const browser = await chromium.launch(browserLaunch())
  return {
    name: `Chromium ${browser.version()}`,
    async session() {
      const context = await browser.newContext({ viewport: size })
      return {
        tab: async () => tabOf(await context.newPage()),
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}

function tabOf(page: Page): Tab {
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    resize: (size) => page.setViewportSize(size),
    evaluate: async (run, ...given) => fromJson(await page.evaluate(asJson(run, given))),
    press: (key, held) => page.keyboard.press(held ? `${held}+${key}` : key),
    click: (x, y) => page.mouse.click(x, y),
    choose: (selector, paths) => page.setInputFiles(selector, [...paths]),
    picture: () => page.screenshot(),
    toFront: () => page.bringToFront(),
  }
}
