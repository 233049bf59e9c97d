/** `gpg --print-md` and `--print-mds`: groups of capitals, over several lines, the name before them or on a line above. */
import { foundIn, type Form, hexDigest, numberAt, type Sheet, textAt } from './form.ts'

/** Digits of the longest digest. */
const MOST_DIGITS = 128
/** Of one group only there is nothing to tell it from other hexadecimal. */
const GROUPS = /^(?:[0-9A-F]{2}|[0-9A-F]{4}|[0-9A-F]{8})(?: {1,2}(?:[0-9A-F]{2}|[0-9A-F]{4}|[0-9A-F]{8}))+$/
/** Digits that gpg writes in groups of so many. */
const OF_GROUP: ReadonlyMap<number, readonly number[]> = new Map([
  [2, [32]],
  [4, [40]],
  [8, [56, 64, 96, 128]],
])
const HEAD = /^(.*: )? *(?:([A-Z0-9]+) = )?$/

interface Begun {
  readonly name?: string | undefined
  readonly tag?: string | undefined
  readonly groups: string
}

function begunAt(text: string): Begun | undefined {
  if (!/[0-9A-F]{2} [0-9A-F]{2}/.test(text)) return undefined
  let from = text.length
  while (from > 0 && /[0-9A-F ]/.test(text.charAt(from - 1))) from--
  // A name of such characters alone, and the blanks before the first group.
  const groups = text.slice(from).trim()
  if (!GROUPS.test(groups)) return undefined
  const [head, name, tag] = HEAD.exec(text.slice(0, text.length - text.slice(from).trimStart().length)) ?? []
  return head === undefined ? undefined : { name: name?.slice(0, -2), tag, groups }
}

function following(sheet: Sheet, at: number, groups: string): { hex: string; next: number } {
  let hex = groups.replaceAll(' ', '')
  let next = at + 1
  for (; next < sheet.lines.length && hex.length < MOST_DIGITS; next++) {
    const text = textAt(sheet, next)
    const more = text.trim()
    if (!text.startsWith(' ') || !(GROUPS.test(more) || /^[0-9A-F]{8}$/.test(more))) break
    hex += more.replaceAll(' ', '')
  }
  return { hex, next }
}

/** Computed nowhere here, and never alone in a list. */
const PASSED_OVER = /^(?:RMD160|TIGER192)$/

export const gpg: Form = {
  id: 'gpg',
  title: 'gpg --print-md',
  take(sheet, at) {
    const [, above] = /^(.+): *$/.exec(textAt(sheet, at)) ?? []
    const first = above === undefined ? at : at + 1
    const begun = begunAt(textAt(sheet, first))
    // What begins with blanks goes on from the line before.
    const isRest =
      begun?.name === undefined && begun?.tag === undefined && textAt(sheet, first).startsWith(' ')
    if (!begun || isRest || (above !== undefined && begun.name !== undefined)) return undefined
    const { hex, next } = following(sheet, first, begun.groups)
    if (!OF_GROUP.get(begun.groups.indexOf(' '))?.includes(hex.length)) return undefined
    if (begun.tag !== undefined && PASSED_OVER.test(begun.tag)) return { lines: next - at, found: [] }
    const found = foundIn(numberAt(sheet, first), hexDigest(begun.tag, hex), above ?? begun.name)
    return found.length > 0 ? { lines: next - at, found } : undefined
  },
}
