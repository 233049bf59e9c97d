/** Answers for other programs. */
import { toHex } from './bytes.ts'
import { borderAt, UNSEEN_RUN } from './printable.ts'

/** A report, or several in one answer, as JSON: bytes as lower-case hex, instants in ISO 8601, nothing that steers a terminal. */
export function toJson(answer: object): string {
  const json = JSON.stringify(
    answer,
    function (this: Record<string, unknown>, key, value: unknown) {
      if (this[key] instanceof Uint8Array) return toHex(this[key])
      return typeof value === 'bigint' ? String(value) : value
    },
    2,
  )
  let told = ''
  for (let at = 0; at < json.length;) {
    const end = borderAt(json, at + AT_ONCE)
    told += json.slice(at, end).replace(UNSEEN_RUN, inJson)
    at = end
  }
  return told
}

/** Characters. All at once, what is replaced would take a hundred times the room. */
const AT_ONCE = 64 * 1024

function inJson(run: string): string {
  let told = ''
  for (let i = 0; i < run.length; i++) told += escapeOf(run.charCodeAt(i))
  return told
}

/** By code unit. */
const ESCAPES: string[] = []
const escapeOf = (unit: number) =>
  (ESCAPES[unit] ??= unit === 10 ? '\n' : `\\u${unit.toString(16).padStart(4, '0')}`)
