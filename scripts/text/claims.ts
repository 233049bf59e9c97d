/** Holds what the deck says to the list of claims that age: nothing dated is said that the list lacks, and nothing is listed that nobody says. */
import { load } from '@slidev/parser/fs'
import { CLAIMS, type Claim } from '../../pages/claims.ts'
import { DECK } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'
import { allProse, type ProseKind, read } from './prose.ts'

/** Something that is said in one place: a slide with its note, a file of words, the README. */
export interface Place {
  /** Below the project's folder. */
  readonly file: string
  /** The slide's title, where the file is a chapter. */
  readonly slide?: string
  readonly kind: ProseKind
  /** As it is read or heard: {@link plain}. */
  readonly text: string
  /** Where a claim may stand although nothing dated is looked for there: the README's English half. */
  readonly more?: string
}

/** Bounds of a Remark whose label says that it speaks of a year. */
const [OPEN, CLOSE] = ['\u0001', '\u0002']

const YEAR = /(?<![\w.,/-])20[12]\d(?![\d,/])(?:-\d\d-\d\d)?/g
/** Of what is named; Rekor's v1 and v2 are names of two logs, not versions that go by. */
const TOOL = /\b(?:npm|Node(?:\.js)?|gpg|GnuPG|[Cc]osign|CPython|Python|SLSA|coreutils) ?v?\d[\d.]*/g
const VERSION = /(?<![\w.-])v?\d+\.\d+(?:\.\d+)*(?![\w-])|(?<![\w.])v(?:[3-9]|\d\d)\b(?!\.\d)/g
const NOW = /いま(?:は|も|でも|や)(?!し)|今(?:は(?!日)|も(?!度)|の標準)|現在|既定|当面/g

const PATTERNS: Readonly<Record<ProseKind, readonly RegExp[]>> = {
  slide: [YEAR, TOOL, VERSION, NOW],
  note: [YEAR, TOOL, VERSION, NOW],
  prose: [YEAR, TOOL, VERSION, NOW],
  // Words speak of the lab's own clock and of samples' versions: years and tools that are named are what ages there.
  word: [YEAR, TOOL],
  document: [YEAR, TOOL],
}

/**
 * @param source Markdown with Slidev's tags
 * @returns its words alone, each blank once; a Remark of a year stays marked
 */
export function plain(source: string): string {
  return source
    .replace(/<Remark\b[^>]*\bkind="(?:now|was)"[^>]*>([\s\S]*?)<\/Remark>/g, `${OPEN}$1${CLOSE}`)
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/\[click(?::\d+)?\]|\*\*|[`[\]]/g, '')
    .replace(/\s+/g, ' ')
}

interface Span {
  readonly start: number
  readonly end: number
}

/** What is dated in a text, by a pattern or by the label of its Remark. */
function datedIn({ kind, text }: Place): Span[] {
  const found = PATTERNS[kind]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ 0: words, index }) => ({ start: index, end: index + words.length }))
  const remarks = [...text.matchAll(new RegExp(`${OPEN}[^${CLOSE}]*${CLOSE}`, 'g'))]
  return [...found, ...remarks.map(({ 0: words, index }) => ({ start: index, end: index + words.length }))]
}

function occurrences(text: string, phrase: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    spans.push({ start: at, end: at + phrase.length })
  return spans
}

const nameOf = ({ file, slide }: Pick<Place, 'file' | 'slide'>) => (slide ? `${file} › ${slide}` : file)

/** @returns one line a fault: what is said and not listed, and what is listed and not said */
export function faultsOfClaims(places: readonly Place[], claims: readonly Claim[]): string[] {
  const faults: string[] = []
  const said = claims.flatMap(({ id, said }) => said.map((one) => ({ id, ...one })))
  for (const { id, phrase, ...where } of said) {
    const there = places.filter((place) => nameOf(place) === nameOf(where))
    if (there.length === 0) faults.push(`${nameOf(where)}: no such place (claim ${id})`)
    else if (!there.some(({ text, more = '' }) => `${text}\n${more}`.includes(phrase)))
      faults.push(`${nameOf(where)}: nobody says 「${phrase}」 any more (claim ${id})`)
  }
  for (const place of places) {
    const covered = said
      .filter((one) => nameOf(one) === nameOf(place))
      .flatMap(({ phrase }) => occurrences(place.text, phrase))
    for (const { start, end } of datedIn(place)) {
      const words = place.text.slice(start, end)
      const remark = words.startsWith(OPEN)
      const listed = covered.some((span) =>
        remark ? span.start >= start && span.end <= end : span.start <= start && span.end >= end,
      )
      const around = place.text.slice(Math.max(0, start - 20), end + 20).replaceAll(/[\u0001\u0002]/g, '')
      if (!listed)
        faults.push(`${nameOf(place)}: 「${around.trim()}」 ages, and pages/claims.ts does not list it`)
    }
  }
  return [...faults, ...ids(claims)]
}

function ids(claims: readonly Claim[]): string[] {
  const seen = new Set<string>()
  return claims.flatMap(({ id }) => (seen.size === seen.add(id).size ? [`two claims are called ${id}`] : []))
}

/** Every place of the deck: its slides with their notes, its words, its README. */
export async function allPlaces(): Promise<Place[]> {
  const { slides } = await load({ userRoot: ROOT, roots: [ROOT] }, DECK)
  const deck = slides.flatMap(({ title = '', content, note = '', source }) => {
    const file = source.filepath
      .slice(ROOT.length)
      .replace(/^[\\/]/, '')
      .replaceAll('\\', '/')
    return [
      { file, slide: title, kind: 'slide' as const, text: plain(content) },
      { file, slide: title, kind: 'note' as const, text: plain(note) },
    ]
  })
  const rest = allProse()
    .filter(({ kind }) => kind === 'prose' || kind === 'word' || kind === 'document')
    .map(({ path, kind, text }) => ({
      file: path,
      kind,
      text: plain(text),
      ...(kind === 'document' ? { more: plain(read(path)) } : {}),
    }))
  return [...deck, ...rest]
}

/** @returns one line a fault in the deck as it is */
export async function claimFaults(): Promise<string[]> {
  return faultsOfClaims(await allPlaces(), CLAIMS)
}
