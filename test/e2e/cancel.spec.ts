/** A job that hears nothing, in the built deck: whoever stops it or walks away from it is rid of it. */
import type { Page } from '@playwright/test'
import { Demo, expect, slideOf, test } from './deck.ts'

/** Milliseconds from a click to the end of a worker that cannot hear: 200 on a quiet machine, and others use ours. */
const AT_ONCE = 1000
/** And to the next demo's answer, with a new worker's start on a busy machine. */
const SOON = 5_000
/** Milliseconds; nothing but its worker's end would stop it within a test. */
const FOREVER = 50_000
const BIG = { name: 'big.bin', bytes: new Uint8Array(12 * 1024 * 1024).fill(7) }

/**
 * Runs before a worker's own script: once it has told how far it is with a big file, it computes on and on. It stands
 * for any input that is slow to judge, whoever made it.
 */
function prelude(forever: number): string {
  return `{
    const { postMessage } = MessagePort.prototype
    MessagePort.prototype.postMessage = function (...args) {
      postMessage.apply(this, args)
      if (!(args[0]?.argumentList?.[0]?.value?.all > 8e6)) return
      for (const until = performance.now() + ${forever}; performance.now() < until; );
    }
  }
  `
}

/** What a person presses to have the sample again, whatever the slide's story says. */
const SAMPLE = { checksum: '[data-scenario=genuine]', openpgp: '[data-scenario=sample]' } as const

/** When the page was clicked last, and when it ended a worker since, on its own clock. */
interface Times {
  clicked?: number
  ended?: number
}

async function watched(page: Page): Promise<() => Promise<Times>> {
  await page.addInitScript(() => {
    const times: Times = {}
    Object.assign(globalThis, { times })
    const begin = () => {
      times.clicked = performance.now()
      delete times.ended
    }
    addEventListener('click', begin, { capture: true })
    addEventListener('keydown', begin, { capture: true })
    const { terminate } = Worker.prototype
    Worker.prototype.terminate = function () {
      times.ended ??= performance.now()
      terminate.call(this)
    }
  })
  return () => page.evaluate(() => (globalThis as unknown as { times: Times }).times)
}

async function busyDemo(page: Page, name: 'checksum' | 'openpgp'): Promise<Demo> {
  await page.route(`**/assets/${name}.worker-*.js`, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: prelude(FOREVER) + (await response.text()) })
  })
  const demo = await Demo.open(page, name)
  await demo.choose('artifact', BIG)
  await expect(demo.root.getByRole('button', { name: '中止' })).toBeVisible()
  return demo
}

for (const name of ['checksum', 'openpgp'] as const) {
  test(`${name}: 中止 ends the worker at once, and the next answer does not wait`, async ({ page }) => {
    const times = await watched(page)
    const demo = await busyDemo(page, name)
    const ends = Promise.any(page.workers().map((worker) => worker.waitForEvent('close')))
    await demo.root.getByRole('button', { name: '中止' }).click()
    // A thread that computes ends two seconds after Chromium was told to end it; meanwhile it says nothing.
    await ends
    const { clicked = NaN, ended = NaN } = await times()
    expect(ended - clicked).toBeLessThan(AT_ONCE)
    await expect(demo.root.getByRole('status')).toContainText('中止しました')
    const began = performance.now()
    await demo.root.locator(SAMPLE[name]).click()
    await demo.verdict('verified')
    expect(performance.now() - began).toBeLessThan(SOON)
  })

  test(`${name}: a slide that is left ends what it was busy with`, async ({ page }) => {
    const times = await watched(page)
    const demo = await busyDemo(page, name)
    const number = slideOf(name)
    const ends = Promise.any(page.workers().map((worker) => worker.waitForEvent('close')))
    await page.keyboard.press('ArrowUp')
    await expect(page).not.toHaveURL(new RegExp(`/${number}(?:[?#]|$)`))
    await ends
    const { clicked = NaN, ended = NaN } = await times()
    // The slide is left once it has been drawn; a busy machine takes its time for that.
    expect(ended - clicked).toBeLessThan(AT_ONCE + SOON)
    // Whoever comes back begins afresh, with a worker that has nothing else to do.
    await page.keyboard.press('ArrowDown')
    await demo.openBench()
    await demo.root.locator(SAMPLE[name]).click()
    await demo.verdict('verified')
  })
}
