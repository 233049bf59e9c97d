/** A file's JSON Lines, looked at once, whichever kinds ask. */
import { type JsonLines, jsonLinesIn } from '../sigstore/forms/lines.ts'
import type { Sight } from './sight.ts'

const seen = new WeakMap<Sight, JsonLines>()
const NONE: JsonLines = { lines: [], isAll: false }

/** @returns no lines where the file is one JSON text, or begins like none */
export function jsonLinesOf(sight: Sight): JsonLines {
  const { json, text } = sight
  if (!json || !('why' in json) || json.why !== 'not-json' || text === undefined) return NONE
  const found = seen.get(sight) ?? jsonLinesIn(text)
  seen.set(sight, found)
  return found
}

/** What the whole file says, or the first of its lines: of what kind it is. */
export function firstJsonOf(sight: Sight): unknown {
  const { json } = sight
  return json && 'value' in json ? json.value : jsonLinesOf(sight).lines[0]?.value
}
