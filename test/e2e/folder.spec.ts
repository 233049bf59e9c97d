/** A real folder of this machine, let go over a demo as a file manager does. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '../../playground/bytes.ts'
import { Demo, expect, test } from './deck.ts'

/** What a browser tells a page of a folder comes from the file system; no script in the page can make one up. */
async function dropFolder(onto: Locator, folder: string): Promise<void> {
  const page = onto.page()
  const box = await onto.boundingBox()
  if (!box) throw new Error('dropFolder: nothing to drop it onto')
  const session = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}

test('a folder is opened: each file is named by its path, and judged by the list in it', async ({
  page,
}, info) => {
  const release = info.outputPath('release')
  mkdirSync(join(release, 'docs'), { recursive: true })
  const files = { 'a.txt': 'first\n', 'docs/b.txt': 'second\n' }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(release, name), text)
  const line = ([name, text]: [string, string]) => `${toHex(sha256(Buffer.from(text)))}  ${name}\n`
  writeFileSync(join(release, 'SHA256SUMS'), Object.entries(files).map(line).join(''))

  const demo = await Demo.open(page, 'checksum')
  await dropFolder(demo.root, release)
  await expect(demo.root).toHaveAttribute('data-standing', 'nobody-expected')
  for (const name of Object.keys(files)) await expect(demo.root).toContainText(name)

  writeFileSync(join(release, 'docs', 'b.txt'), 'another\n')
  await dropFolder(demo.root, release)
  await demo.verdict('rejected')
})
