/** The page for what a person has in hand, on the built site: by mouse, by keyboard, by drop and by paste. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
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
    let last: number | undefined
    let passed = 0
    return new Promise<number>((resolve) => {
      const look = () => {
        const now = performance.now()
        // Until it says that it works, and longer than a frame or three at once, the page had no turn to say anything.
        if (last !== undefined) passed += Math.min(now - last, 50)
        if (last !== undefined || desk?.dataset.state === 'working') last = now
        if (passed < NEUTRAL_WITHIN) requestAnimationFrame(look)
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

test('a small desk as a link stays the link’s, until it is taken back', async ({ page }) => {
  await open(page)
  await put(page, PGP)
  await page.locator('[data-expect=fingerprint]').fill(DEMO)
  await page.locator('[data-heard=fingerprint]').fill('from herself')
  await standing(answer(page, JAR), 'verified')
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void (window.name = text) },
    })
  })
  await page.locator('[data-link=fits] [data-action=copy]').click()
  await expect(page.locator('[data-copy=copied]')).toBeVisible()
  const address = await page.evaluate(() => window.name)
  await page.goto('about:blank')
  await page.goto(address)
  await standing(answer(page, JAR), 'linked')
  await standing(desk(page), 'linked')
  await expect(page.locator('[data-from-link]')).toContainText('fingerprint')
  await expect(page.locator('[data-standing=verified]')).toHaveCount(0)
  await expect(page.locator('[data-heard]')).toHaveCount(0)
  await put(page, [at('SHA256SUMS')])
  await page.locator('[data-action=take-back]').click()
  await expect(page.locator('[data-item]')).toHaveCount(1)
  await expect(page.locator('[data-from-link]')).toHaveCount(0)
  expect(await page.evaluate(() => location.hash)).toBe('')
})

test('what is too large for a link is said in one sentence', async ({ page }) => {
  await open(page)
  await put(page, [
    ...PGP,
    at(`sigstore/${JAR}.sigstore.json`),
    at(`sigstore/${JAR}.provenance.sigstore.json`),
  ])
  await expect(page.locator('[data-link=too-large]')).toBeVisible()
})

/** An A4 page between its margins, in pixels. */
const PAPER = { width: 688, height: 1000 }

test('on paper: whole, open, without buttons, with the time and where what was expected is known from', async ({
  page,
}) => {
  await page.setViewportSize(PAPER)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await open(page)
  await put(page, [...PGP, at('SHA256SUMS')])
  await page.locator('[data-expect=fingerprint]').fill(DEMO)
  await page.locator('[data-heard=fingerprint]').fill('名刺')
  await standing(answer(page, JAR), 'verified')
  await page.locator('[data-action=print]').click()
  await expect(page.locator('html')).toHaveAttribute('data-printed', '')
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('[data-paper]')
  await expect(paper).toContainText('このブラウザの時計')
  await expect(paper).toContainText(DEMO)
  await expect(paper).toContainText('名刺')
  const checks = answer(page, JAR).locator('[data-check]')
  expect(await checks.count()).toBeGreaterThan(8)
  await expect(checks.locator('.check__proves')).toHaveCount(await checks.count())
  const faults = await page.evaluate(() => {
    const found: string[] = []
    for (const one of document.querySelectorAll<HTMLElement>('.verify *')) {
      if (!one.checkVisibility({ visibilityProperty: true })) continue
      const name = `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)}`
      const { overflowX, overflowY } = getComputedStyle(one)
      const isCut =
        (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) ||
        (overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1)
      if (isCut && !one.closest('.study__hidden, svg')) found.push(`cut: ${name}`)
      if (one.getBoundingClientRect().right > innerWidth + 1) found.push(`beyond the paper: ${name}`)
      if (one.matches('button:not([aria-expanded], [aria-pressed=true]), input, a, select, progress'))
        found.push(`to press: ${name}`)
    }
    return found
  })
  expect(faults).toEqual([])
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(checks).toHaveCount(0)
})

