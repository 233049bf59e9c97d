/** Answers for other programs. */
import { toHex } from './bytes.ts'
import { borderAt, UNSEEN_RUN } from './printable.ts'

/** A report, or several in one answer, as JSON: bytes as lower-case hex, instants in ISO 8601, nothing that steers a terminal. */
export function toJson(answer: object): string {
  return [...jsonPieces(answer)].join('')
}

/** As {@link toJson}, in pieces: of all together no text could be made where it is longer than texts can be. */
export function* jsonPieces(answer: object): Generator<string> {
  let piece = ''
  for (const part of written(answer, '')) {
    piece += part
    if (piece.length < AT_ONCE) continue
    yield* seen(piece)
    piece = ''
  }
  yield* seen(piece)
}

/** As `JSON.stringify` writes it with two blanks for each level. */
function* written(value: unknown, indent: string): Generator<string> {
  const own = asItIs(value)
  if (typeof own !== 'object' || own === null) {
    yield JSON.stringify(own) ?? 'null'
    return
  }
  const isList = Array.isArray(own)
  const entries = Object.entries(own).filter(([, one]) => isList || isWritten(one))
  const [open, close] = isList ? (['[', ']'] as const) : (['{', '}'] as const)
  if (entries.length === 0) {
    yield `${open}${close}`
    return
  }
  const within = `${indent}  `
  let before: string = open
  for (const [key, one] of entries) {
    yield `${before}\n${within}${isList ? '' : `${JSON.stringify(key)}: `}`
    yield* written(one, within)
    before = ','
  }
  yield `\n${indent}${close}`
}

function asItIs(value: unknown): unknown {
  if (value instanceof Uint8Array) return toHex(value)
  if (value instanceof Date) return value.toJSON()
  return typeof value === 'bigint' ? String(value) : value
}

const isWritten = (value: unknown) => value !== undefined && typeof value !== 'function'

function* seen(json: string): Generator<string> {
  for (let at = 0; at < json.length;) {
    const end = borderAt(json, at + AT_ONCE)
    yield json.slice(at, end).replace(UNSEEN_RUN, inJson)
    at = end
  }
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
