/**
 * What pip asks of a file with `--require-hashes`: a requirement names a package, not a file, and any one of its digests
 * will do, for each is that of another file of that package.
 */
import { toHex } from '../bytes.ts'
import type { SomeDigests } from './digest.ts'
import type { Reading } from './entry.ts'
import { isRight } from './about.ts'
import { baseName } from './match.ts'

const HEAD =
  /^[ \t]*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:[ \t]*\[[^\]]*\])?(?:[ \t]*===?[ \t]*([^\s;\\,]+))?/
const FILE = /^(.+?)(?:\.tar\.gz|\.tar\.bz2|\.zip|\.whl)$/i

interface Package {
  readonly name: string
  readonly version?: string | undefined
}

/** As PyPA's specification has it: `A_b.C` is `a-b-c`. */
const normal = (name: string) => name.replace(/[-_.]+/g, '-').toLowerCase()
const sameVersion = (version: string) => version.replaceAll('_', '-').toLowerCase()

function asked(requirement: string): Package | undefined {
  const [, name, version] = HEAD.exec(requirement) ?? []
  return name === undefined ? undefined : { name: normal(name), version: version && sameVersion(version) }
}

/** The package that a file's name says it is of; of any other name, nothing. */
function packaged(file: string): Package | undefined {
  const [, stem] = FILE.exec(baseName(file)) ?? []
  if (stem === undefined) return undefined
  const parts = stem.split('-')
  const at = file.toLowerCase().endsWith('.whl') ? 1 : parts.length - 1
  const version = parts[at]
  // Whatever has no version before its ending is no distribution.
  if (at < 1 || version === undefined || !/^v?\d/.test(version)) return undefined
  return { name: normal(parts.slice(0, at).join('-')), version: sameVersion(version) }
}

function isOf(one: Package | undefined, file: Package | undefined): boolean {
  return (
    one !== undefined &&
    one.name === file?.name &&
    (one.version === undefined || one.version.includes('*') || one.version === file.version)
  )
}

interface Chosen<Line> {
  readonly entries: readonly Line[]
  /** Digests of other files, or of other packages. */
  readonly aside: readonly Line[]
}

/**
 * Of a requirement with the file's digest, that one; of one for the file's package without it, all. Where the name is
 * that of a package, requirements for others are about other files.
 */
export function ofRequirements<Line extends Reading>(
  entries: readonly Line[],
  file: { readonly name: string; readonly digests: Partial<SomeDigests> } | undefined,
): Chosen<Line> {
  const all = entries.filter(({ requirement }) => requirement !== undefined)
  if (!file || all.length === 0) return { entries, aside: [] }
  const itself = packaged(file.name)
  const own = all.filter(({ requirement = '' }) => isOf(asked(requirement), itself))
  const right = (own.length > 0 ? own : all).filter((line) => isRight(line, file.digests) === true)
  const kept = new Set(right.length > 0 ? right : itself ? own : all)
  const isKept = (line: Line) => line.requirement === undefined || kept.has(line)
  return { entries: entries.filter(isKept), aside: entries.filter((line) => !isKept(line)) }
}

/** Of several files: of a requirement with a digest of one of them, those digests alone. */
export function ofAnyFile<Line extends Reading>(
  entries: readonly Line[],
  files: readonly Partial<SomeDigests>[],
): readonly Line[] {
  const all = entries.filter(({ requirement }) => requirement !== undefined)
  if (all.length === 0) return entries
  const known = new Set(
    files.flatMap((digests) => Object.entries(digests).map(([name, digest]) => `${name} ${toHex(digest)}`)),
  )
  const isOne = ({ algorithm, digest }: Line) => known.has(`${algorithm} ${toHex(digest)}`)
  const right = new Set(all.filter(isOne))
  const met = new Set([...right].map(({ requirement }) => requirement))
  return entries.filter(
    (line) => line.requirement === undefined || !met.has(line.requirement) || right.has(line),
  )
}
