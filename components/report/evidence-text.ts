import { beginOf, printablePart, printableBytes } from '../../playground/printable.ts'
import type { Evidence } from '../../playground/report.ts'

/**
 * @param against what it is shown beside: of long values the part is shown where they differ
 * @returns the value as it is shown: bytes as hex, an instant in UTC, a text without what cannot be seen
 */
export function textOf({ value }: Evidence, against?: Evidence): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '—' : value.toISOString().replace('.000Z', 'Z')
  const from = beginOf(value, against?.value)
  return value instanceof Uint8Array ? printableBytes(value, from) : printablePart(value, from)
}
