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
  /** How near a file comes to each name of the list. */
  const nearness = (i: number) =>
    (namesOf.get(baseName(paths[i] ?? '')) ?? []).map((name) => near(paths[i] ?? '', name))
  return (written) => {
    const name = plain(written)
    const free = (filesOf.get(baseName(name)) ?? [])
      .map((i) => ({ i, here: near(paths[i] ?? '', name), all: nearness(i) }))
      .filter(({ here, all }) => here === Math.max(...all))
    const nearest = Math.max(...free.map(({ here }) => here))
    const [only, ...others] = free.filter(({ here }) => here === nearest)
    if (!only) return 'missing'
    const isSure = others.length === 0 && only.all.filter((one) => one === only.here).length === 1
    return isSure ? only.i : 'ambiguous'
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
