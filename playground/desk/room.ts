/** How much of what is handed over is kept until it is judged. */
import type { Looked } from '../intake/look.ts'

/** Bytes. Whatever is about an artifact, or to be believed, is kept whole; artifacts are read when they are judged. */
export const MOST_KEPT = 128 * 1024 * 1024

export interface Room {
  /** @returns whether there is room for it; then it is taken */
  takes(one: Looked): boolean
}

export function roomOf(most: number = MOST_KEPT): Room {
  let left = most
  return {
    takes({ parts, mayBe }) {
      // A part that is a stretch of its file keeps all of it.
      const buffers = new Set([...parts, ...(mayBe ? [mayBe] : [])].map(({ bytes }) => bytes.buffer))
      let size = 0
      for (const { byteLength } of buffers) size += byteLength
      if (size > left) return false
      left -= size
      return true
    },
  }
}
