/** A page of one size that knows nothing of the test before. */
import { afterEach, beforeEach } from 'vitest'
import { page } from 'vitest/browser'
import { become } from './slidev-client.ts'

const forget = () => history.replaceState(null, '', location.pathname + location.search)

/** To be called once in a file: each of its tests begins on a slide that is shown, with nothing in its address. */
export function beginAfresh(): void {
  beforeEach(async () => {
    become('live')
    forget()
    await page.viewport(980, 551)
  })
  afterEach(forget)
}
