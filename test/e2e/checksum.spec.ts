import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ListReport } from '../../playground/checksum/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
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

test('leaves open what a flipped byte in the claim made unreadable', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.flip('checksum')
  await demo.verdict('undecided')
  expect(await terminal(JAR.bytes, flipped(SUMS.bytes, 0))).toEqual({
    verdict: 'undecided',
    exitCode: 2,
    checks: await demo.checks(),
  })
})

test('is fooled by an attacker who replaces both, and says so', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.root.locator('[data-scenario=replaced]').click()
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
  await demo.verdict('undecided')
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

/** The same list and files from the terminal. */
async function terminalRows(list: string, files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'shomei-e2e-'))
  try {
    await writeFile(join(folder, 'SHA256SUMS'), list)
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    const args = ['checksum', '--json', '--sums', 'SHA256SUMS', ...Object.keys(files)]
    const json = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [join(ROOT, 'scripts/playground/main.ts'), ...args],
        { cwd: ROOT, env: { ...process.env, INIT_CWD: folder } },
        (_error, stdout) => resolve(stdout),
      )
    })
    return JSON.parse(json) as ListReport & { tool: NonNullable<ListReport['tool']> }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('says where the digest came from, and what a match is worth', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.root.locator('[data-scenario=replaced]').click()
  await expect(demo.root.getByRole('status')).toContainText('何も証明していません')
  await demo.verdict('verified')
  await demo.root.locator('[data-channel=apart]').click()
  await demo.verdict('rejected')
  await expect(demo.root.getByRole('status')).toContainText('差し替えが見つかりました')
})

test('checks a list of dropped files as the terminal does', async ({ page }) => {
  const files = {
    'はじめに.txt': 'abc',
    'a.bin': 'abd',
  }
  const list = `${ABC}  はじめに.txt\r\n${ABC} *a.bin\nnot a line\n${ABC}  gone.bin\n`
  const demo = await Demo.open(page, 'checksum')
  const transfer = await page.evaluateHandle(
    ([sums, given]) => {
      const data = new DataTransfer()
      data.items.add(new File([sums], 'SHA256SUMS'))
      for (const [name, content] of Object.entries(given)) data.items.add(new File([content], name))
      return data
    },
    [list, files] as const,
  )
  await demo.root.dispatchEvent('drop', { dataTransfer: transfer })
  await demo.verdict('rejected')
  const rows = await demo.root
    .locator('[data-line]')
    .evaluateAll((lines) =>
      lines.map((line) => [Number(line.getAttribute('data-line')), line.getAttribute('data-status')]),
    )
  expect(rows).toEqual([
    [1, 'ok'],
    [2, 'mismatch'],
    [3, 'improper'],
    [4, 'missing'],
  ])
  const said = await terminalRows(list, files)
  expect(rows.filter(([, status]) => status !== 'improper')).toEqual(
    said.rows.map(({ line, status }) => [line, status]),
  )
  const transcript = await demo.root.locator('[data-transcript]').innerText()
  expect(transcript).toContain(`${said.tool.stdout}${said.tool.stderr}`.trim())
  await expect(demo.root.locator('[data-line="4"]')).toContainText('FAILED open or read')
})

for (const [scenario, algorithm] of [
  ['collision-md5', 'md5'],
  ['collision-sha1', 'sha1'],
] as const) {
  test(`${scenario}: two files, one digest, told apart by SHA-256`, async ({ page }) => {
    const demo = await Demo.open(page, 'checksum')
    await demo.root.locator(`[data-scenario=${scenario}]`).click()
    await expect(demo.root.locator('[data-same=true]')).toHaveAttribute('data-pair', algorithm)
    await demo.verdict('verified')
    await demo.root.locator('[data-field=suffix]').fill('続き')
    await expect(demo.root.locator('[data-same=true]')).toHaveAttribute('data-pair', algorithm)
    await demo.root.locator('[data-algorithm=sha256]').click()
    await demo.verdict('rejected')
    await demo.root.locator(`[data-algorithm=${algorithm}]`).click()
    await demo.verdict('verified')
    await demo.root.locator('[data-which=a] [data-action=flip]').click()
    await demo.verdict('rejected')
    await expect(demo.root.locator('[data-same=true]')).toHaveCount(0)
  })
}

test('waits for log4j, and rejects another file by its name', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  await demo.root.locator('[data-scenario=log4j]').click()
  await demo.verdict('undecided')
  await demo.choose('artifact', { name: 'log4j-core-2.21.0.jar', bytes: new Uint8Array([1, 2, 3]) })
  await demo.verdict('rejected')
})

test('every scenario is reached by keyboard, fits its frame and turns no slide', async ({ page }) => {
  const demo = await Demo.open(page, 'checksum')
  const path = new URL(page.url()).pathname
  await demo.root.locator('[data-scenario=genuine]').focus()
  for (const scenario of ['replaced', 'list', 'collision-md5', 'collision-sha1', 'log4j']) {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(demo.root.locator(`[data-scenario=${scenario}]`)).toHaveAttribute('aria-pressed', 'true')
    await expect(demo.root).toHaveAttribute('data-report-state', 'done')
    const outside = await demo.root.evaluate((root) => {
      const frame = root.getBoundingClientRect()
      const lost = [...root.querySelectorAll('.shell__inputs, .shell__report')].filter(
        (part) => part.scrollHeight > part.clientHeight + 1,
      )
      const over = [...root.querySelectorAll('.shell__report > *')].filter((part) => {
        const { right, bottom } = part.getBoundingClientRect()
        return right > frame.right + 1 || bottom > frame.bottom + 1
      })
      return [...lost, ...over].map(({ className }) => className)
    })
    expect(outside, scenario).toEqual([])
  }
  expect(new URL(page.url()).pathname).toBe(path)
})
