/** Languages as automata that read one character after the other: what they have in common is found, not tried. */
import type { Automaton } from './regexp.ts'

/** Places are called by texts; a start is never an end, so that nothing is left out. */
export type Machine = Automaton<string>

export function literal(text: string): Machine {
  return {
    starts: ['0'],
    step: (place, character) => (text[Number(place)] === character ? [`${Number(place) + 1}`] : []),
    ends: (place) => Number(place) === text.length,
  }
}

/** @param next what may follow what was read last, which is the place; `''` at the beginning */
export function characters(next: (last: string, character: string) => boolean, last: RegExp = /./): Machine {
  return {
    starts: [''],
    step: (place, character) => (next(place, character) ? [character] : []),
    ends: (place) => last.test(place),
  }
}

/** Whatever is not this text. */
export function otherThan(text: string): Machine {
  return {
    starts: ['0'],
    step: (place, character) => [
      place !== 'off' && text[Number(place)] === character ? `${Number(place) + 1}` : 'off',
    ],
    ends: (place) => place !== '0' && Number(place) !== text.length,
  }
}

/** Whatever begins so, or, where `isSo` is not, what does not. */
export function beginning(text: string, isSo: boolean): Machine {
  const { length } = text
  return {
    starts: ['0'],
    step(place, character) {
      if (place === 'off' || Number(place) === length) return [place]
      return [text[Number(place)] === character ? `${Number(place) + 1}` : 'off']
    },
    ends: (place) => (Number(place) === length) === isSo && place !== '0',
  }
}

/** Something, and then one of these; with `more`, and whatever follows. */
export function something(texts: readonly string[], more = false): Machine {
  const whole = (place: string) => {
    const [which = '', at] = place.split(' ')
    return at !== undefined && Number(at) === texts[Number(which)]?.length
  }
  return {
    starts: ['none'],
    step(place, character) {
      const begun = texts.flatMap((text, i) => (text[0] === character ? [`${i} 1`] : []))
      if (place === 'none') return ['some']
      if (place === 'some') return ['some', ...begun]
      if (whole(place)) return more ? [place] : []
      const [which = '', at] = place.split(' ')
      return texts[Number(which)]?.[Number(at)] === character ? [`${which} ${Number(at) + 1}`] : []
    },
    ends: whole,
  }
}

export function both(one: Machine, other: Machine): Machine {
  const pair = (a: string, b: string) => `${a.length}:${a}${b}`
  const parts = (place: string): readonly [string, string] => {
    const begins = place.indexOf(':') + 1
    const ends = begins + Number(place.slice(0, begins - 1))
    return [place.slice(begins, ends), place.slice(ends)]
  }
  return {
    starts: one.starts.flatMap((a) => other.starts.map((b) => pair(a, b))),
    step(place, character) {
      const [a, b] = parts(place)
      const others = other.step(b, character)
      if (others.length === 0) return []
      return one.step(a, character).flatMap((left) => others.map((right) => pair(left, right)))
    },
    ends(place) {
      const [a, b] = parts(place)
      return one.ends(a) && other.ends(b)
    },
  }
}

export function either(...all: readonly Machine[]): Machine {
  const named = (i: number) => (place: string) => `${i}:${place}`
  const own = (place: string) => {
    const at = place.indexOf(':')
    return [Number(place.slice(0, at)), place.slice(at + 1)] as const
  }
  return {
    starts: all.flatMap(({ starts }, i) => starts.map(named(i))),
    step(place, character) {
      const [i, inner] = own(place)
      return (all[i]?.step(inner, character) ?? []).map(named(i))
    },
    ends(place) {
      const [i, inner] = own(place)
      return all[i]?.ends(inner) === true
    },
  }
}

/** One after the other; a place says in which it is, before the first `:`. */
export function sequence(...all: readonly Machine[]): Machine {
  const named = (i: number) => (place: string) => `${i}:${place}`
  return {
    starts: (all[0]?.starts ?? []).map(named(0)),
    step(place, character) {
      const at = place.indexOf(':')
      const i = Number(place.slice(0, at))
      const inner = place.slice(at + 1)
      const after = all[i]?.ends(inner) ? all[i + 1] : undefined
      return [
        ...(all[i]?.step(inner, character) ?? []).map(named(i)),
        ...(after?.starts ?? []).flatMap((start) => (after?.step(start, character) ?? []).map(named(i + 1))),
      ]
    },
    ends(place) {
      const at = place.indexOf(':')
      return Number(place.slice(0, at)) === all.length - 1 && all.at(-1)?.ends(place.slice(at + 1)) === true
    },
  }
}

