import { readFixture } from '../support/files.ts'
import { Demo, expect, test } from './deck.ts'
import { flipped, inTerminal } from './terminal.ts'

const JAR = {
  name: 'hello-shomei-1.0.0.jar',
  bytes: await readFixture('public/samples/hello-shomei-1.0.0.jar'),
}
const SUMS = { name: 'SHA256SUMS', bytes: await readFixture('public/samples/SHA256SUMS') }
const terminal = (artifact: Uint8Array, sums: Uint8Array) =>
  inTerminal('checksum', { artifact: { ...JAR, bytes: artifact }, sums: { ...SUMS, bytes: sums } }, [
    '--sums',
    '{sums}',
    '{artifact}',
  ])

test('verifies the sample, as the terminal does', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.verdict('verified')
  expect(await terminal(JAR.bytes, SUMS.bytes)).toEqual({
    verdict: 'verified',
    exitCode: 0,
    checks: await demo.checks(),
  })
})

test('catches a flipped byte in the artifact', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.flip('artifact')
  await demo.verdict('rejected')
  expect(await terminal(flipped(JAR.bytes), SUMS.bytes)).toEqual({
    verdict: 'rejected',
    exitCode: 1,
    checks: await demo.checks(),
  })
  await demo.root.locator('[data-action=reset]').click()
  await demo.verdict('verified')
})

test('catches a flipped byte in the claim', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.flip('checksum')
  await demo.verdict('rejected')
  expect(await terminal(JAR.bytes, flipped(SUMS.bytes, 0))).toEqual({
    verdict: 'rejected',
    exitCode: 1,
    checks: await demo.checks(),
  })
})

test('is fooled by an attacker who replaces both, and says so', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.root.locator('[data-action=both]').click()
  await expect(demo.root.getByRole('status')).toContainText('何も証明していません')
  await demo.verdict('verified')
})

test('compares a pasted digest', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  const paste = demo.root.locator('textarea')
  const md5 = await demo.root.locator('[data-digest=md5]').innerText()
  await paste.fill(md5.toUpperCase())
  await demo.verdict('verified')
  await paste.fill(md5.replace(/.$/, (last) => (last === '0' ? '1' : '0')))
  await demo.verdict('rejected')
  await expect(demo.root.locator('mark').first()).toBeVisible()
  await paste.fill('これは digest ではない')
  await demo.verdict('rejected')
})

test('takes dropped files', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['abc'], 'abc.txt'))
    data.items.add(new File(['a9993e364706816aba3e25717850c26c9cd0d89d'], 'abc.txt.sha1'))
    return data
  })
  await demo.root.dispatchEvent('drop', { dataTransfer: transfer })
  await demo.verdict('verified')
  await expect(demo.card('artifact')).toContainText('abc.txt')
  await expect(demo.root.locator('[data-digest=sha1]')).toHaveText('a9993e364706816aba3e25717850c26c9cd0d89d')
})

test('shows progress on a large file, and stops when told', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  // Too large for memory many times over; a File made of one piece repeated costs nothing.
  await page.evaluate(() => {
    const piece = new Blob([new Uint8Array(64 * 1024 * 1024)])
    const file = new File(Array<Blob>(64).fill(piece), 'large.bin')
    const data = new DataTransfer()
    data.items.add(file)
    const target = [...document.querySelectorAll('[data-demo=checksum]')].find((one) => one.checkVisibility())
    target?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(demo.root.locator('progress')).toBeVisible()
  await demo.root.getByRole('button', { name: '中止' }).click()
  await expect(demo.root.getByRole('status')).toContainText('中止しました')
  await demo.root.locator('[data-action=reset]').click()
  await demo.verdict('verified')
})
