import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type ListedFile, verifyList } from '../../playground/checksum/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { digestsOf } from './abc.ts'

test('the samples are what their script makes', async () => {
  const script = join(ROOT, 'scripts/samples/checksum.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--check'])
  expect(stdout).toContain('collisions/sha1-b.bin: 320 bytes')
})

test('the release is what its list says', async () => {
  const folder = join(ROOT, 'public/samples/release')
  const list = await readFile(join(folder, 'SHA256SUMS'))
  const names = list
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.slice(66))
  const files: ListedFile[] = await Promise.all(
    names.map(async (name) => ({ name, found: await digestsOf(await readFile(join(folder, name))) })),
  )
  const { verdict, tool } = verifyList({ list: new Uint8Array(list), listName: 'SHA256SUMS', files })
  expect({ verdict, exit: tool?.exit, files: files.length }).toEqual({
    verdict: 'verified',
    exit: 0,
    files: 5,
  })
})
