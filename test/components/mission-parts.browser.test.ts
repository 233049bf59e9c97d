/** What a mission shows: a verifier's answer in the words of every other page, and rows to be put into bins. */
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-vue'
import MissionRun from '../../components/study/missions/MissionRun.vue'
import MissionSort from '../../components/study/missions/MissionSort.vue'
import { verifyChecksum } from '../../playground/checksum/index.ts'
import { utf8 } from '../../playground/bytes.ts'

afterEach(() => cleanup())

const zeros = (length: number) => new Uint8Array(length)
const digests = { md5: zeros(16), sha1: zeros(20), sha256: zeros(32), sha512: zeros(64) }

test.each([
  ['beside', '00'.repeat(32), 'run--nobody-expected', '計算は合いました。誰のものかは分かりません'],
  ['apart', '00'.repeat(32), 'run--verified', '検証できました'],
  ['apart', '11'.repeat(32), 'run--rejected', '拒否しました'],
] as const)('a digest that came %s, %s', async (channel, claim, tone, word) => {
  const report = verifyChecksum({ artifact: { name: 'x', digests }, claim: utf8(claim), channel })
  const { container } = await render(MissionRun, {
    props: { run: { of: 'user', report }, label: 'somebody', method: 'checksum', open: false },
  })
  await expect.element(page.getByText(word)).toBeVisible()
  expect(container.querySelector('.run')?.classList.contains(tone)).toBe(true)
})

const FACT = { id: 'b', facts: [{ label: 'sha256', value: 'abcd' }] }
const WORDS = { a: 'Row A', b: 'Row B', x: 'Bin X', y: 'Bin Y', z: 'Bin Z' }
const field = (options: readonly string[]) =>
  ({ id: 'f', source: 'answer', kind: 'sort', rows: ['a', 'b'], options }) as const

test('two bins are both seen, and an answer is written in the order of the rows', async () => {
  const { emitted } = await render(MissionSort, {
    props: { field: field(['x', 'y']), value: 'b:x', options: WORDS, items: [FACT] },
  })
  await expect.element(page.getByText('abcd')).toBeVisible()
  await userEvent.click(page.getByRole('radiogroup', { name: 'Row A' }).getByText('Bin Y'))
  await userEvent.click(page.getByRole('radiogroup', { name: 'Row B' }).getByText('Bin Y'))
  expect(emitted('change')).toEqual([['a:y b:x'], ['b:y']])
})

test('more bins open, and an answer can be taken back', async () => {
  const { emitted } = await render(MissionSort, {
    props: { field: field(['x', 'y', 'z']), value: 'a:z b:x', options: WORDS, items: [FACT] },
  })
  const select = page.getByRole('combobox', { name: 'Row A' })
  await expect.element(select).toHaveValue('z')
  await userEvent.selectOptions(select, 'x')
  await userEvent.selectOptions(select, '')
  expect(emitted('change')).toEqual([['a:x b:x'], ['b:x']])
})
