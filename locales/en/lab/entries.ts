/** Entries of the lab's log, compared and watched. */
import type { EntryField, EntryFieldRole } from '../../../playground/world/compare-entries.ts'
import type { EntryDigest, EntrySigner } from '../../../playground/world/watch/entries.ts'
import type { AlarmReason } from '../../../playground/world/watch/monitor.ts'

export const alarms: Readonly<Record<AlarmReason, string>> = {
  'unexpected-issuer': 'An issuer other than the usual one vouched for this name.',
  'unexpected-workflow': 'A workflow that is not used for releases signed this.',
  'unknown-artifact': 'This is not among what you know you signed.',
}

export const signers: Readonly<Record<EntrySigner['kind'], string>> = {
  certificate: 'certificate (has a name)',
  key: 'public key (no name)',
}

export const digestOf: Readonly<Record<EntryDigest['of'], string>> = {
  artifact: 'artifact',
  payload: 'statement',
  envelope: 'whole envelope',
  'signed-bytes': 'signed bytes',
}

export const entryFields: Readonly<Record<EntryFieldRole, string>> = {
  version: 'format version',
  kind: 'kind of entry',
  'digest-algorithm': 'digest algorithm',
  digest: 'digest of the artifact',
  signature: 'signature',
  signer: 'signer',
  other: 'other',
}

export const differences: Readonly<Record<EntryField['difference'], string>> = {
  none: 'same',
  value: 'another value',
  kind: 'another kind: a public key in one, a certificate in the other',
}
