import { expect, test } from 'vitest'
import { toHex } from '../../playground/bytes.ts'
import type { DigestsOf } from '../../playground/checksum/index.ts'
import type { digestFile } from '../../workers/digest-file.ts'
import { digestFiles } from '../../workers/digest-files.ts'

/** `printf abc | md5sum`, `printf def | md5sum`, `printf '' | md5sum` */
const MD5 = {
  abc: '900150983cd24fb0d6963f7d28e17f72',
  def: '4ed9407630eb1000c0f6b63842defa7d',
  '': 'd41d8cd98f00b204e9800998ecf8427e',
}
type Digest = typeof digestFile<'md5'>
const unreadable = new Blob(['who knows'])

/** Each file is ready after so many turns of the event loop; `unreadable` cannot be read. */
function slowly(turns: Map<Blob, number>): Digest {
  return async (file, _, { onProgress, isCancelled } = {}) => {
    for (let left = turns.get(file) ?? 1; left > 0; left--)
      await new Promise((resolve) => setTimeout(resolve))
    if (file === unreadable) throw new DOMException('no', 'NotReadableError')
    if (isCancelled?.()) return undefined
    onProgress?.(file.size)
    return { md5: new TextEncoder().encode(await file.text()) } as DigestsOf<'md5'>
  }
}

test('each file its digest, in their order', async () => {
  const files = ['abc', 'def', '', 'abc', 'def'].map((text) => new Blob([text]))
  const found = await digestFiles(files, ['md5'])
  expect(found?.map((digests) => digests && toHex(digests.md5))).toEqual([
    MD5.abc,
    MD5.def,
    MD5[''],
    MD5.abc,
    MD5.def,
  ])
  expect(await digestFiles([], ['md5'])).toEqual([])
})

test('one that cannot be read leaves a gap, and progress still ends with the whole', async () => {
  const files = [new Blob(['a']), unreadable, new Blob(['bc']), new Blob(['def'])]
  const seen: number[] = []
  // Later ones are ready sooner.
  const turns = new Map(files.map((file, i) => [file, 10 - 3 * i]))
  const found = await digestFiles(files, ['md5'], { onProgress: (bytes) => seen.push(bytes) }, slowly(turns))
  expect(found?.map((digests) => digests && new TextDecoder().decode(digests.md5))).toEqual([
    'a',
    undefined,
    'bc',
    'def',
  ])
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.at(-1)).toBe(files.reduce((sum, file) => sum + file.size, 0))
})

test('a cancel leaves the rest', async () => {
  const begun: Blob[] = []
  const files = Array.from({ length: 9 }, (_, i) => new Blob([String(i)]))
  const digest: Digest = (file, ...rest) => {
    begun.push(file)
    return slowly(new Map())(file, ...rest)
  }
  const isCancelled = () => begun.length > 2
  expect(await digestFiles(files, ['md5'], { isCancelled }, digest)).toBeUndefined()
  expect(begun.length).toBeLessThan(6)
})

test('any other error is not taken for an unreadable file', async () => {
  const files = Array.from({ length: 9 }, (_, i) => new Blob([String(i)]))
  const digest: Digest = async (file, ...rest) => {
    if (file === files[3]) throw new TypeError('a mistake')
    return slowly(new Map())(file, ...rest)
  }
  await expect(digestFiles(files, ['md5'], {}, digest)).rejects.toThrow('a mistake')
})
