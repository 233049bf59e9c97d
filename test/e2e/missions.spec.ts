/** The missions on the built deck: solved by clicks and keys, and by nothing less. */
import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { GENERATIONS, keysOf, type MissionKey } from '../../playground/missions/ids.ts'
import { expect, test } from './deck.ts'
import { MOVES } from './mission-moves.ts'

const ADDRESS = '/study/missions'
const ALL = GENERATIONS.flatMap(keysOf)

function mission(page: Page): Locator {
  return page.locator('.mission')
}

/** One of each kind of thing to change or to answer. */
const LOOKED_AT = [
  'checksum/other-channel',
  'checksum/signed-list',
  'openpgp/impostor',
  'sigstore/ten-minutes',
  'sigstore/signed-malware',
] as const

/** By its link in the list, as a learner comes to it. */
async function open(page: Page, key: MissionKey): Promise<Locator> {
  await page.goto(ADDRESS)
  await page.locator(`[data-mission="${key}"]`).click()
  await expect(mission(page)).toHaveAttribute('data-because', 'nothing-done')
  await expect(mission(page)).toHaveAttribute('data-solved', 'false')
  // A face that arrives under a pressed button moves it away from the pointer.
  await page.evaluate(async () => void (await document.fonts.ready))
  return mission(page)
}

async function solve(page: Page, key: MissionKey): Promise<void> {
  for (const move of MOVES[key]) await move(page)
  await expect(mission(page)).toHaveAttribute('data-solved', 'true')
}

async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
}

/** Pixels that the page is wider than its window. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

for (const generation of GENERATIONS) {
  test(`${generation}: a learner solves every one, and the marks stay`, async ({ page }) => {
    test.setTimeout(180_000)
    for (const key of keysOf(generation)) {
      await open(page, key)
      await solve(page, key)
    }
    await page.goto(ADDRESS)
    await page.reload()
    const list = page.locator(`[data-generation="${generation}"] [data-mission]`)
    await expect(list).toHaveCount(keysOf(generation).length)
    await expect(list.and(page.locator('[data-solved="true"]'))).toHaveCount(keysOf(generation).length)
    await expect(page.locator('[data-solved="true"]')).toHaveCount(keysOf(generation).length)
  })
}

test('doing nothing solves nothing', async ({ page }) => {
  test.setTimeout(120_000)
  for (const key of ALL) await open(page, key)
  await page.goto(ADDRESS)
  await expect(page.locator('[data-mission]')).toHaveCount(ALL.length)
  await expect(page.locator('[data-solved="true"]')).toHaveCount(0)
})

test('a near miss says what is missing, hints come one by one, and a reset brings the start back', async ({
  page,
}) => {
  await open(page, 'checksum/swap-both')
  const artifact = page.locator('[data-field="artifact"] textarea')
  const before = await artifact.inputValue()
  await artifact.fill('echo "Gotcha"\n')
  await expect(mission(page)).toHaveAttribute('data-because', 'caught')
  await expect(page.locator('[data-run="user"] summary')).toHaveAttribute('data-verdict', 'rejected')
  for (const count of [1, 2, 3]) {
    await page.locator('[data-action="hint"]').click()
    await expect(page.locator('[data-hint]')).toHaveCount(count)
  }
  await expect(page.locator('[data-action="hint"]')).toHaveCount(0)
  await page.locator('[data-action="reset"]').click()
  await expect(artifact).toHaveValue(before)
  await expect(mission(page)).toHaveAttribute('data-because', 'nothing-done')
})

test('by keyboard alone, from the list to the next mission', async ({ page }) => {
  await page.goto(ADDRESS)
  await page.locator('[data-mission="openpgp/transplant"]').focus()
  await page.keyboard.press('Enter')
  await expect(mission(page)).toHaveAttribute('data-because', 'nothing-done')
  await expect(page.locator('.mission h1')).toBeFocused()
  const reach = async (selector: string) => {
    for (let i = 0; i < 40; i++) {
      if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the tab key does not reach ${selector}`)
  }
  await reach('[data-option="pay-100"]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await reach('[data-option="sha256"]')
  await page.keyboard.press('ArrowDown')
  for (const value of ['pay-100.sha1', 'pay-999999.sha1', 'sha1.digest']) {
    await reach(`[data-option="${value}"]`)
    await page.keyboard.press('Space')
  }
  await expect(mission(page)).toHaveAttribute('data-solved', 'true')
  await expect(page.locator('[data-gpg]')).toContainText('Good signature')
  await reach('a[href="#openpgp/renamed"]')
  await page.keyboard.press('Enter')
  await expect(mission(page)).toHaveAttribute('data-mission', 'openpgp/renamed')
  await expect(page.locator('.mission h1')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.locator('[data-action="list"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-mission]')).toHaveCount(ALL.length)
  await expect(page.locator('[data-solved="true"]')).toHaveCount(1)
  await page.goBack()
  await expect(mission(page)).toHaveAttribute('data-mission', 'openpgp/renamed')
})

test('a link brings an attempt back, and no link gives a learner more than their powers', async ({
  page,
}) => {
  await open(page, 'checksum/swap-both')
  await solve(page, 'checksum/swap-both')
  // Each part of the solution is put into the address in its turn: the link is what it comes to rest at.
  let link = ''
  let seen = 0
  const rests = () => {
    seen = page.url() === link && new URL(link).hash.includes('=') ? seen + 1 : 0
    link = page.url()
    return seen
  }
  await expect.poll(rests, { intervals: [100] }).toBeGreaterThan(10)
  // As it is pasted over the address of the same mission, and as it is opened elsewhere.
  await page.locator('[data-action="reset"]').click()
  await expect(mission(page)).toHaveAttribute('data-because', 'nothing-done')
  await expect.poll(() => new URL(page.url()).hash).not.toMatch(/=/)
  for (const before of [undefined, 'about:blank']) {
    if (before) await page.goto(before)
    await page.goto(link)
    await expect(mission(page)).toHaveAttribute('data-solved', 'true')
  }
  // What came by a link stays somebody else's, typed away and typed again.
  const artifact = page.locator('[data-field="artifact"] textarea')
  const typed = await artifact.inputValue()
  for (const [text, linked] of [
    [typed, 'true'],
    [`${typed}x`, 'false'],
    [typed, 'true'],
  ] as const) {
    await artifact.fill(text)
    await expect(mission(page)).toHaveAttribute('data-linked', linked)
  }

  // Somebody writes a link in which the author's digest is another.
  const hash = await page.evaluate(async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ author: `${'0'.repeat(64)}  hello.sh\n` }))
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
    const made = new Uint8Array(await new Response(packed).arrayBuffer())
    return btoa(String.fromCharCode(...made))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  })
  await page.goto('about:blank')
  await page.goto(`${ADDRESS}#checksum/look-alike=${hash}`)
  await expect(mission(page)).toHaveAttribute('data-because', 'out-of-reach')
  await expect(page.locator('[data-run]')).toHaveCount(0)

  await page.goto('about:blank')
  await page.goto(`${ADDRESS}#nothing/here`)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.locator('[data-mission]')).toHaveCount(ALL.length)
})

for (const [name, theme, size] of [
  ['a phone', 'dark', { width: 390, height: 844 }],
  ['a desk', 'light', { width: 1280, height: 900 }],
] as const) {
  test(`everybody can read and use them, on ${name}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    await page.goto(ADDRESS)
    await expect(page.locator('[data-mission]')).toHaveCount(ALL.length)
    expect(await violationsOn(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    for (const key of LOOKED_AT) {
      await open(page, key)
      await solve(page, key)
      expect(await violationsOn(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
    }
  })
}
