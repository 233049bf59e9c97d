/** Of paths on two sides, those of which one ends in the other: `a.jar` and `dir/a.jar`, never `b-a.jar`. */

/** How many there are, and one of them. */
export interface Kin<Item> {
  readonly count: number
  readonly one?: Item | undefined
}

export interface Kinship<File> {
  readonly ofName: (name: string) => Kin<File>
  readonly ofFile: (file: File) => Kin<string>
}

/** A path on the way from the shortest that it ends in, to itself. */
interface Step<File> {
  /** Last part first, each with a slash behind it: one path ends in another where this begins with the other's. */
  readonly reversed: string
  readonly name: string | undefined
  readonly file: File | undefined
  /** Of those that this one ends in. */
  readonly above: Both<File>
  /** Of those that end in this one. */
  readonly below: Both<File>
}
interface Both<File> {
  names: number
  files: number
  name: string | undefined
  file: File | undefined
}

/**
 * Sorted by their last parts, those that end in a path follow it at once: one walk finds them all, and none is compared
 * with every other.
 *
 * @param names each once; none is a file's path
 * @param files paths by whatever stands for the file
 */
export function kinOf<File>(names: readonly string[], files: ReadonlyMap<File, string>): Kinship<File> {
  const steps = [
    ...names.map((name) => stepOf<File>(name, name, undefined)),
    ...[...files].map(([file, path]) => stepOf(path, undefined, file)),
  ].sort((a, b) => (a.reversed < b.reversed ? -1 : a.reversed > b.reversed ? 1 : 0))
  const way: Step<File>[] = []
  const leave = () => {
    const left = way.pop()
    const above = way.at(-1)
    if (left && above) {
      add(above.below, left.below)
      add(above.below, itself(left))
    }
  }
  for (const step of steps) {
    while (way.length > 0 && !step.reversed.startsWith(way.at(-1)?.reversed ?? '')) leave()
    const above = way.at(-1)
    if (above) {
      add(step.above, above.above)
      add(step.above, itself(above))
    }
    way.push(step)
  }
  while (way.length > 0) leave()
  const ofNames = new Map<string, Kin<File>>()
  const ofFiles = new Map<File, Kin<string>>()
  for (const { name, file, above, below } of steps) {
    if (name !== undefined) {
      ofNames.set(name, { count: above.files + below.files, one: above.file ?? below.file })
    }
    if (file !== undefined) {
      ofFiles.set(file, { count: above.names + below.names, one: above.name ?? below.name })
    }
  }
  return {
    ofName: (name) => ofNames.get(name) ?? { count: 0 },
    ofFile: (file) => ofFiles.get(file) ?? { count: 0 },
  }
}

function stepOf<File>(path: string, name: string | undefined, file: File | undefined): Step<File> {
  const reversed = `${path.split('/').reverse().join('/')}/`
  return { reversed, name, file, above: nobody(), below: nobody() }
}

function nobody<File>(): Both<File> {
  return { names: 0, files: 0, name: undefined, file: undefined }
}

function itself<File>({ name, file }: Step<File>): Both<File> {
  return { names: name === undefined ? 0 : 1, files: file === undefined ? 0 : 1, name, file }
}

function add<File>(to: Both<File>, more: Both<File>): void {
  to.names += more.names
  to.files += more.files
  to.name ??= more.name
  to.file ??= more.file
}
