/** JSON Lines: one JSON text a line, as tools append them. */
import { parseJson } from '../../json/reader.ts'

export interface JsonLine {
  /** From 1. */
  readonly line: number
  /** As it stands, without what surrounds it. */
  readonly text: string
  readonly value: unknown
}

export interface JsonLines {
  /** The first of them, as far as each is an object. */
  readonly lines: readonly JsonLine[]
  /** Whether these are all that the text holds. */
  readonly isAll: boolean
}

/** Twice what GitHub's API gives at a time. */
export const MOST_LINES = 200

/** @param text any, without a byte order mark; blank lines are passed over */
export function jsonLinesIn(text: string): JsonLines {
  const lines: JsonLine[] = []
  let line = 1
  let at = 0
  // One after the other, for there may be millions.
  for (const found of text.matchAll(/\S[^\n]*/g)) {
    for (let end = text.indexOf('\n', at); end >= 0 && end < found.index; end = text.indexOf('\n', at)) {
      line++
      at = end + 1
    }
    const own = found[0].trimEnd()
    const json = lines.length < MOST_LINES ? parseJson(own) : undefined
    const isObject =
      json &&
      'value' in json &&
      typeof json.value === 'object' &&
      json.value !== null &&
      !Array.isArray(json.value)
    if (!isObject) return { lines, isAll: false }
    lines.push({ line, text: own, value: json.value })
  }
  return { lines, isAll: true }
}
