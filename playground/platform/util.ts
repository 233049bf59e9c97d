/** `util.isDeepStrictEqual` for what `@sigstore/verify` compares: records of bytes, dates and strings. */
import { equalBytes } from '../bytes.ts'

export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (a instanceof Uint8Array) return equalBytes(a, b as Uint8Array)
  if (a instanceof Date) return Object.is(a.getTime(), (b as Date).getTime())
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isDeepStrictEqual(a[key as never], b[key as never]))
  )
}

export default { isDeepStrictEqual }
