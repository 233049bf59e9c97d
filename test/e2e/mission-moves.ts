/** What a learner types and clicks to solve each mission, on its page. */
import type { Page } from '@playwright/test'
import type { MissionKey } from '../../playground/missions/ids.ts'
import { CHECKED, COVERED, ENTRIES, SAYS, TIMES, WORTH } from '../missions/right-bins.ts'

type Move = (page: Pick<Page, 'locator'>) => Promise<unknown>

const field = (page: Pick<Page, 'locator'>, id: string) => page.locator(`[data-field="${id}"]`)
const type =
  (id: string, value: string | ((before: string) => string)): Move =>
  async (page) => {
    const area = field(page, id).locator('textarea')
    await area.fill(typeof value === 'string' ? value : value(await area.inputValue()))
  }
const choose =
  (id: string, ...options: readonly string[]): Move =>
  async (page) => {
    for (const option of options) await field(page, id).locator(`[data-option="${option}"]`).check()
  }
const minutes =
  (id: string, value: number): Move =>
  (page) =>
    field(page, id).locator('input').fill(String(value))
const press =
  (tool: string): Move =>
  async (page) => {
    const button = page.locator(`[data-tool="${tool}"]`)
    await button.click()
    // Enabled again: what it made is there.
    await page.locator(`[data-tool="${tool}"]:enabled`).waitFor()
  }
/** Copies a line that the scene shows. */
const copy =
  (from: string, line: number, to: string): Move =>
  async (page) => {
    const shown = await field(page, from).locator('code').nth(line).innerText()
    await field(page, to).locator('textarea').fill(shown.trim())
  }

/** Puts each row of a field into one of two bins, or of several. */
const sort =
  (id: string, bins: Readonly<Record<string, string>>): Move =>
  async (page) => {
    for (const [row, bin] of Object.entries(bins)) {
      const place = field(page, id).locator(`[data-row="${row}"]`)
      const radio = place.locator(`[data-bin="${bin}"]`)
      if ((await radio.count()) > 0) await radio.check()
      else await place.locator('select').selectOption(bin)
    }
  }

const gotcha = type('artifact', (text) => text.replace('Hello', 'Gotcha'))
const FORGE = 'https://git.shomei-lab.invalid'

export const MOVES: Readonly<Record<MissionKey, readonly Move[]>> = {
  'checksum/one-byte': [type('artifact', (text) => text.replace('Hello', 'Hellp'))],
  'checksum/swap-both': [gotcha, press('sha256sum')],
  'checksum/other-channel': [sort('worth', WORTH)],
  'checksum/look-alike': [gotcha, press('mine')],
  'checksum/twins': [
    choose('head-served', 'b'),
    type('tail-shown', 'the same words'),
    type('tail-served', 'the same words'),
  ],
  'checksum/signed-list': [choose('lines', '6', '7', '8', '10', '11', '12')],
  'openpgp/impostor': [
    gotcha,
    type('user-id', 'Shomei Lab Maintainer (simulation) <maintainer@example.com>'),
    press('make-key'),
    press('sign'),
  ],
  'openpgp/checked-address': [
    type('user-id', 'Shomei Lab Maintainer (simulation) <maintainer@example.net>'),
    type('address', 'maintainer@example.net'),
    sort('checked', CHECKED),
  ],
  'openpgp/pin': [copy('card', 1, 'fingerprint')],
  'openpgp/no-warning': [copy('card', 1, 'certify')],
  'openpgp/transplant': [
    choose('artifact', 'pay-999999'),
    choose('signature', 'sha1'),
    choose('why', 'pay-100.sha1', 'pay-999999.sha1', 'sha1.digest'),
  ],
  'openpgp/renamed': [choose('artifact', 'old'), choose('signature', 'old'), sort('covered', COVERED)],
  'sigstore/no-identity': [gotcha, press('sign'), choose('why', 'identity', 'issuer')],
  'sigstore/state-identity': [
    type('identity', `${FORGE}/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.1`),
    type('issuer', 'https://token.actions.shomei-lab.invalid'),
  ],
  'sigstore/pattern': [
    type(
      'pattern',
      '^https://git\\.shomei-lab\\.invalid/example/hello-shomei/\\.github/workflows/release\\.yml@refs/tags/v[0-9.]+$',
    ),
  ],
  'sigstore/find-entry': [sort('entries', ENTRIES)],
  'sigstore/ten-minutes': [minutes('recorded', 9), sort('times', TIMES)],
  'sigstore/signed-malware': [choose('unexpected', 'event'), sort('says', SAYS)],
}
