/** A few letters as a picture of black and white squares: the body of a baseline JPEG (ITU-T T.81), in grey. */

/** Squares are the blocks of eight by eight pixels that JPEG works on. */
const BLOCK = 8

/** Five by seven squares each. */
const FONT: Readonly<Record<string, readonly string[]>> = {
  ' ': ['     ', '     ', '     ', '     ', '     ', '     ', '     '],
  '0': [' ### ', '#   #', '#  ##', '# # #', '##  #', '#   #', ' ### '],
  '1': ['  #  ', ' ##  ', '  #  ', '  #  ', '  #  ', '  #  ', ' ### '],
  '9': [' ### ', '#   #', '#   #', ' ####', '    #', '   # ', ' ##  '],
  A: [' ### ', '#   #', '#   #', '#####', '#   #', '#   #', '#   #'],
  E: ['#####', '#    ', '#    ', '#### ', '#    ', '#    ', '#####'],
  N: ['#   #', '##  #', '# # #', '#  ##', '#   #', '#   #', '#   #'],
  P: ['#### ', '#   #', '#   #', '#### ', '#    ', '#    ', '#    '],
  Y: ['#   #', '#   #', ' # # ', '  #  ', '  #  ', '  #  ', '  #  '],
}
const LETTER = { width: 6, height: 8 }

export interface Mosaic {
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** From the quantization table to the end of the image: what follows a JPEG's first marker. */
  readonly segments: Buffer
}

/** Row by row, whether each square is black; with a margin of one square. */
function squares(lines: readonly string[], columns: number): boolean[][] {
  const white = Array<boolean>(columns).fill(false)
  const rows = lines.flatMap((line) =>
    [0, 1, 2, 3, 4, 5, 6]
      .map((y) => {
        const row = [...line].flatMap((letter) =>
          [...(FONT[letter]?.[y] ?? '     '), ' '].map((dot) => dot === '#'),
        )
        return [false, ...row, ...white].slice(0, columns)
      })
      .concat([white]),
  )
  return [white, ...rows]
}

function segment(marker: number, ...body: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body])
}

/** With every coefficient but the first of a block at zero, a step of 8 makes the first the grey itself. */
const QUANTIZATION = segment(0xdb, 0, ...Array<number>(64).fill(BLOCK))
/** `0`: as the block before; `10`: eight bits of difference follow; `110`: seven. */
const FIRST_COEFFICIENTS = segment(0xc4, 0x00, 1, 1, 1, ...Array<number>(13).fill(0), 0, 8, 7)
/** `0`: the rest of the block is zero. */
const OTHER_COEFFICIENTS = segment(0xc4, 0x10, 1, ...Array<number>(15).fill(0), 0)
const SCAN = segment(0xda, 1, 1, 0x00, 0, 63, 0)
const END = Buffer.from([0xff, 0xd9])
const BLACK = -128
const WHITE = 127

/** The bits of one block whose grey differs by `difference` from the block before. */
function blockBits(difference: number): string {
  if (difference === 0) return '00'
  const category = Math.abs(difference) < 128 ? 7 : 8
  const value = difference > 0 ? difference : difference + 2 ** category - 1
  return `${category === 8 ? '10' : '110'}${value.toString(2).padStart(category, '0')}0`
}

function scanData(greys: readonly number[]): Buffer {
  let bits = ''
  greys.forEach((grey, i) => (bits += blockBits(grey - (greys[i - 1] ?? 0))))
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])))
}

/** @param columns width in squares, so that two pictures can have the same size */
export function mosaic(lines: readonly string[], columns: number): Mosaic {
  const rows = squares(lines, columns)
  const [width, height] = [columns * BLOCK, rows.length * BLOCK]
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff]
  const frame = segment(0xc0, 8, ...size, 1, 1, 0x11, 0)
  // A black first block would need eight bits of its own: -128 is 255 below white, and that the margin always is.
  const greys = rows.flat().map((black) => (black ? BLACK : WHITE))
  const segments = [QUANTIZATION, frame, FIRST_COEFFICIENTS, OTHER_COEFFICIENTS, SCAN, scanData(greys), END]
  return { width, height, segments: Buffer.concat(segments) }
}

/** Squares that a line of `letters` letters takes. */
export function columnsFor(letters: number): number {
  return letters * LETTER.width + 1
}
