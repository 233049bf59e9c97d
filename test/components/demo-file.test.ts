import { describe, expect, test } from 'vitest'
import {
  allBytes,
  currentBlob,
  demoFile,
  withByte,
  withFlippedByte,
} from '../../components/demos/demo-file.ts'
import { toHex } from '../../playground/bytes.ts'

const file = demoFile('five', new Blob([Uint8Array.of(0, 1, 2, 3, 4)]))
const hex = async (one: typeof file) => toHex(await allBytes(one))

describe('withByte', () => {
  test('changes a copy, byte by byte, in any order', async () => {
    let changed = await withByte(file, 4, 0xff)
    changed = await withByte(changed, 0, 0xaa)
    changed = await withByte(changed, 1, 0xbb)
    changed = await withByte(changed, 4, 0xee)
    expect(await hex(changed)).toBe('aabb0203ee')
    expect(currentBlob(changed).size).toBe(5)
    expect(await hex(file)).toBe('0001020304')
  })

  test('forgets a change that is undone', async () => {
    const undone = await withByte(await withByte(file, 2, 9), 2, 2)
    expect(undone.patches.size).toBe(0)
    expect(currentBlob(undone)).toBe(file.original)
  })

  test('takes the low eight bits', async () => {
    expect(await hex(await withByte(file, 0, 0x1ff))).toBe('ff01020304')
    expect((await withByte(file, 0, 0x100)).patches.size).toBe(0)
  })

  test.each([5, 500])('leaves a file without a byte %i as it is', async (offset) => {
    expect(await withByte(file, offset, 9)).toBe(file)
  })
})

describe('withFlippedByte', () => {
  test('flips the lowest bit in the middle, or where it is told', async () => {
    expect(await hex(await withFlippedByte(file))).toBe('0001030304')
    expect(await hex(await withFlippedByte(file, 0))).toBe('0101020304')
  })

  test('twice is not at all, also over another change', async () => {
    const twice = await withFlippedByte(await withFlippedByte(file))
    expect(twice.patches.size).toBe(0)
    const over = await withFlippedByte(await withByte(file, 2, 0x80))
    expect(await hex(over)).toBe('0001810304')
  })

  test('leaves an empty file as it is', async () => {
    const empty = demoFile('empty', new Blob([]))
    expect(await withFlippedByte(empty)).toBe(empty)
  })
})
