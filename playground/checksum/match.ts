/**
 * Which file stands for a listed name. A tool looks where it is; files that were handed over may have no more than
 * their own names, so a list's `./a.jar` and `dir/a.jar` both mean the file `a.jar`, unless that leaves a choice.
 */
import { type Kin, kinOf } from './kin.ts'

export type Match = number | 'missing' | 'ambiguous'

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
 * @param names as {@link plain} writes them
 * @returns of those at which there is one of the files, and no other: that one
 */
export function onlyAt<File extends { readonly name: string }>(
  names: { has(name: string): boolean },
  files: readonly File[],
): ReadonlyMap<string, File> {
  const found = new Map<string, Kin<File>>()
  for (const one of files)
    for (const end of endsOf(plain(one.name))) {
      if (names.has(end)) found.set(end, { count: (found.get(end)?.count ?? 0) + 1, one })
    }
  return new Map([...found].flatMap(([end, { count, one }]) => (count === 1 && one ? [[end, one]] : [])))
}

/** @yields the path, and whatever a slash in it has behind it */
export function* endsOf(path: string): Generator<string> {
  yield path
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) yield path.slice(at + 1)
}

/**
 * The work is that of sorting them all, however many files or names there are for the same last part.
 *
 * @param files names or paths of the files at hand
 * @param listed every name of the list
 * @returns for a listed name the index of its file, `missing`, or `ambiguous` where several names or files could be
 *   meant
 * @example matcher(['a.jar'], ['dir/a.jar'])('dir/a.jar') // 0
 */
export function matcher(files: readonly string[], listed: readonly string[]): (name: string) => Match {
  const paths = files.map(plain)
  const names = new Set(listed.map(plain))
  const there = membersBy([...paths.keys()], (i) => paths[i] ?? '')
  // A file at a place that is listed stands for no other, so it need not be compared with the others.
  const others = [...paths.keys()].filter((i) => !names.has(paths[i] ?? ''))
  const kin = kinOf([...names], new Map(others.map((i) => [i, paths[i] ?? ''])))
  // Where neither path ends in the other, the same last part must do.
  const distant = membersBy(
    others.filter((i) => kin.ofFile(i).count === 0),
    (i) => baseName(paths[i] ?? ''),
  )
  const namesOf = membersBy([...names.keys()], baseName)

  const find = (name: string): Match => {
    const exact = there.get(name)
    if (exact) return chosen(exact)
    const near = kin.ofName(name)
    if (near.count > 0) return chosen(near, (i) => kin.ofFile(i))
    return chosen(distant.get(baseName(name)) ?? NOBODY, () => namesOf.get(baseName(name)) ?? NOBODY)
  }
  const found = new Map([...names].map((name) => [name, find(name)]))
  return (written) => found.get(plain(written)) ?? 'missing'
}

const NOBODY: Kin<never> = { count: 0 }

/** @param namesFor whom else that file could stand for */
function chosen({ count, one }: Kin<number>, namesFor?: (file: number) => Kin<string>): Match {
  if (one === undefined) return 'missing'
  return count === 1 && (!namesFor || namesFor(one).count === 1) ? one : 'ambiguous'
}

/** @returns what follows the last slash */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Two ways to write one path: `./a` and `a`, `a//b` and `a/b`. */
export function plain(path: string): string {
  // Nearly every path is plain, and all are asked about several times.
  if (!path.includes('//') && !path.includes('./')) return path
  return path.replace(/\/+/g, '/').replace(/(^|\/)(?:\.\/)+/g, '$1')
}

function endsIn(path: string, end: string): boolean {
  return path.charAt(path.length - end.length - 1) === '/' && path.endsWith(end)
}

function membersBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Kin<Item>> {
  const groups = new Map<string, Kin<Item>>()
  for (const item of items) {
    const { count = 0, one = item } = groups.get(key(item)) ?? {}
    groups.set(key(item), { count: count + 1, one })
  }
  return groups
}
