/** The desk under files that no memory holds: they stream, say how far they are, and end when somebody says so. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './deck.ts'

const MIB = 1024 * 1024
const HUGE = 5 * 1024 * MIB
/** Of the whole browser, beyond what it had: the one piece that the file is made of, what is read ahead, and hashers. */
const MOST_MORE = 900 * MIB

/** Files of which only one piece is anywhere, with a list that speaks of all of them. */
async function putEndless(page: Page, files: Readonly<Record<string, number>>): Promise<void> {
  await page.goto('/verify')
  await page.locator('[data-action=choose]').first().waitFor({ state: 'attached' })
  await page.evaluate((sizes) => {
    const PIECE = 64 * 1024 * 1024
    const piece = new Blob([new Uint8Array(PIECE)])
    const transfer = new DataTransfer()
    for (const [name, size] of Object.entries(sizes)) {
      const pieces = Array.from({ length: Math.ceil(size / PIECE) }, (_, i) =>
        piece.slice(0, size - i * PIECE),
      )
      transfer.items.add(new File(pieces, name))
    }
    const list = Object.keys(sizes).map((name) => `${'a'.repeat(64)}  ${name}\n`)
    transfer.items.add(new File(list, 'SHA256SUMS'))
    const input = document.querySelector<HTMLInputElement>('[data-action=choose]')
    if (!input) throw new Error('nowhere to put it')
    input.files = transfer.files
    input.dispatchEvent(new Event('change'))
  }, files)
}

/** Resident bytes of every process below this one; `undefined` where there is no such place to look. */
function memory(): number | undefined {
  if (!existsSync('/proc/self/status')) return undefined
  const all = readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      return [{ pid: Number(pid), parent: field('PPid'), bytes: field('RssAnon') * 1024 }]
    } catch {
      return []
    }
  })
  const below = (parent: number): number =>
    all.filter((one) => one.parent === parent).reduce((sum, { pid, bytes }) => sum + bytes + below(pid), 0)
  return below(process.pid)
}

const desk = (page: Page) => page.locator('[data-verify]')
const state = (page: Page) => page.locator('.answers__state')
const done = (page: Page) =>
  state(page)
    .locator('progress')
    .evaluateAll((found) => found.map((one) => (one as HTMLProgressElement).value)[0] ?? 0)

test('5 GiB: it streams, in bounded memory, and is cancelled on the way', async ({ page }) => {
  await page.goto('/verify')
  const before = memory()
  await putEndless(page, { 'huge.img': HUGE })
  await expect.poll(() => done(page), { timeout: 120_000 }).toBeGreaterThan(128 * MIB)
  const first = await done(page)
  await expect(state(page)).toContainText('5,120 MiB')
  const item = page.locator('[data-item="huge.img"] progress')
  await expect(item).toHaveAttribute('max', String(HUGE))
  await expect.poll(() => done(page), { timeout: 120_000 }).toBeGreaterThan(first)
  const during = memory()
  if (before !== undefined && during !== undefined) expect(during - before).toBeLessThan(MOST_MORE)
  await page.locator('[data-action=cancel]').click()
  await expect(desk(page)).toHaveAttribute('data-state', 'cancelled')
  await expect(item).toHaveCount(0)
  await expect(page.locator('[data-answer]')).toHaveCount(0)
})

test('several at once: each says that it is read, and one that is taken away holds up no other', async ({
  page,
}) => {
  await putEndless(page, { 'first.img': HUGE, 'second.bin': 24 * MIB, 'third.bin': 20 * MIB })
  const huge = page.locator('[data-item="first.img"]')
  await expect(huge.locator('progress')).toBeVisible()
  await expect(page.locator('.tray progress')).toHaveCount(1)
  await huge.locator('[data-action=remove]').click()
  for (const name of ['second.bin', 'third.bin'])
    await expect(page.locator(`[data-answer="${name}"]`)).toHaveAttribute('data-standing', 'rejected', {
      timeout: 120_000,
    })
  await expect(page.locator('[data-answer="first.img"]')).toHaveCount(0)
})
