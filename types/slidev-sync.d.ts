/** See slidev-client.d.ts. */

/** From then on this window tells the deck's other windows nothing. */
export function disableBuiltinSync(): void

/** Carries a part of what Slidev shares to the deck's other windows. */
export function addSyncMethod(sync: {
  /** @returns to be called with every change; `updating` while that came from another window */
  init(
    key: string,
    onUpdate: (part: object) => void,
    state: object,
  ): (state: object, updating?: boolean) => void
}): void
