/** See slidev-client.d.ts. */

/** From then on this window tells the deck's other windows nothing. */
export function disableBuiltinSync(): void
