import type { Source } from '../../playground/report.ts'

/** The deck's drawn family: whoever and whatever comes back from chapter to chapter, known without reading. */
export type FigureKind =
  | 'parcel'
  | 'tag'
  | 'seal'
  | 'key'
  | 'badge'
  | 'entry'
  | 'register'
  | 'proof'
  | 'checkpoint'
  | 'clock'
  | 'witness'
  | 'clerk'
  | 'workflow'
  | 'signer'
  | 'verifier'
  | 'thief'

/** Whose colour a figure has: that of who controls its bytes, or the deck's. */
export type FigureTone = Source | 'accent' | 'bad' | 'muted'

export interface FigureDrawing {
  /** Its own colour, unless the place asks for another. */
  readonly tone: FigureTone
  /** Paths in a square of 48: drawn as lines; */
  readonly line: string
  /** filled with a breath of the colour; */
  readonly soft?: string
  /** filled. A hole is a path the other way round. */
  readonly solid?: string
}

/** A dot, in either direction. */
const dot = (x: number, y: number, r: number, way: 0 | 1 = 1): string =>
  `M${x - r} ${y}A${r} ${r} 0 1 ${way} ${x + r} ${y}A${r} ${r} 0 1 ${way} ${x - r} ${y}Z`

const HEAD = dot(17, 14, 8)
const SHOULDERS = 'M4 43C4 26 30 26 30 43Z'
const BOOK = 'M10 4H39V44H10Z'
const ROSETTE = dot(24, 17, 13)
const GEAR =
  'M20.3 10 20.7 4.8 27.3 4.8 27.7 10 31.3 11.5 35.3 8.1 39.9 12.7 36.5 16.7 38 20.3 43.2 20.7 43.2 27.3 38 27.7 36.5 31.3 39.9 35.3 35.3 39.9 31.3 36.5 27.7 38 27.3 43.2 20.7 43.2 20.3 38 16.7 36.5 12.7 39.9 8.1 35.3 11.5 31.3 10 27.7 4.8 27.3 4.8 20.7 10 20.3 11.5 16.7 8.1 12.7 12.7 8.1 16.7 11.5Z'
const EYE = 'M3 24C12 8 36 8 45 24C36 40 12 40 3 24Z'

export const FIGURES: Readonly<Record<FigureKind, FigureDrawing>> = {
  parcel: {
    tone: 'artifact',
    line: 'M5 18V43H43V18M5 18 11 6H37L43 18Z',
    soft: 'M5 18H43V43H5Z',
    solid: 'M20.5 6H27.5L28.5 18V27H19.5V18Z',
  },
  tag: {
    tone: 'claim',
    line: 'M3 24 15 8H45V40H15ZM28 16 26 32M37 16 35 32M23 21H40M22 27H39',
    soft: 'M3 24 15 8H45V40H15Z',
    solid: dot(14, 24, 2.6),
  },
  seal: {
    tone: 'claim',
    line: `${ROSETTE}M15 28 11 45 24 38 37 45 33 28`,
    soft: ROSETTE,
    solid: dot(24, 17, 5.5),
  },
  key: {
    tone: 'trust',
    line: `${dot(15, 33, 10.5)}M22.5 25.5 43 5M32.5 15.5 39 22M40 8 45 13`,
    soft: dot(15, 33, 10.5),
    solid: dot(12.5, 35.5, 3),
  },
  badge: {
    tone: 'policy',
    line: 'M3 9H45V40H3ZM29 19H39M29 26H39M29 33H35',
    soft: 'M3 9H45V40H3Z',
    solid: `${dot(16, 19.5, 4.5)}M8.5 34C8.5 24 23.5 24 23.5 34Z`,
  },
  entry: {
    tone: 'accent',
    line: 'M4 15H44V33H4ZM19 24H37M9 7H39M9 41H39',
    soft: 'M4 15H44V33H4Z',
    solid: dot(11.5, 24, 3),
  },
  register: {
    tone: 'trust',
    line: `${BOOK}M17 4V44M23 14H33M23 24H33M23 34H33M6 12H13M6 24H13M6 36H13`,
    soft: BOOK,
  },
  proof: {
    tone: 'accent',
    line: `${dot(35, 24, 4)}${dot(18, 40, 4)}${dot(30, 40, 4)}${dot(43, 40, 4)}M21 12 15.5 20.5M27 12 32.5 20.5M11 28 7.5 36M15 28 16.5 36M34 28 31.5 36M37 28 41 36`,
    solid: `${dot(24, 8, 5)}${dot(13, 24, 5)}${dot(6, 40, 5)}`,
  },
  checkpoint: {
    tone: 'accent',
    line: `M21 44H5V4H34V17M12 4V44M18 13H28M18 21H22${dot(34, 28, 8.5)}M28.5 35 26.5 46 34 42 41.5 46 39.5 35`,
    soft: dot(34, 28, 8.5),
    solid: dot(34, 28, 3.5),
  },
  clock: {
    tone: 'trust',
    line: `${dot(24, 24, 19)}M24 12V24L33 30`,
    soft: dot(24, 24, 19),
  },
  witness: {
    tone: 'trust',
    line: `${EYE}${dot(24, 24, 8)}`,
    soft: EYE,
    solid: dot(24, 24, 3.6),
  },
  clerk: {
    tone: 'trust',
    line: `${dot(24, 14, 7.5)}M11 33C12 22 36 22 37 33M3 33H45V44H3ZM18 38.5H30`,
    soft: 'M3 33H45V44H3Z',
    solid: 'M14 11.5C14 1.5 34 1.5 34 11.5Z',
  },
  workflow: {
    tone: 'accent',
    line: `${GEAR}${dot(24, 24, 6)}`,
    soft: GEAR,
  },
  signer: {
    tone: 'accent',
    line: `${HEAD}${SHOULDERS}M41 13 33 33 33 42 40 36 47 16Z`,
    soft: SHOULDERS,
    solid: 'M33 36V42L38 38Z',
  },
  verifier: {
    tone: 'policy',
    line: `${HEAD}${SHOULDERS}${dot(35, 24, 8)}M40.5 30 46 40`,
    soft: SHOULDERS,
  },
  thief: {
    tone: 'bad',
    line: 'M6 14H42M14 14V20C14 33 34 33 34 20V14M4 45C5 35 12 32 18 30M44 45C43 35 36 32 30 30',
    solid: `M14.5 14 17 3H31L33.5 14ZM14 17.5H34V24H27.5L24 21.5 20.5 24H14Z${dot(19, 20.6, 1.7, 0)}${dot(29, 20.6, 1.7, 0)}`,
  },
}
