/** What is typed for the terminal's desk, as the file system has it: nothing twice, nothing without an end, nothing in another's place. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { desk as words } from '#words/desk'
import { gather } from '../../scripts/playground/verify/gather.ts'
import { roomOf } from '../../playground/desk/room.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'shomei-gather-'))))
afterEach(() => rmSync(folder, { recursive: true }))
const at = (...names: string[]) => join(folder, ...names)
const put = (name: string, text = name) => writeFileSync(at(name), text)
const namesIn = ({ items }: Awaited<ReturnType<typeof gather>>) =>
  items.map(({ name }) => name.split('/').slice(1).join('/'))

describe.skipIf(process.platform !== 'linux')('a name that is no UTF-8', () => {
  const raw = (...bytes: number[]) => Buffer.concat([Buffer.from(`${folder}/app-`), Buffer.from(bytes)])

  test('is named, and no other is opened in its place', async () => {
    writeFileSync(raw(0xff), 'evil\n')
    put('app-\ufffd', 'good\n')
    const found = await gather([folder])
    expect(namesIn(found)).toEqual(['app-\ufffd'])
    expect(found.unreadable.map(({ why }) => why)).toEqual(['no-utf8'])
  })

  test('behind a link it is itself', async () => {
    for (const name of [raw(0xff), raw(0xef, 0xbf, 0xbd)]) mkdirSync(name)
    put('app-\ufffd/a')
    writeFileSync(Buffer.concat([raw(0xff), Buffer.from('/b')]), 'b')
    mkdirSync(at('in'))
    for (const [link, target] of [
      ['l1', raw(0xff)],
      ['l2', raw(0xef, 0xbf, 0xbd)],
    ] as const)
      symlinkSync(target, at('in', link))
    const { items, again } = await gather([at('in')])
    expect(items.map(({ name }) => name)).toEqual([join('in', 'l1/b'), join('in', 'l2/a')])
    expect(again).toEqual([])
  })

  test.each(['checksum --expected sha256:00', 'verify'])(
    'is not taken from what was typed: %s',
    (command) => {
      put('app-\ufffd')
      const main = join(ROOT, 'scripts/playground/main.ts')
      const typed = `"${process.execPath}" "${main}" ${command} "$(printf 'app-\\377')"`
      const { status, stderr } = spawnSync('sh', ['-c', typed], {
        cwd: folder,
        env: { ...process.env, INIT_CWD: folder },
      })
      expect({ status, stderr: String(stderr).replaceAll('\n+ ', '') }).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('U+FFFD'),
      })
    },
  )

  test('of a folder neither', async () => {
    mkdirSync(raw(0xfe))
    mkdirSync(at('app-\ufffd'))
    put('app-\ufffd/a')
    const found = await gather([folder])
    expect(namesIn(found)).toEqual(['app-\ufffd/a'])
    expect(found.unreadable).toHaveLength(1)
  })
})

describe.skipIf(process.platform === 'win32')('links between folders', () => {
  test('that lead round and round come to an end: each folder is looked at once, each way to it named', async () => {
    put('a')
    mkdirSync(at('sub'))
    put('sub/b')
    for (const link of ['l1', 'l2', 'sub/up']) symlinkSync(folder, at(link))
    const found = await gather([folder])
    expect(namesIn(found)).toEqual(['a', 'sub/b'])
    expect(found.unreadable).toEqual([])
    expect(found.again.map((name) => name.split('/').slice(1).join('/'))).toEqual(['l1', 'l2', 'sub/up'])
  })

  test('a folder is called as it is, not as a link to it that comes first', async () => {
    mkdirSync(at('v1'))
    put('v1/a')
    symlinkSync('v1', at('latest'))
    const found = await gather([folder])
    expect(namesIn(found)).toEqual(['v1/a'])
    expect(found.again).toHaveLength(1)
  })

  test('a folder elsewhere is looked at by the link', async () => {
    mkdirSync(at('one'))
    mkdirSync(at('two'))
    put('two/a')
    symlinkSync(at('two'), at('one', 'link'))
    expect(namesIn(await gather([at('one')]))).toEqual(['link/a'])
  })

  test('links that lead nowhere are as few as files are', async () => {
    for (let i = 0; i <= 1000; i++) symlinkSync('nowhere', at(`l${i}`))
    await expect(gather([folder])).rejects.toThrow(/at most 1000 files/)
  })
})

test('more entries than are walked are refused, empty folders too', async () => {
  for (let i = 0; i <= 10_000; i++) mkdirSync(at(`d${i}`))
  await expect(gather([folder])).rejects.toThrow(/at most 10000/)
})

describe('what is kept of files', () => {
  const KRL = utf8('SSHKRL\n\0')
  test('is bounded, and what there is no room for is named', async () => {
    for (let i = 0; i < 4; i++) writeFileSync(at(`k${i}`), KRL)
    const found = await gather([folder], roomOf(3 * KRL.length))
    expect(namesIn(found)).toEqual(['k0', 'k1', 'k2'])
    expect(found.unreadable.map(({ why }) => why)).toEqual(['no-room'])
  })

  test('is nothing of what claims are about', async () => {
    for (let i = 0; i < 4; i++) put(`a${i}`, 'an artifact\n')
    expect((await gather([folder], roomOf(0))).unreadable).toEqual([])
  })

  test('is less than a machine has, however many there are', async () => {
    for (let i = 0; i < 20; i++) {
      writeFileSync(at(`k${i}`), KRL)
      truncateSync(at(`k${i}`), 16 * 1024 * 1024)
    }
    const { items, unreadable } = await gather([folder])
    expect([items.length, unreadable.length]).toEqual([8, 12])
  })
})

test('each reason has its words', () => {
  for (const why of ['no-utf8', 'no-room'] as const) expect(words.unreadableFor[why]).not.toBe('')
})
