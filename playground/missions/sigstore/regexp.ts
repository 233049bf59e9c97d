/**
 * A small part of RE2, the regular expressions that cosign takes: characters, `.`, `\x`, `[a-z]`, `[^…]`, each with `*`,
 * `+` or `?`, and `^` and `$` at the ends. As there, a match may lie anywhere unless it is anchored. The time it takes
 * grows with the product of both lengths, whatever the pattern.
 */
interface Atom {
  readonly fits: (character: string) => boolean
  readonly atLeast: 0 | 1
  readonly repeats: boolean
}

export interface Pattern {
  readonly matches: (text: string) => boolean
  /** The same as places to be in: of every text that it matches there is a way from a start to an end. */
  readonly automaton: Automaton<number>
}

/** What reads one character after the other, and may be in several places at once. */
export interface Automaton<Place> {
  readonly starts: readonly Place[]
  readonly step: (place: Place, character: string) => readonly Place[]
  readonly ends: (place: Place) => boolean
}

const TOKEN = /\\(.)|\[(\^?)((?:\\.|[^\]\\])+)\]|([^\\[\]()|{}*+?^$])/y
const MEMBER = /\\(.)|([^\\])(?:-(?:\\(.)|([^\\])))?/gy
const MOST = 500

/** @returns `undefined` if `source` says something that this part does not have: groups, `|`, counts, classes like `\w` */
export function parsePattern(source: string): Pattern | undefined {
  if (source.length > MOST) return undefined
  const fromStart = source.startsWith('^')
  const toEnd = /(?:^|[^\\])(?:\\\\)*\$$/.test(source)
  const body = source.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined)
  const atoms: Atom[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < body.length) {
    const token = TOKEN.exec(body)
    const fits = token && fitsOf(token)
    if (!fits) return undefined
    const sign = /^[*+?]/.exec(body.slice(TOKEN.lastIndex))?.[0]
    if (sign !== undefined) TOKEN.lastIndex++
    atoms.push({
      fits,
      atLeast: sign === '*' || sign === '?' ? 0 : 1,
      repeats: sign === '*' || sign === '+',
    })
  }
  return {
    matches: (text) => matches(atoms, fromStart, toEnd, text),
    automaton: automatonOf([...(fromStart ? [] : [ANYTHING]), ...atoms, ...(toEnd ? [] : [ANYTHING])]),
  }
}

const ANYTHING: Atom = { fits: () => true, atLeast: 0, repeats: true }

function automatonOf(atoms: readonly Atom[]): Automaton<number> {
  const reached = [...atoms, undefined].map((_, from) => {
    let to = from
    while (atoms[to]?.atLeast === 0) to++
    return Array.from({ length: to - from + 1 }, (_one, i) => from + i)
  })
  return {
    starts: reached[0] ?? [],
    step(place, character) {
      const atom = atoms[place]
      if (!atom?.fits(character)) return []
      const next = reached[place + 1] ?? []
      return atom.repeats ? [place, ...next] : next
    },
    ends: (place) => place === atoms.length,
  }
}

function fitsOf([, escaped, not, members, plain]: RegExpExecArray): Atom['fits'] | undefined {
  if (escaped !== undefined) return isSymbol(escaped) ? (character) => character === escaped : undefined
  if (plain !== undefined) return plain === '.' ? (c) => c !== '\n' : (c) => c === plain
  const ranges: (readonly [string, string])[] = []
  for (const [, one, from, oneEnd, end] of (members ?? '').matchAll(MEMBER)) {
    if (one !== undefined && !isSymbol(one)) return undefined
    const low = one ?? from ?? ''
    const high = oneEnd ?? end ?? low
    if (high < low) return undefined
    ranges.push([low, high])
  }
  return (c) => ranges.some(([low, high]) => low <= c && c <= high) === (not === '')
}

/** Before a letter or a digit, a backslash means something else. */
function isSymbol(character: string): boolean {
  return !/[\w\s]/.test(character)
}

/** All places in the pattern at once, character by character. */
function matches(atoms: readonly Atom[], fromStart: boolean, toEnd: boolean, text: string): boolean {
  let places = new Set<number>()
  const reach = (place: number, into: Set<number>) => {
    for (let at = place; ; at++) {
      into.add(at)
      if (atoms[at]?.atLeast !== 0) return
    }
  }
  for (let i = 0; ; i++) {
    if (i === 0 || !fromStart) reach(0, places)
    if (places.has(atoms.length) && (!toEnd || i === text.length)) return true
    const character = text[i]
    if (character === undefined) return false
    const next = new Set<number>()
    for (const place of places) {
      const atom = atoms[place]
      if (!atom?.fits(character)) continue
      reach(place + 1, next)
      if (atom.repeats) next.add(place)
    }
    places = next
  }
}
