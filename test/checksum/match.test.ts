/** The one walk over all paths finds what comparing each with each would find. */
import { describe, expect, test } from 'vitest'
import { type Match, matcher, plain } from '../../playground/checksum/match.ts'
import { chance } from '../../scripts/fuzz/random.ts'

const parts = (path: string) => plain(path).split('/')
const ends = (path: string, end: string) => {
  const [long, short] = [parts(path), parts(end)]
  return long.length > short.length && long.slice(-short.length).join('/') === short.join('/')
}
const nearness = (path: string, name: string) =>
  ends(path, name) || ends(name, path) ? 2 : parts(path).at(-1) === parts(name).at(-1) ? 1 : 0

/** As it is told: the file at that very place; else the one that comes nearest, if it comes as near to no other name. */
function byComparing(files: readonly string[], listed: readonly string[], name: string): Match {
  const names = [...new Set(listed.map(plain))]
  const there = files.flatMap((path, i) => (plain(path) === plain(name) ? [i] : []))
  if (there.length > 0) return there.length === 1 ? (there[0] ?? 'missing') : 'ambiguous'
  const free = files.flatMap((path, i) => (names.includes(plain(path)) ? [] : [{ i, path }]))
  const best = (path: string) => Math.max(...names.map((one) => nearness(path, one)))
  const near = free.filter(({ path }) => nearness(path, name) > 0 && nearness(path, name) === best(path))
  const nearest = Math.max(0, ...near.map(({ path }) => nearness(path, name)))
  const [only, ...more] = near.filter(({ path }) => nearness(path, name) === nearest)
  if (!only) return 'missing'
  const isOnlyOne = names.filter((one) => nearness(only.path, one) === nearest).length === 1
  return more.length === 0 && isOnlyOne ? only.i : 'ambiguous'
}

describe('a listed name', () => {
  test.each([3, 5])('among random paths, of seed %i', (seed) => {
    const seen = { missing: 0, ambiguous: 0, number: 0 }
    for (let index = 0; index < 4000; index++) {
      const draw = chance(seed, index)
      const path = () =>
        draw.of(['', '', '', './', '/', 'a//']) +
        Array.from({ length: 1 + draw.below(4) }, () => draw.of(['a', 'b', 'aa', '.a', ''])).join('/')
      const files = Array.from({ length: draw.below(6) }, path)
      const listed = Array.from({ length: 1 + draw.below(6) }, path)
      const find = matcher(files, listed)
      for (const name of listed) {
        const found = find(name)
        expect([found, files, listed, name]).toEqual([byComparing(files, listed, name), files, listed, name])
        seen[typeof found === 'number' ? 'number' : found]++
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1000)
  })
})
