/** An entry and the proof that it is in the tree: both made from what a log serves, neither taken from anybody. */
import { equalBytes, fromUtf8 } from '../bytes.ts'
import { type MerkleStep, merkleRoot } from '../sigstore/merkle.ts'
import { entriesIn } from './bundle.ts'
import type { LogHead } from './checkpoint.ts'
import { type TileId, tilePath, tileWith, WIDTH } from './coordinates.ts'
import { hashIn, nodesOf, type TileAt } from './hashes.ts'
import type { TilesFinding } from './plan.ts'
import { passed, saw } from './stage.ts'
import { inclusionRanges, leafHash, type Range, rangeHash } from './tree.ts'

export interface Place {
  readonly name: string
  readonly leaf: TileId
  readonly index: number
  /** The tile of hashes over the same entries. */
  readonly leaves: Uint8Array | undefined
}

export function lookInto(
  bundle: Uint8Array | undefined,
  { name, leaf, index, leaves }: Place,
): { readonly finding: TilesFinding; readonly entry?: Uint8Array } {
  const entry = bundle && entriesIn(bundle, leaf.width)?.[index % WIDTH]
  if (!entry) {
    const code = bundle ? 'bundle-malformed' : 'file-missing'
    return { finding: { status: 'undecided', code, evidence: [saw('file', name)] } }
  }
  const actual = saw('leaf', leafHash(entry))
  const evidence = [saw('file', name), saw('entry', fromUtf8(entry) ?? entry), actual]
  if (!leaves) return { finding: { status: 'skipped', because: { check: 'tiles' }, evidence }, entry }
  const expected = saw('tile-leaf', hashIn(leaves, index % WIDTH))
  const finding: TilesFinding = equalBytes(expected.value as Uint8Array, actual.value as Uint8Array)
    ? passed(...evidence, expected)
    : { status: 'failed', code: 'entry-mismatch', expected, actual, evidence }
  return { finding, entry }
}

export interface ProofStep extends MerkleStep, Range {
  /** Paths of the tiles that the sibling is made from. */
  readonly from: readonly string[]
}

export interface Proof {
  readonly steps: readonly ProofStep[]
  readonly reached: Uint8Array
}

/** The audit path as the tiles have it, and where it leads from the entry. */
export function prove(entry: Uint8Array, index: number, size: number, tileAt: TileAt): Proof {
  const ranges = inclusionRanges(index, size)
  const made = ranges.map((range) => {
    const from = new Set<string>()
    const hash = rangeHash(
      range,
      nodesOf((level, at) => {
        const tile = tileAt(level, at)
        const path = tile && tileWith(at * WIDTH, size, level)
        if (path) from.add(tilePath(path))
        return tile
      }),
    )
    return { hash, from: [...from] }
  })
  const hashes = made.map(({ hash }) => hash)
  const path = merkleRoot(leafHash(entry), BigInt(index), BigInt(size), hashes)
  if ('code' in path) throw new Error(`tiles: its own proof is no path: ${path.code}`)
  const steps = path.steps.map((step, i) => ({
    ...step,
    start: ranges[i]?.start ?? 0,
    end: ranges[i]?.end ?? 0,
    from: made[i]?.from ?? [],
  }))
  return { steps, reached: path.root }
}

export function checkRoot(
  { steps, reached }: Proof,
  { index, head }: { readonly index: number; readonly head: LogHead },
): TilesFinding {
  const [expected, actual] = [saw('root', head.root), saw('reached-root', reached)]
  const evidence = [
    saw('index', `${index}`, 'policy'),
    saw('size', `${head.size}`),
    saw('proof-length', `${steps.length}`),
    actual,
  ]
  return equalBytes(head.root, reached)
    ? { status: 'passed', evidence }
    : { status: 'failed', code: 'inclusion-mismatch', expected, actual, evidence }
}
