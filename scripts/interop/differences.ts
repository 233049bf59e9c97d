/**
 * Where another verifier does not judge what an attack changes, and why. Only documented behaviour stands here; a
 * difference that is no longer seen has to be taken off the list, and the run fails until it is.
 */
import type { SigstoreAttackId } from '../../playground/attacks/sigstore.ts'
import type { Case } from './cases.ts'
import type { PeerName } from './peer.ts'

export interface Difference {
  readonly peer: PeerName
  readonly attack: SigstoreAttackId
  /** The kinds of bundles it concerns; without it, all that the peer is asked about. */
  readonly where?: Partial<Pick<Case, 'log' | 'content' | 'signer'>>
  /** What the verifier leaves to whom. */
  readonly reason: string
}

export const DIFFERENCES: readonly Difference[] = [
  {
    peer: '@sigstore/verify',
    attack: 'other-artifact',
    where: { content: 'attestation' },
    reason:
      'Judges the envelope; comparing the subjects of its statement with an artifact is left to the caller.',
  },
]

/** Whether `difference` speaks about this case. */
export function concerns({ attack, where = {} }: Difference, one: Case): boolean {
  const { log = one.log, content = one.content, signer = one.signer } = where
  return one.attack?.id === attack && log === one.log && content === one.content && signer === one.signer
}
