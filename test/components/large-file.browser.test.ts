import { expect, test } from 'vitest'
import { bytesAt, currentBlob, demoFile, withByte } from '../../components/demos/demo-file.ts'
import { toHex } from '../../playground/bytes.ts'

// In Chromium only: Node's Blob stops at 4 GiB.
test('a file of several GiB is patched without being read', async () => {
  const piece = new Blob([new Uint8Array(1024 * 1024)])
  const gib = new Blob(Array<Blob>(1024).fill(piece))
  const large = demoFile('large.bin', new Blob(Array<Blob>(5).fill(gib)))
  const behind = 2 ** 32 + 17
  const changed = await withByte(await withByte(large, behind, 0x5a), 3, 0xa5)
  const blob = currentBlob(changed)
  expect(blob.size).toBe(5 * 2 ** 30)
  expect(toHex(await bytesAt(blob, behind - 1, 3))).toBe('005a00')
  expect(toHex(await bytesAt(blob, 2, 3))).toBe('00a500')
  expect(toHex(await bytesAt(blob, blob.size - 1, 9))).toBe('00')
})
