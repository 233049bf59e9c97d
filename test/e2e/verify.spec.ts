/** The page for what a person has in hand, on the built site: by mouse, by keyboard, by drop and by paste. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { ROOT } from '../../scripts/lib/paths.ts'
import { expect, test } from './deck.ts'

const SAMPLES = join(ROOT, 'public', 'samples')
const JAR = 'hello-shomei-1.0.0.jar'
const at = (path: string) => join(SAMPLES, path)
const PGP = [at(JAR), at(`openpgp/${JAR}.asc`), at('openpgp/demo-key.asc')]
const DEMO = '5F26E795F2FACF68D4BB8F9372009FF9474B26F5'
const IDENTITY =
  'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
const ISSUER = 'https://token.actions.shomei-lab.invalid'

const desk = (page: Page) => page.locator('[data-verify]')
const answer = (page: Page, name: string) => page.locator(`[data-answer="${name}"]`)
const standing = (of: Locator, value: string) => expect(of).toHaveAttribute('data-standing', value)

async function open(page: Page): Promise<void> {
  await page.goto('/verify')
  await expect(desk(page)).toBeVisible()
}

const put = (page: Page, files: readonly string[]) =>
  page.locator('[data-action=choose]').setInputFiles([...files])

test('green needs whom one expected; another expectation is red, and none is neither', async ({ page }) => {
  await open(page)
  await put(page, PGP)
  const jar = answer(page, JAR)
  await standing(jar, 'nobody-expected')
  const field = page.locator('[data-expect=fingerprint]')
  await field.fill(DEMO)
  await standing(jar, 'verified')
  await field.fill(DEMO.replaceAll('5', '6'))
  await standing(jar, 'rejected')
  await field.fill('')
  await standing(jar, 'nobody-expected')
})

test('a root that came along is believed by a person alone', async ({ page }) => {
  await open(page)
  await put(page, [at(JAR), at(`sigstore/${JAR}.sigstore.json`), at('sigstore/trusted_root.json')])
  await page.locator('[data-expect=identity]').fill(IDENTITY)
  await page.locator('[data-expect=issuer]').fill(ISSUER)
  const jar = answer(page, JAR)
  await standing(jar, 'rejected')
  await page.locator('[data-item="trusted_root.json"] [data-action=believe]').check()
  await standing(jar, 'verified')
  await expect(page.locator('[data-item="trusted_root.json"]')).toHaveClass(/item--trust/)
})

/** Milliseconds: a few frames more than an old answer may stay. */
const NEUTRAL_WITHIN = 160

test('an old answer has no colour beside what is put down now', async ({ page }) => {
  await open(page)
  await put(page, PGP)
  await page.locator('[data-expect=fingerprint]').fill(DEMO)
  await standing(answer(page, JAR), 'verified')
  // What comes next takes longer than anybody waits.
  const left = await page.evaluate((NEUTRAL_WITHIN) => {
    const input = document.querySelector<HTMLInputElement>('[data-action=choose]')
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(300 * 1024 * 1024)], 'large.bin'))
    transfer.items.add(new File([`${'a'.repeat(64)}  large.bin\n`], 'SHA256SUMS'))
    if (input) input.files = transfer.files
    input?.dispatchEvent(new Event('change'))
    const desk = document.querySelector<HTMLElement>('[data-verify]')
    let begun: number | undefined
    return new Promise<number>((resolve) => {
      const look = () => {
        // Until then the page had no turn to say anything.
        if (desk?.dataset.state === 'working') begun ??= performance.now()
        if (begun === undefined || performance.now() - begun < NEUTRAL_WITHIN) requestAnimationFrame(look)
        else resolve(document.querySelectorAll('[data-standing=verified]').length)
      }
      look()
    })
  }, NEUTRAL_WITHIN)
  expect(left).toBe(0)
  await standing(answer(page, 'large.bin'), 'rejected')
  await standing(answer(page, JAR), 'verified')
})

test('a folder of a release is opened, and each of its files answered', async ({ page }, info) => {
  const folder = info.outputPath('release')
  mkdirSync(folder, { recursive: true })
  for (const name of [JAR, `${JAR}.sha256`]) writeFileSync(join(folder, name), readFileSync(at(name)))
  writeFileSync(join(folder, 'extra.txt'), 'nobody speaks of it\n')
  await open(page)
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 500, data })
  await session.detach()
  await standing(answer(page, JAR), 'nobody-expected')
  await standing(answer(page, 'extra.txt'), 'undecided')
})

test('what is pasted is put down like a file', async ({ page }) => {
  await open(page)
  await put(page, [at(JAR)])
  await standing(answer(page, JAR), 'undecided')
  const text = readFileSync(at(`${JAR}.sha256`), 'utf8')
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
  await standing(answer(page, JAR), 'nobody-expected')
})

test('a wrong guess is put right by hand, and a file is taken away', async ({ page }) => {
  await open(page)
  await put(page, [at('SHA256SUMS'), at(JAR)])
  await standing(answer(page, JAR), 'nobody-expected')
  const list = page.locator('[data-item=SHA256SUMS]')
  await list.locator('[data-action=correct]').click()
  await expect(list).toHaveAttribute('data-kind', 'artifact')
  await standing(answer(page, 'SHA256SUMS'), 'undecided')
  await standing(answer(page, JAR), 'undecided')
  await list.locator('[data-action=correct]').click()
  await standing(answer(page, JAR), 'nobody-expected')
  await list.locator('[data-action=remove]').click()
  await standing(answer(page, JAR), 'undecided')
})

test('by keyboard: every check of a claim, and its evidence', async ({ page }) => {
  await open(page)
  await put(page, PGP)
  const claim = answer(page, JAR).locator('.claim__head')
  await claim.focus()
  await page.keyboard.press('Enter')
  await expect(claim).toHaveAttribute('aria-expanded', 'true')
  await expect(answer(page, JAR).locator('[data-check=signature-integrity]')).toBeVisible()
  await expect(answer(page, JAR).locator('[data-gpg]')).toContainText('Good signature')
})

test('what was found can be taken away, for other programs', async ({ page }) => {
  await open(page)
  await put(page, PGP)
  await standing(answer(page, JAR), 'nobody-expected')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=save]').click(),
  ])
  const said = JSON.parse(readFileSync(await download.path(), 'utf8')) as { standing: string }
  expect(said.standing).toBe('nobody-expected')
})

for (const [name, viewport] of [
  ['desk', { width: 1280, height: 900 }],
  ['phone', { width: 360, height: 740 }],
] as const)
  test(`${name}: nothing runs out of the page, and nobody is left out`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await open(page)
    await put(page, [
      ...PGP,
      at('SHA256SUMS'),
      at(`sigstore/${JAR}.sigstore.json`),
      at('sigstore/trusted_root.json'),
    ])
    await answer(page, JAR).locator('.claim__head').first().click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    )
    await page.evaluate(axe.source)
    const violations = await page.evaluate(async () => {
      const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document)
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(violations).toEqual([])
  })
