/** Named attacks on a Sigstore release: what somebody does, and the check that is there to notice. */
import type { SigstoreCheckId } from '../sigstore/index.ts'
import { type LabRun, sampleRun } from './lab-run.ts'
import type { SigstoreScenario } from './scenario.ts'
import * as edits from './sigstore-edits.ts'
import * as lab from './sigstore-lab.ts'
import * as log from './sigstore-log.ts'

export type { LabRun } from './lab-run.ts'
export type { SigstoreScenario } from './scenario.ts'

export interface SigstoreAttack<Id extends string = string> {
  readonly id: Id
  /** The check that names it. Others may fail as a consequence. */
  readonly breaks: SigstoreCheckId
  /**
   * Whether somebody signs, which only the lab lets them do: the scenario has to be one of the samples, or its lab has
   * to be given, or nothing in the attacked bundle would fit its trusted root. All others work on any bundle.
   */
  readonly needsLab: boolean
  /**
   * @param run the lab that the scenario comes from; without it, the one of the samples
   * @returns the attacked scenario; `undefined` if this one has nothing to attack, such as a proof without nodes
   */
  readonly make: (scenario: SigstoreScenario, run?: LabRun) => SigstoreScenario | undefined
}

type LabAttack = (scenario: SigstoreScenario, run: LabRun) => SigstoreScenario | undefined

const inLab =
  (attack: LabAttack): SigstoreAttack['make'] =>
  (scenario, run = sampleRun(scenario)) =>
    attack(scenario, run)

/**
 * In the order in which they are told: other bytes, other people, other times and keys, other logs.
 *
 * @example
 * const attacked = SIGSTORE_ATTACKS.find(({ id }) => id === 'fork')?.make(scenario)
 */
export const SIGSTORE_ATTACKS = [
  { id: 'other-artifact', breaks: 'artifact', needsLab: false, make: edits.otherArtifact },
  { id: 'look-alike-repository', breaks: 'identity', needsLab: true, make: inLab(lab.lookAlikeRepository) },
  { id: 'fork', breaks: 'identity', needsLab: true, make: inLab(lab.fork) },
  { id: 'branch-for-tag', breaks: 'identity', needsLab: true, make: inLab(lab.branchForTag) },
  { id: 'another-person', breaks: 'identity', needsLab: true, make: inLab(lab.anotherPerson) },
  { id: 'other-issuer', breaks: 'issuer', needsLab: true, make: inLab(lab.otherIssuer) },
  { id: 'late', breaks: 'certificate-chain', needsLab: true, make: inLab(lab.late) },
  { id: 'clock-moved', breaks: 'certificate-chain', needsLab: true, make: inLab(lab.clockMoved) },
  {
    id: 'self-issued-certificate',
    breaks: 'certificate-chain',
    needsLab: true,
    make: inLab(lab.selfIssuedCertificate),
  },
  { id: 'no-sct', breaks: 'sct', needsLab: true, make: inLab(lab.noSct) },
  { id: 'unknown-ct-log', breaks: 'sct', needsLab: true, make: inLab(lab.unknownCtLog) },
  { id: 'wrong-instance', breaks: 'certificate-chain', needsLab: true, make: inLab(lab.wrongInstance) },
  { id: 'expired-log-key', breaks: 'checkpoint', needsLab: false, make: edits.expiredLogKey },
  { id: 'stripped-proof', breaks: 'bundle', needsLab: false, make: edits.strippedProof },
  { id: 'flipped-proof-node', breaks: 'inclusion-proof', needsLab: false, make: edits.flippedProofNode },
  { id: 'entry-removed', breaks: 'inclusion-proof', needsLab: true, make: inLab(log.entryRemoved) },
  {
    id: 'entry-of-another-bundle',
    breaks: 'log-entry',
    needsLab: true,
    make: inLab(lab.entryOfAnotherBundle),
  },
] as const satisfies readonly SigstoreAttack[]

export type SigstoreAttackId = (typeof SIGSTORE_ATTACKS)[number]['id']
