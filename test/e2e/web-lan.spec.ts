/** The site over plain HTTP under a name of the local network: no secure context, no WebCrypto, no service worker. */
import { Demo, expect, SLIDES, slideOf, test } from './deck.ts'
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

for (const name of ['checksum', 'openpgp', 'sigstore'] satisfies DemoName[]) {
  test(`the ${name} demo judges as elsewhere, or says what it cannot check here`, async ({ page }) => {
    await page.goto(`/${slideOf(name)}`)
    const demo = new Demo(page, name)
    await expect(demo.root).toHaveAttribute('data-report-state', 'done')
    const verdict = await demo.root.getAttribute('data-verdict')
    if (verdict === 'verified') return
    expect(verdict).toBe('undecided')
    expect(Object.values(await demo.checks())).not.toContain('failed')
    await expect(demo.root).toContainText('HTTPS')
  })
}
