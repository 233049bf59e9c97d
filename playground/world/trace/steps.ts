/** The steps of the runs, by name alone: what a page needs to know before a run is made. */

/** Keyless signing, as a person does it. */
export const KEYLESS_STEPS = [
  'start',
  'token-asked',
  'authentication',
  'token-returned',
  'token-handed',
  'key-pair',
  'certificate-request',
  'certificate',
  'sign',
  'log-entry',
  'bundle',
  'key-discarded',
] as const
export type KeylessStepId = (typeof KEYLESS_STEPS)[number]

/** Publishing a package with provenance, as a CI run does it. */
export const PROVENANCE_STEPS = [
  'run-started',
  'package-packed',
  'publish-token',
  'ci-token',
  'key-pair',
  'certificate-request',
  'certificate',
  'sign',
  'log-entry',
  'publish',
  'key-discarded',
  'package-page',
] as const
export type ProvenanceStepId = (typeof PROVENANCE_STEPS)[number]
