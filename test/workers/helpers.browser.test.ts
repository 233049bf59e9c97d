import { proxy, wrap } from 'comlink'
import { expect, test } from 'vitest'
import { equalBytes, toHex } from '../../playground/bytes.ts'
import { ALGORITHMS, digestPieces, type Digests } from '../../playground/checksum/index.ts'
import type { ChecksumApi } from '../../workers/checksum.worker.ts'
import { digestFile, WHOLE_UP_TO } from '../../workers/digest-file.ts'
import { type Helper, startHelper } from '../../workers/helper.ts'
import { piecesAhead } from '../../workers/read-ahead.ts'
import { piecesOf } from '../../workers/read-file.ts'
import { counting } from './blobs.ts'

/** Real workers; Node has none. */
const MIB = 1024 * 1024
const large = new Blob([counting(WHOLE_UP_TO + 16 * MIB + 5)])
const hex = (digests: Partial<Digests> | undefined) =>
  Object.fromEntries(Object.entries(digests ?? {}).map(([name, digest]) => [name, toHex(digest)]))

test('hashers in workers find the digests that this thread finds, with progress to the end', async () => {
  const seen: number[] = []
  const found = await digestFile(large, ALGORITHMS, { onProgress: (done) => seen.push(done) })
  expect(hex(found)).toEqual(hex(await digestPieces(piecesOf(large), ALGORITHMS)))
  expect(seen.length).toBeGreaterThan(10)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.at(-1)).toBe(large.size)
})

test('a cancel in the middle is heard', async () => {
  let done = 0
  const options = { onProgress: (bytes: number) => (done = bytes), isCancelled: () => done > 4 * MIB }
  expect(await digestFile(large, ALGORITHMS, options)).toBeUndefined()
  expect(done).toBeLessThan(24 * MIB)
})

test('a reader in a worker reads what this thread reads', async () => {
  const read = async (pieces: AsyncIterable<Uint8Array>) => (await digestPieces(pieces, ['sha1']))?.sha1
  const [ahead, here] = [await read(piecesAhead(large)), await read(piecesOf(large))]
  expect(ahead && here && equalBytes(ahead, here)).toBe(true)
})

test('owners share the checksum worker, and one ends its own job alone', async () => {
  const worker = new Worker(new URL('../../workers/checksum.worker.ts', import.meta.url), { type: 'module' })
  const deck = wrap<ChecksumApi>(worker)
  const ask = (owner: number, onProgress: () => void = () => undefined) =>
    deck.verify({ artifact: { name: 'large', file: large } }, proxy(onProgress), owner)
  try {
    const kept = ask(1)
    const ended = ask(2, () => void deck.cancel(2))
    const overtaken = ask(3)
    const newer = ask(3)
    expect(await ended).toBeUndefined()
    expect(await overtaken).toBeUndefined()
    const answers = [await kept, await newer]
    const right = hex(await digestPieces(piecesOf(large), ALGORITHMS))
    expect(answers.map((answer) => hex(answer?.digests))).toEqual([right, right])
  } finally {
    worker.terminate()
  }
})

test('where a helper cannot be started, it is done without', async () => {
  const broken = URL.createObjectURL(new Blob(['throw new Error("broken")'], { type: 'text/javascript' }))
  expect(await startHelper<Helper>(() => new Worker(broken, { type: 'module' }))).toBeUndefined()
  const refused = startHelper<Helper>(() => {
    throw new DOMException('no nested workers', 'NotSupportedError')
  })
  expect(await refused).toBeUndefined()
})
