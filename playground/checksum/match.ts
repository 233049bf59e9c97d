/**
 * Which file stands for a listed name. A tool looks where it is; files that were handed over may have no more than
 * their own names, so a list's `./a.jar` and `dir/a.jar` both mean the file `a.jar`, unless that leaves a choice.
 */
export type Match = number | 'missing' | 'ambiguous'

/**
 * @param files names or paths of the files at hand
 * @param listed every name of the list
 * @returns for a listed name the index of its file, `missing`, or `ambiguous` where several names or files could be
 *   meant
 * @example matcher(['a.jar'], ['dir/a.jar'])('dir/a.jar') // 0
 */
export function matcher(files: readonly string[], listed: readonly string[]): (name: string) => Match {
  const paths = files.map(plain)
  const names = [...new Set(listed.map(plain))]
  const filesOf = groupBy([...paths.keys()], (i) => baseName(paths[i] ?? ''))
  const namesOf = groupBy(names, baseName)
  /** How near each file comes to the names of the list at best, and to how many of them. */
  const best = paths.map((path) => {
    const all = (namesOf.get(baseName(path)) ?? []).map((name) => near(path, name))
    const nearness = all.reduce((most, one) => Math.max(most, one), 0)
    return { nearness, names: all.filter((one) => one === nearness).length }
  })
  return (written) => {
    const name = plain(written)
    const free = (filesOf.get(baseName(name)) ?? [])
      .map((i) => ({ i, nearness: near(paths[i] ?? '', name) }))
      .filter(({ i, nearness }) => nearness === best[i]?.nearness)
    const nearest = free.reduce((most, { nearness }) => Math.max(most, nearness), 0)
    const [only, ...others] = free.filter(({ nearness }) => nearness === nearest)
    if (!only) return 'missing'
    return others.length === 0 && best[only.i]?.names === 1 ? only.i : 'ambiguous'
  }
}

/** @returns what follows the last slash */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Two ways to write one path: `./a` and `a`, `a//b` and `a/b`. */
function plain(path: string): string {
  return path.replace(/\/+/g, '/').replace(/(^|\/)(?:\.\/)+/g, '$1')
}

/** 3: the same path; 2: one ends in the other; 1: no more than the same last part. */
function near(path: string, name: string): number {
  if (path === name) return 3
  return path.endsWith(`/${name}`) || name.endsWith(`/${path}`) ? 2 : 1
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
