/** What words are keyed by where the scenes ask for it in an order: the same in every language, and said in none. */
import type { Source } from '../playground/report.ts'
import type { SigstoreCheckId } from '../playground/sigstore/plan.ts'

/** Whose bytes a verification takes, in its order. */
export const HANDS = ['artifact', 'claim', 'trust', 'policy'] as const satisfies readonly Source[]

export type FileKind = 'artifact' | 'digest' | 'signature' | 'certificate'
export type RemarkKind = 'now' | 'fix' | 'was'

/** Of an image that is signed. */
export const IMAGE_STEPS = [
  'image',
  'digest',
  'login',
  'sign',
  'registry',
  'verify',
  'anybody',
  'other',
] as const
export type ImageStepId = (typeof IMAGE_STEPS)[number]

/** Of two log entries side by side. */
export const ENTRIES_STEPS = ['raw', 'fields', 'signer'] as const
export type EntriesStepId = (typeof ENTRIES_STEPS)[number]

/** What provenance says. */
export const FACTS = ['repository', 'commit', 'workflow', 'run'] as const
export type FactId = (typeof FACTS)[number]

export type VerifyStepId = 'time' | 'certificate' | 'sct' | 'entry' | 'contents' | 'signature' | 'policy'

interface VerifyStep {
  readonly id: VerifyStepId
  /** What the claim is held up to. */
  readonly against: Source
  /** The verifier's own checks that this step stands for. */
  readonly checks: readonly SigstoreCheckId[]
}

/** Sigstore's checks in the order in which they are made. */
export const VERIFY_STEPS: readonly VerifyStep[] = [
  { id: 'time', against: 'trust', checks: ['trusted-time'] },
  { id: 'certificate', against: 'trust', checks: ['certificate-chain', 'code-signing'] },
  { id: 'sct', against: 'trust', checks: ['sct'] },
  {
    id: 'entry',
    against: 'trust',
    checks: ['inclusion-promise', 'inclusion-proof', 'checkpoint', 'log-inclusion'],
  },
  { id: 'contents', against: 'claim', checks: ['log-entry'] },
  { id: 'signature', against: 'artifact', checks: ['signature', 'artifact', 'statement-type'] },
  { id: 'policy', against: 'policy', checks: ['identity', 'issuer', 'source-repository', 'source-ref'] },
]
