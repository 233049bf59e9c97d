/** PowerShell's `Get-FileHash`: as a table, as `Format-List` has it, and as `Export-Csv` does. */
import { foundIn, type Form, type Found, hexDigest, lastPart, numberAt, type Sheet, textAt } from './form.ts'

/** A table is as wide as the window was: what is cut off is no name. */
const named = (path: string | undefined) => {
  const whole = path?.trim()
  return whole === undefined || /(?:\.\.\.|\u00e2\u0080\u00a6)$/.test(whole) ? undefined : lastPart(whole)
}

function rowsFrom(sheet: Sheet, from: number, row: RegExp): { found: Found[]; next: number } {
  const found: Found[] = []
  let next = from
  for (; next < sheet.lines.length; next++) {
    const [, tag, hex, path] = row.exec(textAt(sheet, next)) ?? []
    const one = hex === undefined ? [] : foundIn(numberAt(sheet, next), hexDigest(tag, hex), named(path))
    if (one.length === 0) break
    found.push(...one)
  }
  return { found, next }
}

const table = (sheet: Sheet, at: number) =>
  /^Algorithm +Hash(?: +Path)? *$/.test(textAt(sheet, at)) &&
  /^-+ +-+(?: +-+)? *$/.test(textAt(sheet, at + 1))
    ? rowsFrom(sheet, at + 2, /^(\w+) +([0-9A-F]+)(?: +(\S.*))?$/i)
    : undefined

const csv = (sheet: Sheet, at: number) =>
  /^"?Algorithm"?,"?Hash"?,"?Path"?$/.test(textAt(sheet, at))
    ? rowsFrom(sheet, at + 1, /^"?(\w+)"?,"?([0-9A-F]+)"?,"?([^"]*)"?$/i)
    : undefined

/** A long path goes on below, behind as many blanks. */
function list(sheet: Sheet, at: number) {
  const [, tag] = /^Algorithm *: (\w+) *$/.exec(textAt(sheet, at)) ?? []
  const [, hex] = /^Hash *: ([0-9A-F]+) *$/i.exec(textAt(sheet, at + 1)) ?? []
  if (tag === undefined || hex === undefined) return undefined
  const [, path] = /^Path *: (.*)$/.exec(textAt(sheet, at + 2)) ?? []
  let whole = path
  let next = at + (path === undefined ? 2 : 3)
  for (; path !== undefined && /^ {8,}\S/.test(textAt(sheet, next)); next++)
    whole += textAt(sheet, next).trim()
  return { found: foundIn(numberAt(sheet, at + 1), hexDigest(tag, hex), named(whole)), next }
}

export const powershell: Form = {
  id: 'powershell',
  title: 'Get-FileHash',
  take(sheet, at) {
    // Nothing else begins so, and three ways are tried.
    if (!/^"?Algorithm/.test(textAt(sheet, at))) return undefined
    const { found = [], next = at } = table(sheet, at) ?? csv(sheet, at) ?? list(sheet, at) ?? {}
    return found.length > 0 ? { lines: next - at, found } : undefined
  },
}
