import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { equalBytes, fromHex, toHex, utf8 } from '../../playground/bytes.ts'
import { MerkleTree, leafHash, nodeHash } from '../../playground/world/merkle.ts'

/** The leaves that implementations of RFC 6962 have tested each other with, and the roots of their first 0–8. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

function treeOf(leaves: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree()
  for (const leaf of leaves) tree.append(leaf)
  return tree
}

/** Root by the definition of RFC 6962 section 2.1, over all leaves, remembering nothing. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves
  if (first === undefined) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return leafHash(first)
  let k = 1
  while (2 * k < leaves.length) k *= 2
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)))
}

/** RFC 9162 section 2.1.3.2: walks the path upwards, with no recursion in common with the prover. */
function includes(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index >= size) return false
  let fn = index
  let sn = size - 1
  let r = leafHash(leaf)
  for (const p of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else {
      r = nodeHash(r, p)
    }
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  return sn === 0 && equalBytes(r, root)
}

/** RFC 9162 section 2.1.4.2. */
function consistent(
  first: number,
  second: number,
  proof: readonly Uint8Array[],
  a: Uint8Array,
  b: Uint8Array,
): boolean {
  if (first === second) return proof.length === 0 && equalBytes(a, b)
  const path = Number.isInteger(Math.log2(first)) ? [a, ...proof] : [...proof]
  const [seed, ...rest] = path
  if (seed === undefined) return false
  let fn = first - 1
  let sn = second - 1
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1]
  let fr = seed
  let sr = seed
  for (const c of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(c, fr)
      sr = nodeHash(c, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else {
      sr = nodeHash(sr, c)
    }
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  return sn === 0 && equalBytes(fr, a) && equalBytes(sr, b)
}

const SIZES = Array.from({ length: 34 }, (_, i) => i)
const leaves = SIZES.map((i) => utf8(`leaf ${i}`))

describe('MerkleTree', () => {
  it('has the roots everyone else has', () => {
    const tree = treeOf(LEAVES.map((hex) => fromHex(hex) ?? utf8('no hex')))
    expect(ROOTS.map((_, size) => toHex(tree.root(size)))).toEqual(ROOTS)
  })

  it('has the root of the definition at every size, as it grows and afterwards', () => {
    const tree = new MerkleTree()
    for (const [index, leaf] of leaves.entries()) {
      expect(tree.append(leaf)).toBe(index)
      expect(toHex(tree.root())).toBe(toHex(rootByDefinition(leaves.slice(0, index + 1))))
    }
    for (const size of SIZES)
      expect(toHex(tree.root(size))).toBe(toHex(rootByDefinition(leaves.slice(0, size))))
  })

  it('proves every leaf in every head, and the proof fails for any other leaf, place or node', () => {
    const tree = treeOf(leaves)
    for (let size = 1; size <= 20; size++) {
      const root = tree.root(size)
      for (let index = 0; index < size; index++) {
        const leaf = leaves[index] ?? utf8('none')
        const path = tree.inclusionProof(index, size)
        expect(includes(leaf, index, size, path, root)).toBe(true)
        expect(includes(utf8('another leaf'), index, size, path, root)).toBe(false)
        if (size > 1) expect(includes(leaf, (index + 1) % size, size, path, root)).toBe(false)
        for (const i of path.keys()) {
          expect(includes(leaf, index, size, path.with(i, leafHash(utf8('forged'))), root)).toBe(false)
          expect(includes(leaf, index, size, path.toSpliced(i, 1), root)).toBe(false)
        }
      }
    }
  })

  it('proves that every head extends every earlier one, and no head of a rewritten log', () => {
    const tree = treeOf(leaves)
    const fork = treeOf(leaves.with(0, utf8('history, rewritten')))
    for (let second = 1; second <= 20; second++) {
      for (let first = 1; first <= second; first++) {
        const proof = tree.consistencyProof(first, second)
        expect(consistent(first, second, proof, tree.root(first), tree.root(second))).toBe(true)
        expect(consistent(first, second, proof, tree.root(first), fork.root(second))).toBe(false)
        expect(
          consistent(
            first,
            second,
            fork.consistencyProof(first, second),
            tree.root(first),
            fork.root(second),
          ),
        ).toBe(false)
      }
    }
  })

  it('refuses a head or leaf that it never had, by the name of the argument', () => {
    const tree = treeOf(leaves.slice(0, 3))
    for (const size of [-1, 4, 1.5, NaN]) {
      expect(() => tree.root(size)).toThrow(/^size: /)
      expect(() => tree.inclusionProof(0, size)).toThrow(/^size: /)
      expect(() => tree.consistencyProof(1, size)).toThrow(/^size: /)
    }
    for (const index of [-1, 2, 0.5, NaN]) expect(() => tree.inclusionProof(index, 2)).toThrow(/^index: /)
    for (const earlier of [0, 3, 0.5, NaN])
      expect(() => tree.consistencyProof(earlier, 2)).toThrow(/^earlier: /)
  })
})
