/** Bytes that somebody chose, for a reader's eye: line by line, and nothing in them steers or deceives it. */
import { toHex } from '../bytes.ts'
import { escaped, UNSEEN } from '../printable.ts'

/** A stretch of a line. */
export interface ShownPart {
  readonly text: string
  /** Whether it names what would not be seen: `\u{202e}` for a character, `\x{ff}` for a byte that is no UTF-8. */
  readonly named: boolean
}

export interface Shown {
  /** A line's parts, without its line end. */
  readonly lines: readonly (readonly ShownPart[])[]
  /** Bytes that were left out at the end. */
  readonly left: number
}

/** Only these end a line, as they do for whoever signs; what other software takes for a line end is named. */
const LINE_END = /\r?\n/
const TAB = '\t'

/** A byte order mark is a character here, and not seen. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** @returns `undefined` where it is no UTF-8 */
function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes)
  } catch {
    return undefined
  }
}

/** As many of the bytes as make whole characters, if they are UTF-8. */
function cut(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length <= most) return bytes
  let end = most
  while (end > 0 && end > most - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}

/** Well-formed UTF-8 as text, and every other byte by its name. */
function* decoded(bytes: Uint8Array): Generator<ShownPart> {
  const whole = fromUtf8(bytes)
  if (whole !== undefined) {
    yield { text: whole, named: false }
    return
  }
  let from = 0
  for (let at = 0; at < bytes.length;) {
    const length = characterAt(bytes, at)
    if (length === 0) {
      if (at > from) yield { text: fromUtf8(bytes.subarray(from, at)) ?? '', named: false }
      yield { text: `\\x{${toHex(bytes.subarray(at, at + 1))}}`, named: true }
      from = at + 1
    }
    at += Math.max(length, 1)
  }
  if (bytes.length > from) yield { text: fromUtf8(bytes.subarray(from)) ?? '', named: false }
}

/** How many bytes the character has that begins here; 0 if none does. */
function characterAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  return fromUtf8(bytes.subarray(at, at + length))?.length ? length : 0
}

function named({ text, named: already }: ShownPart): ShownPart[] {
  if (already) return [{ text, named: true }]
  const parts: ShownPart[] = []
  let from = 0
  for (const { 0: unseen, index } of text.matchAll(UNSEEN)) {
    if (unseen === TAB) continue
    if (index > from) parts.push({ text: text.slice(from, index), named: false })
    parts.push({ text: escaped(unseen), named: true })
    from = index + unseen.length
  }
  if (text.length > from) parts.push({ text: text.slice(from), named: false })
  return parts
}

/** @param most bytes that are shown; all, if it is left out */
export function shown(bytes: Uint8Array, most = Infinity): Shown {
  const head = cut(bytes, most)
  const lines: ShownPart[][] = [[]]
  for (const part of decoded(head)) {
    const [first = '', ...more] = part.named ? [part.text] : part.text.split(LINE_END)
    lines.at(-1)?.push(...named({ ...part, text: first }))
    for (const text of more) lines.push(named({ text, named: false }))
  }
  return { lines, left: bytes.length - head.length }
}
