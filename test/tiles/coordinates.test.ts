import { describe, expect, it } from 'vitest'
import { bundleOf, entriesIn } from '../../playground/tiles/bundle.ts'
import {
  bundlePath,
  chainTiles,
  edgeTiles,
  hashesAt,
  readPath,
  tilePath,
  WIDTH,
} from '../../playground/tiles/coordinates.ts'
import { utf8 } from '../../playground/bytes.ts'

const named = (size: number) => edgeTiles(size).map(tilePath)

describe('the paths of the specification', () => {
  it('number a tile in elements of three digits', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: WIDTH })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1')
    expect(bundlePath({ index: 1000, width: 8 })).toBe('tile/entries/x001/000.p/8')
  })

  it('have its example: a tree of 70,000 has partial tiles of 112, 17 and 1', () => {
    expect([hashesAt(70_000, 1), hashesAt(70_000, 2)]).toEqual([273, 1])
    expect(named(70_000)).toEqual(['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1'])
    expect(named(256)).toEqual(['tile/1/000.p/1'])
    expect(named(0)).toEqual([])
  })

  it('are read back, and nothing else is', () => {
    for (const path of ['tile/0/273.p/112', 'tile/entries/x001/x234/067', 'tile/63/000'])
      expect(readPath(path), path).toMatchObject({ kind: path.includes('entries') ? 'entries' : 'hashes' })
    for (const path of [
      'checkpoint',
      'tile/00/000',
      'tile/0/0',
      'tile/0/x000/001',
      'tile/0/001/x234',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/300',
      'tile/8/0/000',
      '/tile/0/000',
    ])
      expect(readPath(path), path).toBeUndefined()
  })
})

it('a client fetches from a leaf upwards until it meets the right edge', () => {
  expect(chainTiles(41_234, 70_000).map(tilePath)).toEqual(['tile/0/161', 'tile/1/000'])
  expect(chainTiles(69_000, 70_000).map(tilePath)).toEqual(['tile/0/269'])
  expect(chainTiles(69_999, 70_000)).toEqual([])
})

describe('a bundle', () => {
  const entries = ['', 'a', 'x'.repeat(300)].map(utf8)

  it('holds entries of any length below 64 KiB', () => {
    expect(entriesIn(bundleOf(entries), 3)).toEqual(entries)
    expect(() => bundleOf([new Uint8Array(65_536)])).toThrow('entries')
  })

  it('of another number of entries, or cut anywhere, is none', () => {
    const bundle = bundleOf(entries)
    expect(entriesIn(bundle, 2)).toBeUndefined()
    expect(entriesIn(bundle, 4)).toBeUndefined()
    for (let end = 0; end < bundle.length; end++)
      expect(entriesIn(bundle.subarray(0, end), 3)).toBeUndefined()
  })
})
