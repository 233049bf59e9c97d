/** A table in Markdown: a column of files, and digests in others, whose heads or neighbours name the algorithm. */
import {
  ALGORITHM,
  foundIn,
  type Form,
  type Found,
  hexDigest,
  lastPart,
  numberAt,
  type Sheet,
  tagOf,
  textAt,
} from './form.ts'

const RULE = /^ *(?:\| *)?(?::?-{2,}:? *\| *)+(?::?-{2,}:? *)?$/
const HEX = /^[0-9a-f]{32,128}$/i
const NAMED = new RegExp(`(?:^|[^A-Za-z0-9])(${ALGORITHM})(?![A-Za-z0-9])`, 'i')
/** No blank, and a dot or a slash within. */
const FILE = /^(?=[^\s|]+$)[^\s|]*[^\s|.][./][^\s|]+$/

/** Rows without a digest, one after the other: a table of something else is not gone through for each of its lines. */
const MOST_EMPTY = 8

function cellsOf(text: string): string[] {
  return text
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => bare(cell.trim()))
}

function bare(cell: string): string {
  return (linkIn(cell) ?? cell).replace(/^[*_`]+|(?<![*_`])[*_`]+$/g, '').trim()
}

/** Of `[text](address)` the text. */
function linkIn(cell: string): string | undefined {
  const at = cell.lastIndexOf('](')
  const isLink = cell.startsWith('[') && at > 0 && cell.indexOf(')', at) === cell.length - 1
  return isLink ? cell.slice(1, at) : undefined
}

const algorithmIn = (cell: string | undefined) => {
  const [, name] = NAMED.exec(cell ?? '') ?? []
  return name === undefined ? undefined : tagOf(name)
}

function rowIn(heads: readonly string[], cells: readonly string[], line: number): Found[] {
  const names = cells.filter((cell) => FILE.test(cell) && !HEX.test(cell))
  const [name] = names
  if (name === undefined || names.length > 1) return []
  const beside = cells.find((cell) => NAMED.exec(cell)?.[0] === cell)
  return cells.flatMap((cell, i) =>
    HEX.test(cell)
      ? foundIn(line, hexDigest(algorithmIn(heads[i]) ?? algorithmIn(beside), cell), lastPart(name))
      : [],
  )
}

const isHead = (sheet: Sheet, at: number) =>
  textAt(sheet, at).includes('|') && RULE.test(textAt(sheet, at + 1))

export const markdown: Form = {
  id: 'markdown',
  title: 'Markdown table',
  take(sheet, at) {
    if (!isHead(sheet, at)) return undefined
    const heads = cellsOf(textAt(sheet, at))
    const found: Found[] = []
    let end = at + 2
    for (let next = end; next < end + MOST_EMPTY && textAt(sheet, next).includes('|'); next++) {
      // The next table has heads of its own.
      if (isHead(sheet, next)) break
      const row = rowIn(heads, cellsOf(textAt(sheet, next)), numberAt(sheet, next))
      found.push(...row)
      if (row.length > 0) end = next + 1
    }
    return found.length > 0 ? { lines: end - at, found } : undefined
  },
}
