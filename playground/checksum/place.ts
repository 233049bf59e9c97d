/**
 * What there is under a listed name, if nothing lies anywhere but the files at hand: names of folders, names that lead
 * through a file, and names that no file can have are told apart from those of files that are not there.
 */
import { ledBack, type Locate } from './folder.ts'
import { endsOf, type Match, matcher, plain } from './match.ts'
import { nameAsBytes } from './name.ts'
import type { Found, NoFile } from './tool.ts'

/** Bytes, as Linux has them (NAME_MAX, and PATH_MAX without its NUL). */
const LONGEST_PART = 255
const LONGEST_PATH = 4095

/**
 * @param files each with as much of its path as is known
 * @param listed every name of the list
 * @param locate how both are compared
 * @param isListHere whether a file stands for no name but that of its very place
 * @returns for a listed name what {@link matcher} says of it, or, where no file was found, why none can be there
 */
export function finder(
  files: readonly { readonly name: string; readonly found: Found }[],
  listed: readonly string[],
  locate: Locate = plain,
  isListHere = false,
): (name: string) => Match | NoFile {
  const names = files.map(({ name }) => name)
  const places = new Set(listed.map(locate))
  // What is at no listed place keeps all of its path: it may tell which one was meant.
  const written = names.map((name) => (places.has(locate(name)) ? locate(name) : isListHere ? NOWHERE : name))
  const match = matcher(written, [...places])
  const at = (name: string) => match(locate(name))
  let tree: Tree | undefined
  let ends: ReadonlySet<string> | undefined
  const laid = () => {
    const made = new Tree()
    const isFolder = (i: number) => files[i]?.found === 'directory'
    for (const [i, name] of names.entries()) made.put(name, i, isFolder(i))
    for (const name of listed) {
      const i = at(name)
      if (typeof i === 'number') made.put(name, i, isFolder(i))
    }
    return made
  }
  return (name) => {
    const found = at(name)
    if (found !== 'missing') return found
    const there = (tree ??= laid()).find(name)
    // From within, the files at hand tell; where a name goes out of their folder, its way back is not known.
    if (there !== 'missing' || !locate(name).startsWith('../')) return there
    ends ??= new Set(names.flatMap((one) => [...endsOf(plain(one))]))
    return ends.has(ledBack(locate(name)) ?? '') ? 'ambiguous' : there
  }
}

/** No name has this in it. */
const NOWHERE = '\0'

/** Where folders begin: with those that it was started in, and with the root. */
const HERE = 0
const ROOT = 1

/** Folders and files, each known by a number; one map for them all, however deep they lie. */
class Tree {
  private readonly numbers = new Map<string, number>()
  private readonly files = new Map<number, number>()
  /** None is known of the one that all began in. */
  private readonly parents: (number | undefined)[] = [undefined, ROOT]

  /** @param file index of it; what has been put there before stays */
  put(name: string, file: number, isFolder: boolean): void {
    if (isLong(name, LONGEST_PATH)) return
    let at = name.startsWith('/') ? ROOT : HERE
    for (const part of plain(name).split('/')) {
      if (this.files.has(at)) return
      if (part === '') continue
      at = this.step(at, part) ?? this.add(at, part)
    }
    if (!isFolder && !this.files.has(at)) this.files.set(at, file)
  }

  /** Step by step, as a system does it: there is no way through a file or what is not there, not even back. */
  find(name: string): number | 'missing' | NoFile {
    if (name === '') return 'missing'
    if (isLong(name, LONGEST_PATH)) return 'too-long'
    let at: number | undefined = name.startsWith('/') ? ROOT : HERE
    for (const part of name.split('/').slice(name.startsWith('/') ? 1 : 0)) {
      if (at === undefined) return 'missing'
      if (this.files.has(at)) return 'not-directory'
      if (part === '' || part === '.') continue
      if (isLong(part, LONGEST_PART)) return 'too-long'
      at = this.step(at, part)
    }
    return at === undefined ? 'missing' : (this.files.get(at) ?? 'directory')
  }

  private step(at: number, part: string): number | undefined {
    const number = this.numbers.get(`${at}/${part}`)
    if (number !== undefined || part !== '..') return number
    return this.parents[at] ?? this.add(at, part)
  }

  private add(parent: number, part: string): number {
    const number = this.parents.length
    this.parents.push(part === '..' ? undefined : parent)
    this.numbers.set(`${parent}/${part}`, number)
    return number
  }
}

function isLong(text: string, most: number): boolean {
  return text.length > most || (text.length * 3 > most && nameAsBytes(text).length > most)
}
