/** Entries side by side, each behind its length in two bytes (C2SP tlog-tiles, "Log entries"). */
import { joinBytes } from '../bytes.ts'

/** @throws {RangeError} naming `entries` if one is longer than a bundle can say */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  return joinBytes(
    entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw new RangeError('entries: too long for a bundle')
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]
    }),
  )
}

/** @returns `undefined` if that is not just as many entries */
export function entriesIn(bundle: Uint8Array, count: number): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bundle.length) {
    const [high, low] = bundle.subarray(at, at + 2)
    if (high === undefined || low === undefined) return undefined
    const end = at + 2 + ((high << 8) | low)
    if (end > bundle.length || entries.length === count) return undefined
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries.length === count ? entries : undefined
}
