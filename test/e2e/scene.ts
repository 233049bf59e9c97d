/** A scene of the appendix: where it stands, and what is true of each. */
import type { Page } from '@playwright/test'
import { expect, SLIDES, test } from './deck.ts'

/** @param tag of its component */
export function sceneOf(tag: string, name: string) {
  const slide = SLIDES.find(({ content }) => content.includes(`<${tag}`))
  if (!slide) throw new Error(`${name}: no slide mounts its demo`)
  const demoIn = (page: Page) => page.locator(`#page-root [data-demo=${name}]`).filter({ visible: true })
  return { ...slide, demoIn }
}

/** @param its scripts, by the paths of their files */
export function costsNothingBefore({ path, demoIn }: ReturnType<typeof sceneOf>, its: RegExp): void {
  test('costs nothing before its chapter', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const about = () => asked.filter((one) => its.test(one))
    await page.goto('/1')
    await expect(page.locator('#page-root')).toBeVisible()
    await page.waitForLoadState('load')
    expect(about()).toEqual([])
    await page.goto(`/${path}?clicks=1`)
    await expect(demoIn(page)).toHaveAttribute('data-verdict', 'verified')
    expect(about().length).toBeGreaterThan(0)
  })
}

/** It opens with a question and no verdict. */
export async function opensWithQuestion(page: Page, { path, demoIn }: ReturnType<typeof sceneOf>) {
  await page.goto(`/${path}`)
  const demo = demoIn(page)
  await expect(demo.locator('[data-question]').filter({ visible: true })).toHaveCount(1)
  await expect(demo).not.toHaveAttribute('data-verdict', /./)
  return demo
}
