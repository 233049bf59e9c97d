/** Proofs of the Go implementation that the logs run on, good and bad: our tree arithmetic says the same. */
import { describe, expect, test } from 'vitest'
import { equalBytes } from '../../playground/bytes.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import { merkleRoot } from '../../playground/sigstore/merkle.ts'
import { checkConsistency } from '../../playground/world/watch/consistency.ts'
import { listShared, readShared } from '../support/files.ts'

interface Proof {
  readonly root: string
  readonly leafIdx: number
  readonly treeSize: number
  readonly leafHash: string
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
  readonly proof: readonly string[] | null
  readonly desc: string
  readonly wantErr: boolean
}

async function proofs(folder: string): Promise<(Proof & { readonly file: string })[]> {
  const found: (Proof & { readonly file: string })[] = []
  for (const name of await listShared(folder)) {
    const path = `${folder}/${name}`
    if (!name.endsWith('.json')) found.push(...(await proofs(path)))
    else {
      const text = new TextDecoder().decode((await readShared(path)) as Uint8Array)
      found.push({ ...(JSON.parse(text) as Proof), file: path })
    }
  }
  return found
}

const hashes = ({ proof }: Proof) => (proof ?? []).map((hash) => Uint8Array.from(decodeBase64(hash)))
const bytes = (text: string) => Uint8Array.from(decodeBase64(text))

function included(one: Proof): boolean {
  const path = merkleRoot(bytes(one.leafHash), BigInt(one.leafIdx), BigInt(one.treeSize), hashes(one))
  return 'root' in path && equalBytes(path.root, bytes(one.root))
}

function consistent(one: Proof): boolean {
  const head = (size: number, root: string) => ({ size, root: bytes(root) })
  return (
    checkConsistency(head(one.size1, one.root1), head(one.size2, one.root2), hashes(one)).code === undefined
  )
}

/** Where we answer otherwise, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'inclusion/single-entry/empty-root-and-leaf':
    'a leaf hash is computed here from an entry, so none is empty',
  'consistency/additional/size1-is-zero-and-does-not-equal-size2':
    'everything extends an empty log (RFC 9162 2.1.4)',
  'consistency/additional/size1-is-zero-and-size2-is-not-zero':
    'everything extends an empty log (RFC 9162 2.1.4)',
  'consistency/additional/sizes-are-equal-zero-and-proof-is-empty': 'an empty log is what it was',
}
const isListed = (file: string) => Object.hasOwn(OTHERWISE, file.replace(/^merkle\/|\.json$/g, ''))

describe.each([
  ['inclusion', included],
  ['consistency', consistent],
] as const)('%s proofs', (kind, holds) => {
  test('each as its file says', { timeout: 60_000 }, async (context) => {
    const all = await proofs(`merkle/${kind}`)
    if (all.length === 0) return context.skip('skipped: no shared data')
    expect(all.length).toBeGreaterThan(80)
    expect(all.filter(({ wantErr }) => !wantErr).length).toBeGreaterThan(3)
    const differs = all.filter((one) => holds(one) === one.wantErr).map(({ file }) => file)
    expect(differs).toEqual(all.map(({ file }) => file).filter(isListed))
  })
})
