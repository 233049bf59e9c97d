/**
 * Which file stands for a listed name. A tool looks where it is; files that were handed over may have no more than
 * their own names, so a list's `./a.jar` and `dir/a.jar` both mean the file `a.jar`, unless that leaves a choice.
 */
export type Match = number | 'missing' | 'ambiguous'

/** Pairs of names that are compared; each file with each listed name of the same last part that is nowhere exactly. */
const MOST_PAIRS = 10_000_000

/**
 * Whether {@link matcher} can be asked: a list of many names for the same last part, against as many files that have
 * it and stand at none of those places, would be work for minutes.
 */
export function canMatch(files: readonly string[], listed: readonly string[]): boolean {
  const names = new Set(listed.map(plain))
  const free = countBy(
    files
      .map(plain)
      .filter((path) => !names.has(path))
      .map(baseName),
  )
  let pairs = 0
  for (const [base, count] of countBy([...names].map(baseName))) pairs += count * (free.get(base) ?? 0)
  return pairs <= MOST_PAIRS
}

/**
 * Whether a file is where the list says: its path is the listed one, or ends in it. `a.jar` for `dir/a.jar` is not.
 *
 * @param path as much of the file's as is known
 */
export function isAt(path: string, listed: string): boolean {
  const at = plain(path)
  const name = plain(listed)
  return at === name || endsIn(at, name)
}

/**
 * @param files names or paths of the files at hand
 * @param listed every name of the list
 * @returns for a listed name the index of its file, `missing`, or `ambiguous` where several names or files could be
 *   meant
 * @example matcher(['a.jar'], ['dir/a.jar'])('dir/a.jar') // 0
 */
export function matcher(files: readonly string[], listed: readonly string[]): (name: string) => Match {
  const paths = files.map(plain)
  const names = new Set(listed.map(plain))
  // A file at a place that is listed stands for no other, so it need not be compared with the others.
  const exact = groupBy([...paths.keys()], (i) => paths[i] ?? '')
  const others = [...paths.keys()].filter((i) => !names.has(paths[i] ?? ''))
  const filesOf = groupBy(others, (i) => baseName(paths[i] ?? ''))
  const namesOf = groupBy([...names], baseName)
  /** How near each file comes to the names of the list at best, and to how many of them. */
  const best = new Map(
    others.map((i) => {
      let nearness = 0
      let count = 0
      for (const name of namesOf.get(baseName(paths[i] ?? '')) ?? []) {
        const one = near(paths[i] ?? '', name)
        if (one > nearness) [nearness, count] = [one, 0]
        if (one === nearness) count++
      }
      return [i, { nearness, names: count }]
    }),
  )
  return (written) => {
    const name = plain(written)
    const there = names.has(name) ? exact.get(name) : undefined
    if (there) return there.length === 1 ? (there[0] ?? 'missing') : 'ambiguous'
    const free = (filesOf.get(baseName(name)) ?? [])
      .map((i) => ({ i, nearness: near(paths[i] ?? '', name) }))
      .filter(({ i, nearness }) => nearness === best.get(i)?.nearness)
    const nearest = free.reduce((most, { nearness }) => Math.max(most, nearness), 0)
    const [only, second] = free.filter(({ nearness }) => nearness === nearest)
    if (!only) return 'missing'
    return second === undefined && best.get(only.i)?.names === 1 ? only.i : 'ambiguous'
  }
}

/** @returns what follows the last slash */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Two ways to write one path: `./a` and `a`, `a//b` and `a/b`. */
export function plain(path: string): string {
  return path.replace(/\/+/g, '/').replace(/(^|\/)(?:\.\/)+/g, '$1')
}

/** 2: one ends in the other; 1: no more than the same last part. */
function near(path: string, name: string): number {
  return endsIn(path, name) || endsIn(name, path) ? 2 : 1
}

function endsIn(path: string, end: string): boolean {
  return path.charAt(path.length - end.length - 1) === '/' && path.endsWith(end)
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
