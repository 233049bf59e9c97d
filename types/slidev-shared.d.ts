/** See slidev-client.d.ts. */
import type { SharedState } from './slidev-client.d.ts'

/** Changes this window's copy, without turning a page. */
export function patch<Key extends keyof SharedState>(key: Key, value: SharedState[Key]): void
