/**
 * Where values stand in a JSON text. What is handed on or edited is the very text that was given: written anew, a number
 * beyond all numbers becomes `null`, and a file says what nobody wrote in it.
 */
import { endOfString } from './named-twice.ts'

/** Of a value: its first character, and the one behind its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A value in an object or a list, with its name; in a list `0`, `1`, … */
export interface Member extends Span {
  readonly name: string
}

/** @param text what `JSON.parse` has read, as in all functions here */
export function wholeOf(text: string): Span {
  return { from: pastBlanks(text, 0), to: text.trimEnd().length }
}

/** What stands in the object or list `span`, in its order; nothing in any other value. */
export function* membersOf(text: string, { from }: Span): Generator<Member> {
  const isObject = text[from] === '{'
  if (!isObject && text[from] !== '[') return
  let at = pastBlanks(text, from + 1)
  for (let i = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; i++) {
    let name = String(i)
    if (isObject) {
      const end = endOfString(text, at)
      name = JSON.parse(text.slice(at, end)) as string
      at = pastBlanks(text, pastBlanks(text, end) + 1)
    }
    const to = endOfValue(text, at)
    yield { name, from: at, to }
    at = pastBlanks(text, to)
    if (text[at] === ',') at = pastBlanks(text, at + 1)
  }
}

/** The items of the list `span`; of what is no list, nothing. */
export function itemsOf(text: string, span: Span): Member[] {
  return text[span.from] === '[' ? [...membersOf(text, span)] : []
}

/** The value that `path` leads to from `span`; of a name that stands twice the last, as `JSON.parse` has it. */
export function spanAt(text: string, span: Span, path: readonly string[]): Span | undefined {
  let found: Span | undefined = span
  for (const step of path) {
    const holder: Span = found
    found = undefined
    for (const member of membersOf(text, holder)) if (member.name === step) found = member
    if (!found) return undefined
  }
  return found
}

function pastBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && BLANKS.includes(text.charAt(at))) at++
  return at
}
/** RFC 8259 § 2 */
const BLANKS = ' \t\n\r'

function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length;) {
    const token = text.charAt(at)
    if (token === '"') at = endOfString(text, at)
    else if (depth === 0 && ',]} \t\n\r'.includes(token)) return at
    else at++
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (token !== '"') continue
    if (depth === 0) return at
  }
  return text.length
}
