import { afterAll, beforeAll } from 'vitest'
import { PlatformBuffer } from '../../playground/platform/buffer.ts'

/**
 * Lets the tests of a file run on the page's own Buffer in Node too, and gives Node's back: the tests after it share
 * the process, and Node's own modules want a whole one.
 */
export function usePageBuffer(): void {
  const { Buffer } = globalThis
  beforeAll(() => void Object.assign(globalThis, { Buffer: PlatformBuffer }))
  afterAll(() => void Object.assign(globalThis, { Buffer }))
}
