/** Cuts the deck's faces down to what the deck says. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Blob, Face as HarfbuzzFace } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { CACHE, ROOT } from '../lib/paths.ts'
import type { Face } from './faces.ts'
import type { DeckText } from './text.ts'
import { inUnicodeRange, unicodeRange } from './unicode-range.ts'

/** One file of one face. */
export interface FontPiece {
  readonly family: string
  readonly weight: number
  /** A WOFF2 file in the cache. */
  readonly file: string
  /** Exactly what the file sets. */
  readonly range: string
}

/** Part of the key of what is remembered: change it with the way a piece is cut. */
const RECIPE = 1

/**
 * @returns the face's pieces: what slide 1 needs, then the rest; no character is in two of them
 * @throws {Error} if the face's package is not installed
 */
export async function facePieces(face: Face, text: DeckText): Promise<FontPiece[]> {
  const first = face.first(text)
  const rest = new Set([...face.deck(text)].filter((character) => !first.has(character)))
  return [...(await pieces(face, 'first', first)), ...(await pieces(face, 'deck', rest))]
}

async function pieces(face: Face, part: string, wanted: ReadonlySet<string>): Promise<FontPiece[]> {
  const found: FontPiece[] = []
  let missing = wanted
  for (const slice of slices(face)) {
    const candidates = [...missing].filter(slice.mayHave)
    if (candidates.length === 0) continue
    const piece = await cut(face, slice.name, part, candidates)
    if (piece === undefined) continue
    found.push(piece)
    missing = new Set([...missing].filter((character) => !inUnicodeRange(piece.range)(character)))
  }
  return found
}

interface Slice {
  readonly name: string
  mayHave(character: string): boolean
}

/** The whole font first, then the slices that its package describes. */
function slices(face: Face): Slice[] {
  const ranges = JSON.parse(readFileSync(packageFile(face, 'unicode.json'), 'utf8')) as Record<string, string>
  const described = Object.entries(ranges).map(([name, range]) => ({
    name: name.replace(/[[\]]/g, ''),
    mayHave: inUnicodeRange(range),
  }))
  return face.whole === undefined ? described : [{ name: face.whole, mayHave: () => true }, ...described]
}

/** A piece that was cut before is taken from the cache: cutting takes seconds. */
async function cut(
  face: Face,
  slice: string,
  part: string,
  characters: readonly string[],
): Promise<FontPiece | undefined> {
  const slug = face.package.split('/')[1] ?? face.package
  const source = packageFile(face, join('files', `${slug}-${slice}-${face.weight}-normal.woff2`))
  const { version } = JSON.parse(readFileSync(packageFile(face, 'package.json'), 'utf8')) as {
    version: string
  }
  const key = createHash('sha256')
    .update([RECIPE, source.slice(ROOT.length), version, characters.toSorted().join('')].join('\n'))
    .digest('hex')
    .slice(0, 16)
  const folder = join(CACHE, 'fonts', key)
  const file = join(folder, `${slug}-${face.weight}-${part}.woff2`)
  const note = join(folder, 'range')
  if (!existsSync(note)) {
    const sfnt = await subsetFont(readFileSync(source), characters.join(''), { targetFormat: 'sfnt' })
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, await subsetFont(sfnt, characters.join(''), { targetFormat: 'woff2' }))
    writeFileSync(note, unicodeRange(covered(sfnt)))
  }
  const range = readFileSync(note, 'utf8')
  return range === '' ? undefined : { family: face.family, weight: face.weight, file, range }
}

function covered(sfnt: Uint8Array): string[] {
  const face = new HarfbuzzFace(new Blob(new Uint8Array(sfnt).buffer))
  return Array.from(face.collectUnicodes(), (point) => String.fromCodePoint(point))
}

function packageFile(face: Face, file: string): string {
  return join(ROOT, 'node_modules', face.package, file)
}
