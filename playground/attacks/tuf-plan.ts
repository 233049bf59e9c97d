/** The attacks on a repository of The Update Framework that there is a scene of, by name alone. */
import type { TufCheckId } from '../tuf/index.ts'

/** Which client meets it: one with the root of its installation alone, or one that was here yesterday. */
export type TufClient = 'installed' | 'regular'

/** In the order they are told. `stops`: the check at which it ends; none where nothing notices. */
export const TUF_ATTACK_PLAN = [
  { id: 'rollback', client: 'regular', stops: 'timestamp-rollback' },
  { id: 'freeze', client: 'regular', stops: 'timestamp-expiry' },
  { id: 'mixed', client: 'regular', stops: 'targets-digest' },
  { id: 'swapped', client: 'regular', stops: 'target-digest' },
  { id: 'two-stolen', client: 'regular', stops: 'root-chain' },
  { id: 'three-stolen', client: 'regular', stops: undefined },
] as const satisfies readonly { id: string; client: TufClient; stops: TufCheckId | undefined }[]

export type TufAttackId = (typeof TUF_ATTACK_PLAN)[number]['id']

/** @returns whom an attack is told of; without one, of a client that begins */
export function clientOf(attack: TufAttackId | undefined): TufClient {
  return TUF_ATTACK_PLAN.find(({ id }) => id === attack)?.client ?? 'installed'
}
