/** What no link and no other file may do to a verdict, in the built deck. */
import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, slideOf, test } from './deck.ts'

const linkTo = (state: unknown) => deflateRawSync(JSON.stringify(state)).toString('base64url')
const demoOn = (page: Page, number: number) =>
  page.locator(`[data-slidev-no="${number}"] [data-demo]`).filter({ visible: true }).first()

const EVIL = { name: 'hello-shomei-1.0.0.jar', bytes: Buffer.from('evil').toString('base64') }

test('a link that expects what it likes is not green, says so, and is taken back with one button', async ({
  page,
}) => {
  const number = slideOf('checksum')
  const digest = createHash('sha256').update('evil').digest('hex')
  await page.goto(
    `/${number}#checksum-${number}=${linkTo({ artifact: EVIL, pasted: digest, channel: 'apart' })}`,
  )
  const demo = demoOn(page, number)
  const bar = demo.locator('[data-from-link]')
  await expect(bar).toBeVisible()
  await expect(bar).toContainText('digest')
  await expect(demo.locator('.banner--verified')).toHaveCount(0)
  const overflow = await demo.evaluate((root) => root.scrollHeight - root.clientHeight)
  expect(overflow).toBeLessThanOrEqual(0)
  await bar.locator('[data-action=take-back]').click()
  // Back where the slide's story stands, which has not answered yet.
  await demo.locator('[data-question] [data-action=answer]').click()
  await expect(demo.locator('.banner--nobody-expected')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await expect(page).not.toHaveURL(/#./)
})

test("yesterday's green stands in neither window while today's file is read", async ({ page, context }) => {
  const number = slideOf('openpgp')
  // A slow disk, where the test says so: what reads a file waits until it may.
  await context.addInitScript(() => {
    const real = Blob.prototype.arrayBuffer
    Blob.prototype.arrayBuffer = async function held(this: Blob) {
      while ('held' in globalThis) await new Promise((resolve) => setTimeout(resolve))
      return real.call(this)
    }
  })
  const audience = await context.newPage()
  // Where the story has come to a signature that is good, by nobody who was expected.
  await Promise.all([page.goto(`/presenter/${number}?clicks=2`), audience.goto(`/${number}?clicks=2`)])
  const windows = [
    { page, demo: page.locator('.grid-section.main [data-demo]').filter({ visible: true }).first() },
    { page: audience, demo: demoOn(audience, number) },
  ]
  await windows[0]?.demo.locator('[data-action=bench]').click()
  for (const { demo } of windows)
    await expect(demo.locator('.shell__report .banner--nobody-expected')).toBeVisible()
  // Only what is picked here is read slowly over there, too: its first bytes tell what it is.
  await audience.evaluate(() => Object.assign(globalThis, { held: true }))
  await windows[0]?.demo
    .locator('[data-card="署名"] input[type=file]')
    .setInputFiles({ name: 'x.asc', mimeType: 'text/plain', buffer: Buffer.from('no signature') })
  await page.evaluate(() => Object.assign(globalThis, { held: true }))
  for (const { demo } of windows) await expect(demo.locator('.banner--nobody-expected')).toHaveCount(0)
  await expect(demoOn(audience, number)).toHaveAttribute('data-report-state', 'pending')
  await expect(demoOn(audience, number).locator('.shell__report .banner--busy')).toBeVisible()
  for (const { page: one } of windows)
    await one.evaluate(() => {
      delete (globalThis as { held?: boolean }).held
    })
  for (const { demo } of windows) await expect(demo).toHaveAttribute('data-verdict', 'undecided')
})
