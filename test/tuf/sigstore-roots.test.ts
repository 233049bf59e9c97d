import { expect, it } from 'vitest'
import { walkRoots } from '../../playground/tuf/index.ts'
import { shippedRoots } from '../../playground/tuf/shipped.ts'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decisiveIn, report } from '../../playground/report.ts'
import { readFixture, readShared } from '../support/files.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const chain = await Promise.all(
  Array.from({ length: 9 }, (_, i) => readShared(`sigstore-root-chain/${i + 1}.root.json`)),
)
const roots = chain.filter((bytes) => bytes !== undefined)

it.skipIf(roots.length === 0)(
  'walks from the first root of Sigstore to the ninth, each signed by enough',
  () => {
    const files = new Map(roots.map((bytes, i) => [`${i + 1}.root.json`, bytes]))
    const { seen, findings } = walkRoots(roots[0] as Uint8Array, files, NOW)
    expect(seen.map(({ version, taken }) => `${version} ${taken}`)).toEqual(
      roots.map((_, i) => `${i + 1} true`),
    )
    for (const { byEarlier, byItself } of seen) {
      expect([byEarlier?.threshold, byItself?.threshold]).toEqual([3, 3])
      expect(byEarlier?.isEnough && byItself?.isEnough).toBe(true)
      expect(byItself?.keys.length).toBe(5)
    }
    expect(findings['root-chain']?.status).toBe('passed')
    // It was replaced in time by others, which are not here.
    expect(findings['root-expiry']).toMatchObject({ status: 'failed', code: 'expired' })
  },
)

it.skipIf(roots.length === 0)('and never over one that is missing, or of which one digit is changed', () => {
  for (const i of roots.keys()) {
    if (i === 0) continue
    const text = fromUtf8(roots[i] as Uint8Array) ?? ''
    const changed = utf8(text.replace(/"expires": ?"20/, (found) => found.replace('20', '21')))
    const files = new Map(roots.map((bytes, j) => [`${j + 1}.root.json`, j === i ? changed : bytes]))
    expect(walkRoots(roots[0] as Uint8Array, files, NOW).seen.filter(({ taken }) => taken).length).toBe(i)
    files.delete(`${i + 1}.root.json`)
    expect(walkRoots(roots[0] as Uint8Array, files, NOW).seen.at(-1)?.version).toBe(i)
  }
})

it('reads the root that the installed @sigstore/tuf begins with, which its own holders signed', async () => {
  const seeds = fromUtf8(await readFixture('node_modules/@sigstore/tuf/seeds.json')) ?? ''
  const shipped = shippedRoots(JSON.parse(seeds))
  expect(shipped.length).toBeGreaterThan(0)
  for (const root of shipped) {
    const { seen, findings } = walkRoots(root, new Map(), NOW)
    expect(findings['root-start']?.status).toBe('passed')
    expect(seen[0]?.byItself?.keys.every(({ owner }) => owner?.startsWith('@'))).toBe(true)
  }
})

it('says of a root that nobody signed that it is none', () => {
  const { findings } = walkRoots(utf8('{}'), new Map(), NOW)
  expect(findings['root-start']).toMatchObject({ status: 'undecided', code: 'metadata-unreadable' })
  const plan = [{ id: 'root-start', proves: 'key', required: true }] as const
  expect(decisiveIn(report(plan, findings as never).checks)?.id).toBe('root-start')
})