/** Printable ASCII, in the order in which it is tried: words that people can read come first. */
const ALPHABET = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789-/._ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ...'!"#$%&\'()*+,:;<=>?@[\\]^`{|}~',
]

/** A machine with numbers for places, each step computed once. */
export interface Table {
  readonly starts: readonly number[]
  /** By place, then by character of the alphabet. */
  readonly steps: readonly (readonly (readonly number[])[])[]
  readonly ends: readonly boolean[]
}

export function tableOf<Place>({ starts, step, ends }: Automaton<Place>): Table {
  const names: Place[] = []
  const numbers = new Map<Place, number>()
  const numberOf = (place: Place) => {
    const known = numbers.get(place)
    if (known !== undefined) return known
    numbers.set(place, names.length)
    return names.push(place) - 1
  }
  const begun = starts.map(numberOf)
  const steps: (readonly number[])[][] = []
  for (let at = 0; at < names.length; at++)
    steps.push(ALPHABET.map((character) => step(names[at] as Place, character).map(numberOf)))
  return { starts: begun, steps, ends: names.map(ends) }
}

/** One after the other, none of them empty. */
export interface Chain extends Table {
  /** In which of them each place is. */
  readonly parts: readonly number[]
}

export function chained(all: readonly Table[]): Chain {
  const offsets: number[] = []
  let count = 0
  for (const { ends } of all) {
    offsets.push(count)
    count += ends.length
  }
  const moved = (places: readonly number[], i: number) => places.map((place) => place + (offsets[i] ?? 0))
  const steps = all.flatMap((table, i) => {
    const next = all[i + 1]
    const onwards = ALPHABET.map((_, c) =>
      moved(next?.starts.flatMap((start) => next.steps[start]?.[c] ?? []) ?? [], i + 1),
    )
    return table.steps.map((row, place) =>
      row.map((places, c) => [...moved(places, i), ...(table.ends[place] ? (onwards[c] ?? []) : [])]),
    )
  })
  return {
    starts: all[0]?.starts ?? [],
    steps,
    ends: all.flatMap(({ ends }, i) => ends.map((isEnd) => isEnd && i === all.length - 1)),
    parts: all.flatMap(({ ends }, i) => ends.map(() => i)),
  }
}

/**
 * Breadth first, so that no shorter one is left out; its time grows with the product of both.
 *
 * @returns the first of the shortest words that both take, cut as the chain is; `undefined` where they have none in
 *   common
 */
export function shortestWord(one: Chain, other: Table): string[] | undefined {
  const width = other.ends.length
  const size = one.ends.length * width
  /** How each was come to: from where, and by which character, counted from 1. */
  const [before, by] = [new Int32Array(size), new Uint8Array(size)]
  const queue = one.starts.flatMap((a) => other.starts.map((b) => a * width + b))
  const begun = new Set(queue)
  for (let at = 0; at < queue.length; at++) {
    const here = queue[at] ?? 0
    const [a, b] = [Math.floor(here / width), here % width]
    if (one.ends[a] && other.ends[b]) return wordTo(here)
    const [left, right] = [one.steps[a] ?? [], other.steps[b] ?? []]
    for (let i = 0; i < ALPHABET.length; i++)
      for (const nextA of left[i] ?? [])
        for (const nextB of right[i] ?? []) {
          const next = nextA * width + nextB
          if (by[next] || begun.has(next)) continue
          before[next] = here
          by[next] = i + 1
          queue.push(next)
        }
  }
  return undefined

  function wordTo(last: number): string[] {
    const cut: string[] = []
    for (let here = last; !begun.has(here); here = before[here] ?? 0) {
      const part = one.parts[Math.floor(here / width)] ?? 0
      cut[part] = `${ALPHABET[(by[here] ?? 1) - 1] ?? ''}${cut[part] ?? ''}`
    }
    return cut
  }
}
