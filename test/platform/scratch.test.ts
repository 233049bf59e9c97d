/** Memory that is taken back: whoever kept a buffer finds it empty, never filled with other bytes. */
import { describe, expect, test } from 'vitest'
import { PlatformBuffer, scratch } from '../../playground/platform/buffer.ts'

const canTakeBack = 'transfer' in ArrayBuffer.prototype
const filled = (byte: number) => PlatformBuffer.from(new Uint8Array(2_000).fill(byte))

describe('scratch', () => {
  test('gives back what the run returns, and throws what it throws', () => {
    expect(scratch(() => 1)).toBe(1)
    expect(() =>
      scratch(() => {
        throw new Error('mine')
      }),
    ).toThrow('mine')
  })

  test('a buffer that was kept is empty afterwards', () => {
    const kept = scratch(() => filled(7))
    expect(kept.length).toBe(canTakeBack ? 0 : 2_000)
    scratch(() => filled(8))
    expect(kept[0]).toBe(canTakeBack ? undefined : 7)
  })

  test('buffers from before and after are left alone', () => {
    const before = filled(1)
    scratch(() => Array.from({ length: 200 }, (_, i) => filled(i)))
    const after = filled(2)
    scratch(() => Array.from({ length: 200 }, (_, i) => filled(i)))
    expect([...new Set(before), ...new Set(after)]).toEqual([1, 2])
    expect(before.length + after.length).toBe(4_000)
  })

  test('memory that was used before is zero-filled again', () => {
    for (let round = 0; round < 3; round++) {
      scratch(() => {
        for (let i = 0; i < 100; i++) {
          const zeros = PlatformBuffer.alloc(1_024)
          expect(zeros.every((byte) => byte === 0)).toBe(true)
          zeros.fill(0xff)
        }
      })
    }
  })

  test('inside another run nothing is taken back before that one ends', () => {
    scratch(() => {
      const inner = scratch(() => filled(3))
      expect([...new Set(inner)]).toEqual([3])
    })
  })

  test('neighbours never run into each other', () => {
    scratch(() => {
      const buffers = Array.from({ length: 500 }, (_, i) =>
        PlatformBuffer.from(new Uint8Array(i % 70).fill(i)),
      )
      buffers.forEach((buffer, i) => expect(buffer.every((byte) => byte === i % 256)).toBe(true))
    })
  })
})

describe('subarray', () => {
  const plain = Uint8Array.from({ length: 9 }, (_, i) => i)
  const bounds = [undefined, 0, 3, 9, 12, -2, -20, 2.7, NaN, Infinity]
  test('takes every pair of bounds as a Uint8Array does', () => {
    for (const start of bounds) {
      for (const end of bounds) {
        const ours = PlatformBuffer.from(plain).subarray(start, end)
        expect([...ours], `${start}, ${end}`).toEqual([...plain.subarray(start, end)])
      }
    }
  })
})
