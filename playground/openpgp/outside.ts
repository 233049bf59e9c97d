/** What stands in a file that is signed in clear and was not signed: where, and the words themselves. */
import { isArmored } from './reading/armor.ts'
import { latin1 } from './reading/characters.ts'
import { isOutside, type OutsideSpan, type Partition, type Place } from './reading/spans.ts'

/** Something that nobody signed. */
export interface Passage {
  readonly place: Place
  /** Offset of its first byte in the file, and of the first behind it. */
  readonly start: number
  readonly end: number
  /** Lines of the file, counted from 1 and by line feeds, that it stands on. */
  readonly lines: { readonly first: number; readonly last: number }
  /** Its bytes, at most {@link LONGEST_PASSAGE} of them. */
  readonly bytes: Uint8Array
}

/** All that stands outside; the rest of the file is signed text, syntax, or blanks that say nothing. */
export interface OutsideWords {
  /** In the order of the file, at most {@link MOST_PASSAGES} of them. */
  readonly passages: readonly Passage[]
  /** How many passages there are. */
  readonly count: number
  /** How many bytes they have. */
  readonly size: number
}

export const MOST_PASSAGES = 100
export const LONGEST_PASSAGE = 4096

const FEED = 0x0a

/** Counts line feeds from the start of a file on; asked for places in their order. */
class LineCount {
  readonly #file: Uint8Array
  #line = 1
  #at = 0

  constructor(file: Uint8Array) {
    this.#file = file
  }

  of(offset: number): number {
    for (;;) {
      const feed = this.#file.indexOf(FEED, this.#at)
      if (feed < 0 || feed >= offset) return this.#line
      this.#line += 1
      this.#at = feed + 1
    }
  }
}

export function outsideWords(file: Uint8Array, partition: Partition): OutsideWords {
  const count = new LineCount(file)
  const passages: Passage[] = []
  const all = { count: 0, size: 0 }
  for (const span of partition.spans()) {
    if (!isOutside(span)) continue
    all.count += 1
    all.size += span.end - span.start
    if (passages.length < MOST_PASSAGES) passages.push(passageOf(file, span, count))
  }
  return { passages, ...all }
}

function passageOf(file: Uint8Array, { start, end, whose }: OutsideSpan, count: LineCount): Passage {
  const lines = { first: count.of(start), last: count.of(end - 1) }
  return { place: whose, start, end, lines, bytes: file.slice(start, Math.min(end, start + LONGEST_PASSAGE)) }
}

const FRAME = /^\s*-----(BEGIN|END) PGP /

/** Whether anything but blanks stands before, between or behind the armors of a file of signatures. */
export function isAmongWords(file: Uint8Array): boolean {
  if (!isArmored(file)) return false
  let isInside = false
  for (const [line] of latin1(file).matchAll(/[^\r\n]+/g)) {
    const [, edge] = FRAME.exec(line) ?? []
    if (edge === undefined && !isInside && /\S/.test(line)) return true
    if (edge !== undefined) isInside = edge === 'BEGIN'
  }
  return false
}