test('by keyboard alone: expected, opened, believed, taken away', async ({ page }) => {
  await open(page)
  await page.locator('[data-action=choose]').focus()
  await put(page, [...PGP, at(`sigstore/${JAR}.sigstore.json`), at('sigstore/trusted_root.json')])
  await expect(answer(page, JAR)).toBeVisible()
  const to = async (selector: string) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    }
    throw new Error(`no way to ${selector}`)
  }
  await to('[data-item="trusted_root.json"] [data-action=believe]')
  await page.keyboard.press('Space')
  await expect(page.locator('[data-item="trusted_root.json"]')).toHaveClass(/item--trust/)
  await to('[data-expect=fingerprint]')
  await page.keyboard.type(DEMO)
  await to('[data-expect=identity]')
  await page.keyboard.type(IDENTITY)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(ISSUER)
  await standing(answer(page, JAR), 'verified')
  await page.locator('[data-action=choose]').focus()
  await to('[data-item="demo-key.asc"] [data-action=remove]')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-item="demo-key.asc"]')).toHaveCount(0)
  // Whoever took it away is where it was.
  await expect(page.locator('[data-action=remove]:focus')).toHaveCount(1)
  await to('.claim__head')
  await page.keyboard.press('Space')
  await expect(page.locator('.claim__head[aria-expanded=true]')).toHaveCount(1)
  await to('.check__head')
  await page.keyboard.press('Enter')
  await expect(page.locator('.check__head[aria-expanded=true]')).toHaveCount(1)
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('everything is large enough to be met, and answers to it', async ({ page }) => {
    await open(page)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.locator('[data-action=choose]').tap(),
    ])
    await chooser.setFiles([...PGP, at(`sigstore/${JAR}.sigstore.json`), at('sigstore/trusted_root.json')])
    const root = page.locator('[data-item="trusted_root.json"] [data-action=believe]')
    await root.tap()
    await expect(root).toBeChecked()
    await answer(page, JAR).locator('.claim__head').first().tap()
    await answer(page, JAR).locator('.check__head').first().tap()
    await expect(page.locator('.check__head[aria-expanded=true]')).toHaveCount(1)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.verify :is(button, a, select, input, summary)')].flatMap(
        (one) => {
          const target = one.closest('label') ?? one
          const { width, height } = target.getBoundingClientRect()
          return height < 32 || width < 32
            ? [`${one.className} ${one.textContent.trim()} ${width}×${height}`]
            : []
        },
      ),
    )
    expect(small).toEqual([])
    await page.locator('[data-item="trusted_root.json"] [data-action=remove]').tap()
    await expect(page.locator('[data-item="trusted_root.json"]')).toHaveCount(0)
  })
})

for (const seed of [1, 2, 3])
  test(`a mixture finds its parts, in whatever order it comes (${seed})`, async ({ page }) => {
    const noise = { name: '404.html', mimeType: '', buffer: Buffer.from('<!doctype html><title>404</title>') }
    const other = { name: 'b.txt', mimeType: '', buffer: Buffer.from('another\n') }
    const list = {
      name: `anything-${seed}.txt`,
      mimeType: '',
      buffer: Buffer.from(`${createHash('sha512').update(other.buffer).digest('hex')}  b.txt\n`),
    }
    const ours = [...PGP, at('SHA256SUMS'), at(`sigstore/${JAR}.sigstore.json`)].map((path) => ({
      name: basename(path),
      mimeType: '',
      buffer: readFileSync(path),
    }))
    const all = [...ours, noise, other, list]
    const step = seed === 1 ? 1 : seed === 2 ? 5 : 7
    const mixed = all.flatMap((_, i) => all[(i * step + seed) % all.length] ?? [])
    await open(page)
    await page.locator('[data-action=choose]').setInputFiles(seed === 2 ? mixed.toReversed() : mixed)
    const claims = (name: string) =>
      answer(page, name)
        .locator('[data-claim]')
        .evaluateAll((found) => found.map((one) => one.getAttribute('data-claim')).sort())
    await expect.poll(() => claims(JAR)).toEqual(['SHA256SUMS', `${JAR}.asc`, `${JAR}.sigstore.json`].sort())
    expect(await claims('b.txt')).toEqual([list.name])
    expect(await claims('404.html')).toEqual([])
  })

for (const [name, viewport] of [
  ['desk', { width: 1280, height: 900 }],
  ['phone', { width: 360, height: 740 }],
  ['smallest', { width: 320, height: 640 }],
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
    const cut = await answer(page, JAR)
      .locator(':is(.check__title, .check__says, .claim__what, .answer__verdict)')
      .evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent.trim()),
      )
    expect(cut).toEqual([])
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
