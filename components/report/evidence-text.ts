import { toHex } from '../../playground/bytes.ts'
import { printable } from '../../playground/printable.ts'
import type { Evidence } from '../../playground/report.ts'

/** @returns the value as it is shown: bytes as hex, an instant in UTC, a text without what cannot be seen */
export function textOf({ value }: Evidence): string {
  if (value instanceof Uint8Array) return toHex(value)
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '—' : value.toISOString().replace('.000Z', 'Z')
  return printable(value)
}
