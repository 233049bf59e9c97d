import { describe, expect, it } from 'vitest'
import { TILED_SEED, TILED_SIZE, TILES_ATTACK_PLAN } from '../../playground/attacks/tiles-plan.ts'
import { createTiledWorld, tilesScene } from '../../playground/attacks/tiles.ts'
import { fromUtf8 } from '../../playground/bytes.ts'
import { decisiveIn } from '../../playground/report.ts'
import { fullTiles } from '../../playground/world/tiles/log.ts'

const world = createTiledWorld(
  { seed: TILED_SEED, fullTiles: fullTiles(TILED_SEED, TILED_SIZE) },
  TILED_SIZE,
  new Date('2026-10-01T09:00:00Z'),
)
/** First, middle, at edges of tiles, and in the last. */
const INDEXES = [0, 255, 256, 41_234, 65_535, 65_536, 69_887, 69_888, 69_999]

it('an honest log is verified, and its witness has seen it grow', () => {
  for (const index of INDEXES) {
    const { walk, witness, remembered, isGenuine } = tilesScene(world, undefined, index, 1)
    expect([index, walk.report.verdict, witness.verdict, isGenuine]).toEqual([
      index,
      'verified',
      'verified',
      true,
    ])
    expect(remembered.size).toBe(69_000)
  }
})

describe.each(TILES_ATTACK_PLAN)('$id', ({ id, stops, unasked, refused }) => {
  it('ends where the plan says, for who wants a witness and for who does without', () => {
    for (const index of INDEXES) {
      const asked = tilesScene(world, id, index, 1)
      expect([index, decisiveIn(asked.walk.report.checks)?.id, asked.walk.report.verdict]).toEqual([
        index,
        stops,
        'rejected',
      ])
      const { report } = tilesScene(world, id, index, 0).walk
      expect([index, decisiveIn(report.checks)?.id]).toEqual([index, unasked])
      expect([index, report.verdict]).toEqual([index, unasked ? 'rejected' : 'verified'])
      expect(decisiveIn(asked.witness.checks)?.id).toBe(refused)
    }
  })
})

describe('who is shown another tree', () => {
  it('finds all of it right but the witness, and an entry that nobody else sees', () => {
    const { walk, isGenuine } = tilesScene(world, 'forked', 41_234, 1)
    expect(isGenuine).toBe(false)
    expect(walk.head?.size).toBe(TILED_SIZE)
    const failed = walk.report.checks.filter(({ status }) => status !== 'passed')
    expect(failed).toMatchObject([{ id: 'cosignatures', code: 'cosignatures-too-few' }])
    const genuine = tilesScene(world, undefined, 41_234, 1).walk
    expect(fromUtf8(walk.entry ?? new Uint8Array())).not.toBe(fromUtf8(genuine.entry ?? new Uint8Array()))
  })

  it('is not convinced by a cosignature of the other', () => {
    const { walk } = tilesScene(world, 'borrowed', 41_234, 1)
    expect(decisiveIn(walk.report.checks)?.code).toBe('cosignature-invalid')
  })
})

it('a witness says why: two trees of one size, or a past that is no longer its past', () => {
  const codeOf = (id: 'forked' | 'rewritten') =>
    decisiveIn(tilesScene(world, id, 41_234, 1).witness.checks)?.code
  expect([codeOf('forked'), codeOf('rewritten')]).toEqual(['split-view', 'earlier-root-mismatch'])
})

it('a tampered tile is named', () => {
  const { walk } = tilesScene(world, 'tampered', 41_234, 1)
  expect(walk.tiles.filter(({ fits }) => !fits).map(({ path }) => path)).toEqual(['tile/0/161'])
  expect(decisiveIn(walk.report.checks)?.code).toBe('tile-mismatch')
  // In the last tile there is none above to hold it to: all of the right edge makes another root.
  expect(decisiveIn(tilesScene(world, 'tampered', 69_999, 1).walk.report.checks)?.code).toBe('root-mismatch')
})
