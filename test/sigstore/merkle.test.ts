/** The path that people see, held against the tree that made the proof and the library that judges it. */
import { bundleFromJSON } from '@sigstore/bundle'
import { LogCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js'
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js'
import { describe, expect, test } from 'vitest'
import { equalBytes, fromUtf8, toHex, utf8 } from '../../playground/bytes.ts'
import { merklePath } from '../../playground/sigstore/merkle.ts'
import { MerkleTree, leafHash, nodeHash } from '../../playground/world/merkle.ts'
import { listShared, readFixture, readShared } from '../support/files.ts'

const SIZES = Array.from({ length: 70 }, (_, i) => i + 1)
const leaves = SIZES.map((i) => utf8(`leaf ${i - 1}`))
const tree = new MerkleTree()
for (const leaf of leaves) tree.append(leaf)
const leaf = (index: number) => leaves[index] ?? utf8('none')

const pathOf = (index: number, size: number, hashes = tree.inclusionProof(index, size)) =>
  merklePath(leaf(index), BigInt(index), BigInt(size), hashes)

describe('merklePath', () => {
  test('reaches the root of every tree up to 70 entries, from every leaf, by steps that follow each other', () => {
    for (const size of SIZES) {
      const root = toHex(tree.root(size))
      for (let index = 0; index < size; index++) {
        const proof = tree.inclusionProof(index, size)
        const path = pathOf(index, size)
        if ('code' in path) throw new Error(`${index} of ${size}: ${path.code}`)
        expect(toHex(path.root)).toBe(root)
        expect(equalBytes(path.leafHash, leafHash(leaf(index)))).toBe(true)
        expect(path.steps.map(({ sibling }) => sibling)).toEqual(proof)
        let own = path.leafHash
        for (const step of path.steps) {
          expect(step.own).toBe(own)
          const [left, right] = step.side === 'left' ? [step.sibling, own] : [own, step.sibling]
          expect(equalBytes(step.result, nodeHash(left, right))).toBe(true)
          own = step.result
        }
        expect(path.root).toBe(own)
      }
    }
  })

  test('leaves the tree at the node that was changed, and nowhere before', () => {
    for (const [index, size] of [
      [0, 70],
      [37, 70],
      [69, 70],
      [15, 16],
    ] as const) {
      const honest = pathOf(index, size)
      if ('code' in honest) throw new Error(honest.code)
      for (const i of honest.steps.keys()) {
        const proof = tree.inclusionProof(index, size)
        const forged = pathOf(index, size, proof.with(i, leafHash(utf8('forged'))))
        if ('code' in forged) throw new Error(forged.code)
        const same = forged.steps.map((step, j) =>
          equalBytes(step.result, honest.steps[j]?.result ?? step.own),
        )
        expect(same).toEqual(honest.steps.map((_, j) => j < i))
        expect(equalBytes(forged.root, tree.root(size))).toBe(false)
      }
    }
  })

  test('says what is wrong with a proof of another length', () => {
    for (const size of SIZES) {
      for (let index = 0; index < size; index++) {
        const proof = tree.inclusionProof(index, size)
        expect(pathOf(index, size, [...proof, leafHash(leaf(index))])).toEqual({ code: 'proof-too-long' })
        if (proof.length > 0) expect(pathOf(index, size, proof.slice(1))).toEqual({ code: 'proof-too-short' })
      }
    }
  })

  test.each([
    [-1n, 3n],
    [3n, 3n],
    [0n, 0n],
    [0n, -1n],
    [1n << 70n, 1n << 70n],
  ])('knows that there is no leaf %s of %s', (index, size) => {
    expect(merklePath(leaf(0), index, size, [])).toEqual({ code: 'index-outside-tree' })
  })

  test('takes the sizes that real logs have, and more', () => {
    for (const bits of [31n, 53n, 63n, 64n]) {
      const hashes = Array.from({ length: Number(bits) }, () => leafHash(utf8('any')))
      const path = merklePath(leaf(0), 0n, 1n << bits, hashes)
      expect('steps' in path && path.steps.every(({ side }) => side === 'right')).toBe(true)
    }
  })
})

const SUITE = 'sigstore-conformance/bundle-verify'
const SAMPLES = 'public/samples/sigstore'
const cases = (await listShared(SUITE)).filter((name) => !/\.(md|txt)$/.test(name))

describe('merklePath and the library come to the same answer', () => {
  test.skipIf(cases.length === 0)(
    cases.length === 0
      ? 'conformance (skipped: no shared data)'
      : 'in every conformance bundle that carries a proof',
    async () => {
      let bundles = 0
      for (const name of cases) {
        if (compare(await readShared(`${SUITE}/${name}/bundle.sigstore.json`), name) > 0) bundles++
      }
      expect(bundles).toBeGreaterThan(50)
    },
  )

  test('in our sample', async () => {
    const bytes = await readFixture(`${SAMPLES}/hello-shomei-1.0.0.jar.sigstore.json`)
    expect(compare(bytes, 'sample')).toBeGreaterThan(4)
  })
})

/** @returns how many proofs there were to compare */
function compare(bytes: Uint8Array | undefined, name: string): number {
  let compared = 0
  for (const entry of entriesOf(bytes)) {
    const proof = entry.inclusionProof
    const note = proof?.checkpoint?.envelope.split('\n\n')[0]
    if (!proof || note === undefined) continue
    let checkpoint: LogCheckpoint
    try {
      checkpoint = LogCheckpoint.fromString(`${note}\n`)
    } catch {
      continue
    }
    for (const hashes of variants(proof.hashes)) {
      const path = merklePath(
        Uint8Array.from(entry.canonicalizedBody),
        BigInt(proof.logIndex),
        checkpoint.logSize,
        hashes,
      )
      const reached = 'root' in path && equalBytes(path.root, checkpoint.logHash)
      const asked = { ...entry, inclusionProof: { ...proof, hashes } }
      expect(reached, name).toBe(accepts(() => verifyMerkleInclusion(asked as never, checkpoint)))
      compared++
    }
  }
  return compared
}

function variants(hashes: readonly Buffer[]): Buffer[][] {
  return [
    [...hashes],
    [...hashes].reverse(),
    hashes.slice(1),
    [...hashes, Buffer.alloc(32)],
    ...hashes.map((hash, i) =>
      hashes.with(i, Buffer.from(hash.map((byte, j) => (j === 0 ? byte ^ 1 : byte)))),
    ),
  ]
}

function entriesOf(bytes: Uint8Array | undefined) {
  try {
    return bundleFromJSON(JSON.parse(fromUtf8(bytes ?? utf8('')) ?? '')).verificationMaterial.tlogEntries
  } catch {
    return []
  }
}

function accepts(ask: () => void): boolean {
  try {
    ask()
    return true
  } catch {
    return false
  }
}
