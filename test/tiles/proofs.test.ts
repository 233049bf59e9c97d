/** Roots and proofs from tiles beside those of the plain Merkle tree, from the tiles alone that the plan fetches. */
import { describe, expect, it } from 'vitest'
import { joinBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import { chainTiles, edgeTiles, HEIGHT, type TileId, WIDTH } from '../../playground/tiles/coordinates.ts'
import { nodesOf, topOf } from '../../playground/tiles/hashes.ts'
import { consistencyRanges, inclusionRanges, leafHash, rangeHash } from '../../playground/tiles/tree.ts'
import { MerkleTree } from '../../playground/world/merkle.ts'
import { listShared, readShared } from '../support/files.ts'

const MOST = 70_001
const tree = new MerkleTree()
const leaves: Uint8Array[] = []
for (let i = 0; i < MOST; i++) {
  const entry = utf8(`${i}`)
  tree.append(entry)
  leaves.push(leafHash(entry))
}
const tops = [leaves]
for (let level = 1; level < 3; level++) {
  const below = tops[level - 1] ?? []
  tops.push(
    Array.from({ length: Math.floor(below.length / WIDTH) }, (_, n) =>
      topOf(joinBytes(below.slice(n * WIDTH, (n + 1) * WIDTH))),
    ),
  )
}
const bytesOf = ({ level, index, width }: TileId) =>
  joinBytes((tops[level] ?? []).slice(index * WIDTH, index * WIDTH + width))

const made = new Map<string, Uint8Array | undefined>()
const nodeOf = nodesOf((level, index) => {
  const width = Math.min(WIDTH, (tops[level]?.length ?? 0) - index * WIDTH)
  return width > 0 ? bytesOf({ level, index, width }) : undefined
})

/** Every node that the tiles of the plan hold or make, and no other; each is computed once. */
function fromTiles(index: number, size: number) {
  const tiles = [...edgeTiles(size), ...chainTiles(index, size)]
  const isIn = (level: number, at: number) =>
    tiles.some((tile) => {
      const first = at * 2 ** (level % HEIGHT)
      const from = first - tile.index * WIDTH
      return tile.level === Math.floor(level / HEIGHT) && from >= 0 && from < tile.width
    })
  const node = (level: number, at: number) => {
    if (!isIn(level, at)) return undefined
    const name = `${level}/${at}`
    if (!made.has(name)) made.set(name, nodeOf(level, at))
    return made.get(name)
  }
  return {
    count: tiles.length,
    root: toHex(rangeHash({ start: 0, end: size }, node)),
    proof: inclusionRanges(index, size).map((range) => toHex(rangeHash(range, node))),
  }
}

const plain = (index: number, size: number) => ({
  root: toHex(tree.root(size)),
  proof: tree.inclusionProof(index, size).map(toHex),
})

describe('every entry of a tree', () => {
  const SMALL = [1, 2, 3, 5, 8, 100, 127, 128, 129, 255, 256, 257, 300, 511, 512, 513, 520]
  it.each(SMALL)('of %i', (size) => {
    for (let index = 0; index < size; index++)
      expect(fromTiles(index, size)).toMatchObject(plain(index, size))
  })

  const LARGE = [65_279, 65_280, 65_281, 65_535, 65_536, 65_537, 65_791, 65_792, 65_793, 70_000]
  it.each(LARGE)('at both sides of every edge of a tile, of %i', (size) => {
    const near = [0, 1, 255, 256, 65_279, 65_280, 65_535, 65_536, size - 257, size - 2, size - 1]
    for (const index of near.filter((one) => one < size)) {
      const { count, ...found } = fromTiles(index, size)
      expect(found).toEqual(plain(index, size))
      expect(count).toBeLessThanOrEqual(5)
    }
  })
})

it('a tile that was not fetched is missed, never guessed', () => {
  expect(() =>
    rangeHash(
      { start: 0, end: 300 },
      nodesOf(() => undefined),
    ),
  ).toThrow(RangeError)
})

it('paths and proofs of the Go implementation are as long', { timeout: 60_000 }, async (context) => {
  interface Proof {
    readonly leafIdx: number
    readonly treeSize: number
    readonly size1: number
    readonly size2: number
    readonly root: string
    readonly proof: readonly string[] | null
    readonly wantErr: boolean
  }
  let seen = 0
  for (const kind of ['inclusion', 'consistency'] as const) {
    for (const folder of await listShared(`merkle/${kind}`)) {
      const file = await readShared(`merkle/${kind}/${folder}/happy-path.json`)
      if (!file) continue
      const one = JSON.parse(new TextDecoder().decode(file)) as Proof
      const ranges =
        kind === 'inclusion'
          ? inclusionRanges(one.leafIdx, one.treeSize)
          : consistencyRanges(one.size1, one.size2)
      expect(ranges.length, `${kind}/${folder}`).toBe(one.proof?.length ?? 0)
      for (const hash of one.proof ?? []) expect(decodeBase64(hash)).toHaveLength(32)
      seen++
    }
  }
  if (seen === 0) return context.skip('skipped: no shared data')
  expect(seen).toBeGreaterThan(5)
})
