/** Where two files differ, in rows of an editor. */
import { bytesAt } from './demo-file.ts'

export interface DifferingRow {
  readonly offset: number
  /** `undefined` behind the end of the file. */
  readonly a: readonly (number | undefined)[]
  readonly b: readonly (number | undefined)[]
}

export interface Differences {
  /** How many bytes differ, as far as was looked. */
  readonly count: number
  /** Whether there is more of them than was looked at. */
  readonly isCut: boolean
  /** The first rows in which some do. */
  readonly rows: readonly DifferingRow[]
}

const COLUMNS = 16
const MOST_ROWS = 32
/** Files of any size may be dropped; what is shown of them is small. */
const LOOK_AT_BYTES = 1024 * 1024

export async function differencesOf(a: Blob, b: Blob): Promise<Differences> {
  const [mine, theirs] = await Promise.all([bytesAt(a, 0, LOOK_AT_BYTES), bytesAt(b, 0, LOOK_AT_BYTES)])
  const rows: DifferingRow[] = []
  let count = 0
  for (let offset = 0; offset < Math.max(mine.length, theirs.length); offset += COLUMNS) {
    const places = Array.from({ length: COLUMNS }, (_, i) => offset + i)
    const differing = places.filter((at) => mine[at] !== theirs[at]).length
    count += differing
    if (differing === 0 || rows.length === MOST_ROWS) continue
    rows.push({ offset, a: places.map((at) => mine[at]), b: places.map((at) => theirs[at]) })
  }
  return { count, isCut: Math.max(a.size, b.size) > LOOK_AT_BYTES, rows }
}
