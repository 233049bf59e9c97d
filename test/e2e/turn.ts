import type { Page } from '@playwright/test'

/**
 * To a slide by the deck's own router: fifty reloads would take minutes.
 *
 * @param clicks more than there are is the last
 * @param window `/presenter` for the presenter's
 */
export async function turnTo(page: Page, number: number, clicks = 99, window = ''): Promise<void> {
  await page.evaluate(
    async (path) => {
      const root = document.querySelector('#app') as Element & {
        __vue_app__: {
          config: { globalProperties: { $router: { push: (path: string) => Promise<unknown> } } }
        }
      }
      await root.__vue_app__.config.globalProperties.$router.push(path)
    },
    `${window}/${number}${clicks === 0 ? '' : `?clicks=${clicks}`}`,
  )
}
