/** What became of files that were handed over: each has a place, or a reason why it has none. */
import { edition } from '#words'
import { joins } from '#words/joins'
import type { DemoFile } from './demo-file.ts'
import { isDecks } from './leftovers.ts'

/** One line: about a file, or about the deck's own, which have no name of a person's. */
export interface Placement {
  readonly name?: string
  readonly said: string
  /** It is in use now. */
  readonly used: boolean
}

/** What is judged, by what each is called. */
export type Held = readonly (readonly [role: string, file: DemoFile | undefined])[]

export interface Handed {
  readonly name: string
  /** In use as this; else `why` says why not. */
  readonly as?: string | undefined
  readonly why?: string | undefined
}

const say = edition.demos.drops

/**
 * @param handed every file that was handed over, in that order
 * @param before what was judged until then; what of it is not in `after` is told of as well
 */
export function placements(handed: readonly Handed[], before: Held, after: Held): readonly Placement[] {
  const there = new Set(after.map(([, file]) => file?.original))
  const gone = before.filter(
    (one): one is readonly [string, DemoFile] => one[1] !== undefined && !there.has(one[1].original),
  )
  const decks = new Set(gone.filter(([, file]) => isDecks(file)).map(([role]) => role))
  return [
    ...handed.map(({ name, as, why }) => ({ name, said: why ?? as ?? '', used: why === undefined })),
    ...gone
      .filter(([, file]) => !isDecks(file))
      .map(([, { name }]) => ({ name, said: say.left, used: false })),
    ...(decks.size > 0 ? [{ said: say.samples(joins.both([...decks])), used: false }] : []),
  ]
}

/** What was chosen for a place and is something else: what stands there stays. */
export function refused({ name }: { readonly name: string }, what: string): readonly Placement[] {
  return [{ name, said: say.other(what), used: false }]
}

/** Of what stands there, only what is not the deck's own: a person's files are never judged beside samples. */
export function ifOwn(file: DemoFile | undefined): DemoFile | undefined {
  return file && !isDecks(file) ? file : undefined
}
