/** The files that no row of a list stands for: whether the list leaves them out, or nobody can tell. */
import { toHex } from '../bytes.ts'
import type { AnyAlgorithm } from './algorithms.ts'
import { isDenied, type ListedFile } from './bare.ts'
import type { Locate } from './folder.ts'
import { baseName } from './match.ts'

/** What is looked at of a row. */
interface Row {
  readonly name: string | undefined
  readonly algorithm: AnyAlgorithm | undefined
  readonly status: string
  readonly expected: Uint8Array
  readonly file?: number
}

export interface Left {
  /** Indices of the files that no row stands for or may be about. */
  readonly unlisted: readonly number[]
  /** Of those that no row stands for, and one may be about; all of them where no line was read. */
  readonly unsettled: readonly number[]
}

export function leftBy(rows: readonly Row[], files: readonly ListedFile[], locate: Locate): Left {
  const stoodFor = new Set(rows.map(({ file }) => file))
  const left = [...files.keys()].filter((i) => !stoodFor.has(i))
  if (rows.length === 0) return { unlisted: [], unsettled: left }
  const mayBe = mayBeIn(rows, locate)
  const isUnsettled = (i: number) => {
    const file = files[i]
    return file !== undefined && mayBe(file)
  }
  return { unlisted: left.filter((i) => !isUnsettled(i)), unsettled: left.filter(isUnsettled) }
}

function mayBeIn(rows: readonly Row[], locate: Locate): (file: ListedFile) => boolean {
  const names = new Set<string>()
  const digests = new Map<AnyAlgorithm, Set<string>>()
  let isAny = false
  for (const { name, algorithm, status, expected } of rows) {
    if (name === undefined) {
      // What is not computed may be the digest of any file; and what none has, that of a file which was changed.
      if (algorithm === undefined || status === 'missing') isAny = true
      else digests.set(algorithm, (digests.get(algorithm) ?? new Set()).add(toHex(expected)))
    } else if (status === 'ambiguous') names.add(baseName(locate(name)))
  }
  return (file) => {
    if (isAny || names.has(baseName(locate(file.name)))) return true
    if (isDenied(file)) return digests.size > 0
    const { found } = file
    if (typeof found === 'string') return false
    return [...digests].some(([algorithm, some]) => {
      const own = found[algorithm]
      return own !== undefined && some.has(toHex(own))
    })
  }
}
