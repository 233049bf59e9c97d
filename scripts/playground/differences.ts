/** Where two values differ that look alike, for an eye that has no colours: in brackets, and what it cannot see by number. */
import { differingRuns, type Run } from '../../playground/differing-runs.ts'
import { escaped, UNSEEN } from '../../playground/printable.ts'

/** Of what stands between two differences, as much is shown on each side. */
const AROUND = 12
/** Differences that are shown of one value. */
const MOST_RUNS = 12
/** Characters of one difference that are named by their numbers. */
const MOST_NAMED = 16

/**
 * @returns both, with what differs in brackets, and no brackets but those; nothing where nearly all of it differs
 * @example marked('a ', 'a') // ['a[(U+0020)]', 'a[]']
 */
export function marked(one: string, other: string): readonly [string, string] | undefined {
  if (one === other) return undefined
  const [mine, theirs] = [differingRuns(one, other), differingRuns(other, one)]
  if (![...mine, ...theirs].some(({ differs }) => differs)) return undefined
  return [spelled(withPlace(mine, one, other)), spelled(withPlace(theirs, other, one))]
}

/** Where something is missing, it has a place all the same. */
function withPlace(runs: readonly Run[], text: string, other: string): readonly Run[] {
  if (runs.some(({ differs }) => differs)) return runs
  const [mine, theirs] = [[...text], [...other]]
  let at = 0
  while (at < mine.length && mine[at] === theirs[at]) at++
  const [before, after] = [mine.slice(0, at).join(''), mine.slice(at).join('')]
  return [
    { text: before, differs: false },
    { text: '', differs: true },
    { text: after, differs: false },
  ]
}

function spelled(runs: readonly Run[]): string {
  const last = runs.findLastIndex(({ differs }) => differs)
  let count = 0
  const pieces: string[] = []
  for (const [i, { text, differs }] of runs.entries()) {
    if (differs && ++count > MOST_RUNS) {
      pieces.push('[…]')
      break
    }
    pieces.push(differs ? `[${named(text)}]` : between(text, i > 0, i < last))
  }
  return pieces.join('')
}

/** @param hasBefore whether a difference stands before it, as `hasAfter` says behind */
function between(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const letters = [...text]
  const most = (hasBefore ? AROUND : 0) + (hasAfter ? AROUND : 0)
  if (letters.length <= most + 1) return plain(text)
  const before = hasBefore ? letters.slice(0, AROUND).join('') : ''
  const after = hasAfter ? letters.slice(-AROUND).join('') : ''
  return `${plain(before)}…${plain(after)}`
}

const plain = (text: string) => escaped(text.replace(/[\\[\]]/g, '\\$&'))

function named(text: string): string {
  const letters = [...text]
  const pieces = letters.slice(0, MOST_NAMED).map(letter)
  return letters.length > MOST_NAMED ? `${pieces.join('')}…` : pieces.join('')
}

/** A letter of ASCII is known by sight; a blank, a mark, and what only looks like one are not. */
function letter(one: string): string {
  if (/^[!-~]$/.test(one)) return plain(one)
  const point = `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const isSeen = one !== ' ' && !/^\p{M}/u.test(one) && one.search(UNSEEN) < 0
  return isSeen ? `${one}(${point})` : `(${point})`
}
