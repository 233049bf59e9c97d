/** The site over plain HTTP under a name of the local network: no secure context, no WebCrypto, no service worker. */
import { Demo, expect, SLIDES, test } from './deck.ts'
import type { DemoName } from './deck.ts'
import { ELSEWHERE, SITE_URL } from './site.ts'
import { turnTo } from './turn.ts'

test.use({ baseURL: SITE_URL.replace('127.0.0.1', ELSEWHERE.network) })

test('every slide is shown', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/1')
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, 'undefined'])
  for (const { number } of SLIDES) {
    await turnTo(page, number)
    await expect(page.locator(`[data-slidev-no="${number}"]`).filter({ visible: true }).first()).toBeVisible()
  }
})

// The verifiers bring their own mathematics: nothing is left that could not be checked here.
for (const name of ['checksum', 'openpgp', 'sigstore'] satisfies DemoName[]) {
  test(`the ${name} demo judges as elsewhere`, async ({ page }) => {
    const demo = await Demo.open(page, name)
    await demo.verdict('verified')
    await demo.flip('artifact')
    await demo.verdict('rejected')
  })
}
