/** The attacks on a repository of The Update Framework that there is a scene of, by name alone. */
import type { TufCheckId } from '../tuf/index.ts'

/** Which client meets it: one with the root of its installation alone, or one that was here yesterday. */
export type TufClient = 'installed' | 'regular'

/** `stops`: the check at which it ends; none where nothing notices. */
export const TUF_ATTACK_PLAN = [
  { id: 'two-stolen', client: 'regular', stops: 'root-chain' },
  { id: 'three-stolen', client: 'regular', stops: undefined },
  { id: 'rollback', client: 'regular', stops: 'timestamp-rollback' },
  { id: 'freeze', client: 'regular', stops: 'timestamp-expiry' },
  { id: 'mixed', client: 'regular', stops: 'targets-digest' },
  { id: 'swapped', client: 'regular', stops: 'target-digest' },
] as const satisfies readonly { id: string; client: TufClient; stops: TufCheckId | undefined }[]

export type TufAttackId = (typeof TUF_ATTACK_PLAN)[number]['id']
