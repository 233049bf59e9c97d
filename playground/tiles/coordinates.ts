/** Where a log's tiles are, and how wide (C2SP tlog-tiles 0.1.0, "Merkle Tree", "Partial Tiles", "Log entries"). */

/** Levels of the tree that one tile stands for. */
export const HEIGHT = 8
/** Hashes in a full tile, and entries in a full bundle. */
export const WIDTH = 2 ** HEIGHT
/** Bytes of a hash. */
export const HASH = 32

export interface TileId {
  /** 0 holds hashes of leaves, each above it one hash for a full tile of the level below. */
  readonly level: number
  /** Within the level. */
  readonly index: number
  /** Hashes in it: 256, or fewer at the right edge. */
  readonly width: number
}

/** `tile/<L>/<N>[.p/<W>]`, below the log's prefix. */
export function tilePath({ level, index, width }: TileId): string {
  return `tile/${level}/${numbered(index, width)}`
}

/** `tile/entries/<N>[.p/<W>]`. */
export function bundlePath({ index, width }: Omit<TileId, 'level'>): string {
  return `tile/entries/${numbered(index, width)}`
}

/** Three digits an element, all but the last behind an `x`: 1234067 is `x001/x234/067`. */
function numbered(index: number, width: number): string {
  const digits = `${index}`.padStart(Math.ceil(`${index}`.length / 3) * 3, '0')
  const elements = digits.match(/\d{3}/g) ?? []
  const path = elements.map((one, i) => (i === elements.length - 1 ? one : `x${one}`)).join('/')
  return width === WIDTH ? path : `${path}.p/${width}`
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** @returns what is asked for by a path, `undefined` if that is none that {@link tilePath} or {@link bundlePath} makes */
export function readPath(path: string): (TileId & { readonly kind: 'hashes' | 'entries' }) | undefined {
  const [, where = '', number = '', partial] = PATH.exec(path) ?? []
  const kind = where === 'entries' ? 'entries' : 'hashes'
  const tile = {
    level: kind === 'entries' ? 0 : Number(where),
    index: Number(number.replace(/[x/]/g, '')),
    width: partial === undefined ? WIDTH : Number(partial),
  }
  const made = kind === 'entries' ? bundlePath(tile) : tilePath(tile)
  return path === made && tile.width <= WIDTH ? { kind, ...tile } : undefined
}

/** Hashes that a tree of `size` leaves has at the lowest row of the tiles of `level`: each a full tile below it. */
export const hashesAt = (size: number, level: number): number => Math.floor(size / WIDTH ** level)

/** The tile of a level with the `nth` of its hashes, as wide as a tree of that size has it. @returns `undefined` if there is none */
export function tileWith(nth: number, size: number, level: number): TileId | undefined {
  const index = Math.floor(nth / WIDTH)
  const width = Math.min(WIDTH, hashesAt(size, level) - index * WIDTH)
  return width > nth - index * WIDTH ? { level, index, width } : undefined
}

/** The partial tiles at the right edge of a tree: together they make its root. Lowest first; none of an empty tree. */
export function edgeTiles(size: number): TileId[] {
  const tiles: TileId[] = []
  for (let level = 0; hashesAt(size, level) > 0; level++) {
    const width = hashesAt(size, level) % WIDTH
    if (width > 0) tiles.push({ level, index: Math.floor(hashesAt(size, level) / WIDTH), width })
  }
  return tiles
}

/** The full tiles from a leaf upwards, each named by the one above it, until the right edge is met. Lowest first. */
export function chainTiles(index: number, size: number): TileId[] {
  const tiles: TileId[] = []
  for (let level = 0; ; level++) {
    const tile = tileWith(hashesAt(index, level), size, level)
    if (tile?.width !== WIDTH) return tiles
    tiles.push(tile)
  }
}
