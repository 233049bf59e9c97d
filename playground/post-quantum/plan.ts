/** What is checked of one signature, and what of it holds after the quantum computer: by name alone. */
import type { CheckPlan, CodeTable, Report } from '../report.ts'

export const POST_QUANTUM_PLAN = [
  { id: 'signature', proves: 'integrity', required: true },
  { id: 'key-expected', proves: 'key', required: false, expects: true },
  // A hash alone, which was brought another way.
  { id: 'digest-expected', proves: 'integrity', required: false },
  // Hashes alone, too: from the entry to a root that was remembered before.
  { id: 'logged-before', proves: 'time', required: false },
] as const satisfies CheckPlan<string>

export type PostQuantumCheckId = (typeof POST_QUANTUM_PLAN)[number]['id']

/** Every way in which a check can end but "yes", and what each says of it. */
export const POST_QUANTUM_CODES = {
  /** not as long as this algorithm's keys and signatures are, or no key at all */
  'key-malformed': 'undecided',
  'signature-malformed': 'undecided',
  'signature-mismatch': 'failed',
  'key-mismatch': 'failed',
  'digest-mismatch': 'failed',
  /** asked for, and nothing came along */
  'proof-missing': 'undecided',
  'proof-malformed': 'undecided',
  'root-mismatch': 'failed',
} as const satisfies CodeTable
export type PostQuantumFailure = keyof typeof POST_QUANTUM_CODES

export type PostQuantumLabel =
  'algorithm' | 'engine' | 'public-key' | 'signature' | 'key-digest' | 'digest' | 'root'
export type PostQuantumReport = Report<PostQuantumCheckId, PostQuantumFailure>
