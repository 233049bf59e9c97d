/** What a run with a key consists of: its steps, who takes part, and the parts that no keyless run has. */
import type { ActorId, Field, Part, PartForm } from '../trace/types.ts'

export const KEYED_STEPS = [
  'generate',
  'key-pair',
  'password',
  'lock',
  'key-files',
  'sign-command',
  'unlock',
  'privacy-warning',
  'consent',
  'sign',
  'log-entry',
  'bundle',
  'verify',
  'verify-tampered',
] as const
export type KeyedStepId = (typeof KEYED_STEPS)[number]

/** Whoever checks the bundle is somebody else, with files that came another way. */
export type KeyedActorId = ActorId | 'verifier'

/** What no keyless run has. */
export type KeyedPartId =
  | 'private-key'
  | 'password'
  | 'salt'
  | 'box-nonce'
  | 'cosign-key'
  | 'cosign-pub'
  | 'answer'
  | 'trusted-root'
  | 'verdict'
export type KeyedFieldLabel = 'scrypt-n' | 'scrypt-r' | 'scrypt-p' | 'scrypt-memory'

/** Shaped like a part of a keyless run. */
export interface KeyedPart {
  readonly id: KeyedPartId
  readonly form: PartForm
  readonly bytes: Uint8Array
  readonly fields: readonly (Field | { readonly label: KeyedFieldLabel; readonly value: string })[]
}

export interface KeyedArrow {
  readonly from: KeyedActorId
  /** The same as `from` where somebody does something by themselves. */
  readonly to: KeyedActorId
  readonly sent: readonly (Part | KeyedPart)[]
  readonly returned?: readonly (Part | KeyedPart)[]
}

export interface KeyedStep extends KeyedArrow {
  readonly id: KeyedStepId
  readonly at: Date
  /** What else had to happen within the step, in order. */
  readonly also: readonly KeyedArrow[]
}
