/** What the speaker sees: the next click, notes to be read, and words in the language of the talk. */
import { expect, SLIDES, tap, test } from './deck.ts'
import { turnTo } from './turn.ts'

const plain = (title: string) => title.replace(/<[^>]*>/g, '')
const DECK = plain(SLIDES[0]?.title ?? '')

test.use({ viewport: { width: 1280, height: 720 } })

test('the preview shows what the next click brings, of a demo too', async ({ page }) => {
  const stepped = SLIDES.find(({ content }) => content.includes('<KeylessDemo'))?.number ?? 0
  await page.goto('/presenter/1')
  const shownIn = (where: string) =>
    page.locator(`.grid-section.${where} [data-slidev-no="${stepped}"] [data-demo]`).filter({ visible: true })
  await turnTo(page, stepped, 2, '/presenter')
  await expect(shownIn('main')).toBeVisible()
  await expect(shownIn('next')).toBeVisible()
  const next = await shownIn('next').innerText()
  await tap(page, 'PageDown')
  await expect
    .poll(async () => (await shownIn('main').innerText()).replace(/\s+/g, ' '))
    .toContain(next.replace(/\s+/g, ' ').slice(0, 60))
  await expect.poll(() => shownIn('next').innerText()).not.toBe(next)
})

test('twelve lines of notes are in sight', async ({ page }) => {
  await page.goto('/presenter/1')
  const most = SLIDES.toSorted((a, b) => b.cues - a.cues)[0]?.number ?? 1
  await turnTo(page, most, 0, '/presenter')
  const note = page.locator('.grid-section.note .slidev-note').filter({ visible: true })
  await expect(note).toBeVisible()
  const lines = await note.evaluate((element) => {
    const box = element.getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(element)
    const tops = [...range.getClientRects()]
      .filter(({ top, bottom, height }) => height > 8 && top >= box.top && bottom <= box.bottom)
      .map(({ bottom }) => Math.round(bottom / 8))
    return new Set(tops).size
  })
  expect(lines).toBeGreaterThanOrEqual(12)
})

test("each slide's own title stands before the deck's", async ({ page }) => {
  await page.goto('/1')
  await expect(page).toHaveTitle(DECK)
  for (const no of [2, 5, 12]) {
    await turnTo(page, no, 0)
    await expect(page).toHaveTitle(`${plain(SLIDES[no - 1]?.title ?? '')} — ${DECK}`)
  }
  await turnTo(page, 3, 0, '/presenter')
  await expect(page).toHaveTitle(`発表者の画面 — ${plain(SLIDES[2]?.title ?? '')} — ${DECK}`)
})

test("Slidev's bar speaks Japanese", async ({ page }) => {
  await page.goto('/presenter/1')
  const named = page.locator('.slidev-presenter :is([title], [aria-label]):not(.slidev-layout *)')
  await expect(named.first()).toBeVisible()
  const names = await named.evaluateAll((elements) =>
    elements.map((one) => one.getAttribute('title') ?? one.getAttribute('aria-label') ?? ''),
  )
  expect(names.length).toBeGreaterThan(8)
  expect(names.filter((name) => name !== '' && !/[ぁ-んァ-ヶ一-龠]/.test(name))).toEqual([])
})
