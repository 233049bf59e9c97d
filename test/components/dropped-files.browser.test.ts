/** Folders are opened, as far as they are promised to be, and what was left out is told. */
import { describe, expect, test } from 'vitest'
import {
  DEEPEST,
  droppedFiles,
  type Entry,
  filesIn,
  MOST_FILES,
} from '../../components/report/dropped-files.ts'

const file = (name: string, content = name): Entry =>
  ({
    isFile: true,
    isDirectory: false,
    name,
    file: (give: (one: File) => void) => give(new File([content], name)),
  }) as unknown as Entry

const broken = (name: string): Entry =>
  ({
    isFile: true,
    isDirectory: false,
    name,
    file: (_give: unknown, fail: (error: unknown) => void) => fail(new DOMException('gone', 'NotFoundError')),
  }) as unknown as Entry

/** Hands its children out a hundred at a time, as Chromium does. */
const folder = (name: string, ...children: readonly Entry[]): Entry =>
  ({
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => {
      let at = 0
      return {
        readEntries: (give: (some: readonly Entry[]) => void) => give(children.slice(at, (at += 100))),
      }
    },
  }) as unknown as Entry

const namesIn = async (...things: (Entry | File)[]) => {
  const { files, trouble } = await filesIn(things)
  return [files.map(({ name }) => name), trouble]
}
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => file(`f${String(i).padStart(4, '0')}`))
const nested = (depth: number): Entry => (depth === 0 ? file('deep') : folder(`d${depth}`, nested(depth - 1)))

describe('a folder', () => {
  test('is opened, and its files are named by their path below it', async () => {
    const release = folder('release', file('b.txt'), folder('docs', file('guide.txt')), file('a.txt'))
    expect(await namesIn(release)).toEqual([['a.txt', 'b.txt', 'docs/guide.txt'], undefined])
  })
  test('keeps its own name where something was dropped beside it', async () => {
    expect(await namesIn(folder('one', file('a')), folder('two', file('a')), new File([], 'c'))).toEqual([
      ['one/a', 'two/a', 'c'],
      undefined,
    ])
  })
  test('gives the bytes of its files', async () => {
    const { files } = await filesIn([folder('x', folder('y', file('z', 'these bytes')))])
    expect(await files[0]?.text()).toBe('these bytes')
  })
  test('without a file says so', async () => {
    expect(await namesIn(folder('x', folder('y')))).toEqual([[], 'empty'])
    expect(await namesIn()).toEqual([[], undefined])
  })
  test('that cannot be read in part says so, and gives the rest', async () => {
    expect(await namesIn(folder('x', file('a'), broken('b')))).toEqual([['a'], 'unread'])
  })
  test.each([
    [MOST_FILES - 1, MOST_FILES - 1, undefined],
    [MOST_FILES, MOST_FILES, undefined],
    [MOST_FILES + 1, MOST_FILES, 'bounded'],
    [3 * MOST_FILES, MOST_FILES, 'bounded'],
  ])('with %d files gives %d', async (count, given, trouble) => {
    const found = await filesIn([folder('x', ...many(count))])
    expect([found.files.length, found.trouble]).toEqual([given, trouble])
    const loose = await filesIn(many(count))
    expect([loose.files.length, loose.trouble]).toEqual([given, trouble])
  })
  test.each([
    [DEEPEST, 1, undefined],
    [DEEPEST + 1, 0, 'bounded'],
  ])('within %d folders gives %d files', async (depth, given, trouble) => {
    const found = await filesIn([nested(depth)])
    expect([found.files.length, found.trouble]).toEqual([given, trouble])
  })
})

test('plain files come as they are', async () => {
  const transfer = new DataTransfer()
  const [one, other] = [new File(['1'], 'one'), new File(['2'], 'other')]
  for (const each of [one, other]) transfer.items.add(each)
  transfer.items.add('no file', 'text/plain')
  const { files, trouble } = await droppedFiles(transfer)
  expect(await Promise.all(files.map(async (each) => `${each.name} ${await each.text()}`))).toEqual([
    'one 1',
    'other 2',
  ])
  expect(trouble).toBeUndefined()
})
