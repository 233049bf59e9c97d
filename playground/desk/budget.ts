import type { Part } from '../intake/kind.ts'
import type { Claim, Item } from './item.ts'

/** On one desk. */
export const MOST_CLAIMS = 1000
/** Each time a claim is held against a file, it is read and judged anew. */
const MOST_PAIRS = 2000
/** Bytes of claims that are read for all of them; of lists, every line costs. */
const MOST_READ = { list: 16 * 1024 * 1024, other: 256 * 1024 * 1024 }
/** How often each file is read, whatever its size: signatures are each over all of it. */
const READ_ANYWAY = 8
/** Bytes of files that are read beyond that. */
const MOST_READ_AGAIN = 1024 * 1024 * 1024

/** What one desk may cost, whoever put what on it. */
export function budgetOf() {
  const left = { pairs: MOST_PAIRS, again: MOST_READ_AGAIN, ...MOST_READ }
  const looks = { ...MOST_READ }
  const times = new Map<Item, number>()
  return {
    /** Whether it is asked what a claim is about. */
    looks({ part }: Claim): boolean {
      const of = ofPart(part)
      if (looks[of] < part.bytes.length) return false
      looks[of] -= part.bytes.length
      return true
    },
    /** Whether it is held against a file. */
    takes({ part }: Claim, about: Item): boolean {
      const of = ofPart(part)
      const { length } = part.bytes
      // Digests are computed once for all lists, and what is signed in clear is in the claim.
      const isRead = of === 'other' && part.role !== 'cleartext'
      const before = times.get(about) ?? 0
      const again = isRead && before >= READ_ANYWAY ? about.size : 0
      if (left.pairs < 1 || left[of] < length || left.again < again) return false
      if (isRead) times.set(about, before + 1)
      left.pairs -= 1
      left.again -= again
      left[of] -= length
      return true
    },
  }
}

const ofPart = ({ role }: Part) => (role === 'list' ? 'list' : 'other')
