/** Named attacks on a release that is signed with OpenPGP: what somebody does, and the check that is there to notice. */
import type { OpenpgpCheckId, OpenpgpFailure } from '../openpgp/index.ts'
import type { OpenpgpScenario } from './openpgp-people.ts'
import * as ways from './openpgp-ways.ts'

export { honestScenario, LAB, type OpenpgpScenario } from './openpgp-people.ts'

/** Where the attacker puts something else. */
export type OpenpgpTarget = 'artifact' | 'signature' | 'keyserver'

export interface OpenpgpAttack<Id extends string = string> {
  readonly id: Id
  readonly changes: readonly OpenpgpTarget[]
  /** Whose secret key signs: nobody's, the attacker's own, or the maintainer's. */
  readonly signsWith: 'nothing' | 'own-key' | 'stolen-key'
  /** The check that names it, and how: a failure, a warning, or `no-key` where the key is not at hand. */
  readonly breaks: OpenpgpCheckId
  readonly as: OpenpgpFailure | 'no-key'
  /**
   * What the verifier must do for that: nothing besides verifying; expect a fingerprint; ask for the key again. `never`
   * is noticed as a warning only, and the verdict stays.
   */
  readonly noticed: 'always' | 'if-pinned' | 'if-refreshed' | 'never'
  /** Whether it needs the secret key of the lab's maintainer: on other scenarios it has nothing to attack. */
  readonly needsLab: boolean
  /** @returns the attacked scenario; `undefined` if this one has nothing to attack */
  readonly make: (scenario: OpenpgpScenario) => Promise<OpenpgpScenario | undefined>
}

/**
 * In the order in which they are told: the mirror, the keyserver, the maintainer's keys, the digest.
 *
 * @example
 * const attacked = await OPENPGP_ATTACKS.find(({ id }) => id === 'impostor-key')?.make(scenario)
 */
export const OPENPGP_ATTACKS = [
  {
    id: 'other-artifact',
    changes: ['artifact'],
    signsWith: 'nothing',
    breaks: 'signature-integrity',
    as: 'digest-mismatch',
    noticed: 'always',
    needsLab: false,
    make: ways.otherArtifact,
  },
  {
    id: 'both-replaced',
    changes: ['artifact', 'signature'],
    signsWith: 'own-key',
    breaks: 'key-available',
    as: 'no-key',
    noticed: 'always',
    needsLab: false,
    make: ways.bothReplaced,
  },
  {
    id: 'impostor-key',
    changes: ['artifact', 'signature', 'keyserver'],
    signsWith: 'own-key',
    breaks: 'key-identity',
    as: 'fingerprint-mismatch',
    noticed: 'if-pinned',
    needsLab: false,
    make: ways.impostorKey,
  },
  {
    id: 'lying-keyserver',
    changes: ['artifact', 'signature', 'keyserver'],
    signsWith: 'own-key',
    breaks: 'key-identity',
    as: 'fingerprint-mismatch',
    noticed: 'if-pinned',
    needsLab: false,
    make: ways.lyingServer,
  },
  {
    id: 'stolen-key',
    changes: ['artifact', 'signature'],
    signsWith: 'stolen-key',
    breaks: 'signing-key-valid',
    as: 'key-revoked',
    noticed: 'if-refreshed',
    needsLab: true,
    make: ways.stolenKey,
  },
  {
    id: 'expired-key',
    changes: ['artifact', 'signature'],
    signsWith: 'stolen-key',
    breaks: 'signing-key-valid',
    as: 'signed-after-key-expiry',
    noticed: 'always',
    needsLab: true,
    make: ways.expiredKey,
  },
  {
    id: 'transplanted-signature',
    changes: ['artifact'],
    signsWith: 'nothing',
    breaks: 'signature-integrity',
    as: 'aging-digest',
    noticed: 'never',
    needsLab: false,
    make: ways.transplantedSignature,
  },
] as const satisfies readonly OpenpgpAttack[]

export type OpenpgpAttackId = (typeof OPENPGP_ATTACKS)[number]['id']
