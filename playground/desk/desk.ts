/** What is to be judged, and with what. */
import type { Subtle } from '../platform/ahead.ts'
import type { Expected } from './expected.ts'
import type { Item, Trust, Untaken } from './item.ts'
import type { Held } from './method.ts'
import type { Known } from './pair.ts'

export interface Desk {
  readonly items: readonly Item[]
  readonly trust: readonly Trust[]
  readonly expected: Expected
  /** Sigstore: no log has to stand behind it, where the trusted root names none. */
  readonly noLog?: boolean
  readonly now: Date
  readonly byHand?: Known['byHand']
  /** None if absent. What is not here may be what would have been rejected. */
  readonly untaken?: readonly Untaken[]
}

/** What differs between a page and a terminal. */
export interface Means {
  readonly hold: (item: Item) => Held
  readonly subtle: Subtle | undefined
  /** Lets others have a turn, and says whether nobody waits any more. */
  readonly isOver?: () => Promise<boolean>
}
