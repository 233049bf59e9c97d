/**
 * What a window wrote into its own address, it finds there again after a reload: then the state is not a stranger's.
 * The note lies in the history's state, which only a page of this origin can write.
 */
const NOTE = 'shomei'

export interface OwnNote {
  readonly hash: string
  /** Parts that were a link's already. */
  readonly linked: readonly string[]
}

export function writeAddress(hash: string, linked: readonly string[]): void {
  const note: OwnNote = { hash, linked }
  const state = { ...(history.state as object | null), [NOTE]: note }
  history.replaceState(state, '', `${location.pathname}${location.search}${hash}`)
}

/** @returns which parts were a link's when this window wrote `hash`; `undefined` if it did not */
export function linkedWhenWritten(hash: string): readonly string[] | undefined {
  const note = (history.state as { readonly [NOTE]?: OwnNote } | null)?.[NOTE]
  return note?.hash === hash ? note.linked : undefined
}
