/** What an inclusion proof says of the tree beside its checkpoint: some verifiers compute with the one, some with the other. */
import { describe, expect, test } from 'vitest'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { alice, ask, keyless, plain, world } from './lab.ts'
import { named } from './suite.ts'

type Proof = NonNullable<BundleJson['verificationMaterial']['tlogEntries'][number]['inclusionProof']>

describe.each(['v1', 'v2'] as const)('a proof of a %s log', (log) => {
  const { bundle } = signKeyless(world, { ...plain, identity: alice, log })
  const saying = (change: (proof: Proof) => void) => {
    const copy = structuredClone(bundle)
    const [entry] = copy.verificationMaterial.tlogEntries
    if (entry?.inclusionProof) change(entry.inclusionProof)
    return ask(copy, keyless)
  }
  const comparedIn = (report: ReturnType<typeof ask>) => {
    const check = report.checks.find(({ id }) => id === 'inclusion-proof')
    return check && 'expected' in check ? [check.expected?.label, check.actual?.value] : undefined
  }

  test('that says what its checkpoint says is true', () => {
    expect(saying(() => undefined).verdict).toBe('verified')
  })

  test.each([
    ['another root hash', (proof: Proof) => (proof.rootHash = encodeBase64(new Uint8Array(32))), 'root-hash'],
    ['a part of the root hash', (proof: Proof) => (proof.rootHash = proof.rootHash.slice(0, 4)), 'root-hash'],
    ['a larger tree', (proof: Proof) => (proof.treeSize = String(Number(proof.treeSize) + 1)), 'tree-size'],
    ['a far larger tree', (proof: Proof) => (proof.treeSize = '9007199254740993'), 'tree-size'],
  ])('that says %s is rejected', (_, change, label) => {
    const report = saying(change)
    expect(named(report)).toEqual(['inclusion-proof: proof-differs'])
    expect(report.verdict).toBe('rejected')
    expect(report.library?.accepts).toBe(true)
    expect(comparedIn(report)?.[0]).toBe(label)
  })

  test.each([
    ['no root hash', (proof: Partial<Proof>) => delete proof.rootHash],
    ['no size', (proof: Partial<Proof>) => delete proof.treeSize],
    ['a size of 0, which is none', (proof: Partial<Proof>) => (proof.treeSize = '0')],
  ])('that says %s is compared with nothing', (_, change) => {
    const report = saying(change)
    expect(named(report)).toEqual(['inclusion-proof: proof-incomplete'])
    expect(report.verdict).toBe('undecided')
  })

  test.each([
    ['a hash more', (proof: Proof) => (proof.hashes = [...proof.hashes, proof.rootHash])],
    ['a hash less', (proof: Proof) => (proof.hashes = proof.hashes.slice(1))],
    ['a leaf outside the tree', (proof: Proof) => (proof.logIndex = proof.treeSize)],
  ])('with %s is no path of such a tree: none of its hashes was followed', (_, change) => {
    const report = saying(change)
    expect([report.verdict, ...named(report)]).toEqual(['rejected', 'inclusion-proof: proof-shape'])
  })

  test('whose path does not lead there is told by its path', () => {
    const report = saying((proof) => {
      proof.hashes = proof.hashes.map(() => encodeBase64(new Uint8Array(32)))
      proof.rootHash = encodeBase64(new Uint8Array(32))
    })
    expect(named(report)).toEqual(['inclusion-proof: proof-invalid'])
  })
})
