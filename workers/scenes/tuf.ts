/** A repository of The Update Framework that somebody attacks, and the root that Sigstore's clients begin with. */
import type { TufAttackId, TufClient } from '../../playground/attacks/tuf-plan.ts'
import { type TufScene, tufScene } from '../../playground/attacks/tuf.ts'
import { type SeenRoot, walkRoots } from '../../playground/tuf/index.ts'
import { createHistory, type History } from '../../playground/world/tuf/history.ts'

export interface TufOptions {
  readonly seed: string
  /** To the second. */
  readonly now: Date
  readonly attack: TufAttackId | undefined
  readonly client: TufClient
  /** Roots that a package ships, each to be read by itself. */
  readonly shipped: readonly Uint8Array[]
}

export interface TufAnswer extends TufScene {
  /** What each of them says of itself; those that cannot be read are left out. */
  readonly shippedRoots: readonly SeenRoot[]
}

/** Another attack needs no other repository. */
let last: { readonly of: string; readonly history: History } | undefined

export async function runTuf({ seed, now, attack, client, shipped }: TufOptions): Promise<TufAnswer> {
  const of = JSON.stringify([seed, now])
  if (last?.of !== of) last = { of, history: createHistory({ seed, now }) }
  const scene = await tufScene(last.history, attack, client)
  return { ...scene, shippedRoots: shipped.flatMap((root) => walkRoots(root, new Map(), now).seen) }
}
