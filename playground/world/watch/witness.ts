/** Somebody who remembers a log's heads, and so notices when it rewrites its past or shows others something else. */
import { type CodeTable, type Evidence, type FindingOf, type Report, report } from '../../report.ts'
import type { HeadSigner, TransparencyLog } from '../rekor.ts'
import { type Consistency, type ConsistencyFailure, checkConsistency } from './consistency.ts'
import { type LogHead, headOf, readHead, whyUnsigned } from './head.ts'

export const WITNESS_PLAN = [
  { id: 'head', proves: 'format', required: true },
  { id: 'head-signature', proves: 'key', required: true },
  { id: 'consistency', proves: 'transparency', required: true },
] as const

export type WitnessCheckId = (typeof WITNESS_PLAN)[number]['id']
/** Every way in which a check can end but "yes", and what each says of it. */
export const WITNESS_CODES = {
  'checkpoint-unreadable': 'undecided',
  'log-unknown': 'failed',
  /** by its name and key id there is no line */
  'checkpoint-unsigned': 'failed',
  'checkpoint-invalid': 'failed',
  'head-shorter': 'undecided',
  'split-view': 'failed',
  'proof-length': 'failed',
  'earlier-root-mismatch': 'failed',
  'later-root-mismatch': 'failed',
} as const satisfies CodeTable & Record<ConsistencyFailure, unknown>
export type WitnessFailure = keyof typeof WITNESS_CODES
export type WitnessLabel =
  | 'origin'
  | 'remembered-size'
  | 'remembered-root'
  | 'shown-size'
  | 'shown-root'
  | 'reached-earlier-root'
  | 'reached-later-root'
  | 'proof-length'
export type WitnessReport = Report<WitnessCheckId, WitnessFailure>
type WitnessFinding = FindingOf<WitnessCheckId, typeof WITNESS_CODES>

export interface Witness {
  readonly logs: readonly HeadSigner[]
  /** The longest head seen of each log, by its origin. */
  readonly remembered: Map<string, LogHead>
}

/** @param logs whose keys the witness knows */
export function createWitness(logs: readonly HeadSigner[]): Witness {
  return { logs, remembered: new Map() }
}

/**
 * Shows a head to the witness, who remembers it if it is fine.
 *
 * @param note a checkpoint
 * @param proof that it extends the head which the witness remembers; nothing remembered needs no proof
 */
export function observe(witness: Witness, note: string, proof: readonly Uint8Array[]): WitnessReport {
  const head = readHead(note)
  const log = head && witness.logs.find(({ origin }) => origin === head.origin)
  const remembered = head && witness.remembered.get(head.origin)
  const found = report<WitnessCheckId, WitnessFailure>(WITNESS_PLAN, {
    head: headFinding(head, log),
    'head-signature': log ? signatureFinding(note, log) : skipped('head'),
    consistency: head && log ? consistencyFinding(remembered, head, proof) : skipped('head'),
  })
  if (found.verdict === 'verified' && head) witness.remembered.set(head.origin, head)
  return found
}

/** {@link observe} with what `log` itself says about its head of `size` entries: of a fork, its own story. */
export function observeLog(
  witness: Witness,
  log: TransparencyLog,
  size: number = log.tree.size,
): WitnessReport {
  const earlier = witness.remembered.get(log.origin)?.size ?? 0
  const proof = earlier > 0 && earlier <= size ? log.tree.consistencyProof(earlier, size) : []
  return observe(witness, headOf(log, size).checkpoint, proof)
}

function headFinding(head: LogHead | undefined, log: HeadSigner | undefined): WitnessFinding {
  if (!head) return { status: 'undecided', code: 'checkpoint-unreadable' }
  const evidence = [seen('origin', head.origin), seen('shown-size', `${head.size}`)]
  return log ? { status: 'passed', evidence } : { status: 'failed', code: 'log-unknown', evidence }
}

function signatureFinding(note: string, log: HeadSigner): WitnessFinding {
  const evidence = [seen('origin', log.origin)]
  const code = whyUnsigned(note, log)
  return code ? { status: 'failed', code, evidence } : { status: 'passed', evidence }
}

function consistencyFinding(
  remembered: LogHead | undefined,
  shown: LogHead,
  proof: readonly Uint8Array[],
): WitnessFinding {
  const { code, reached } = remembered ? checkConsistency(remembered, shown, proof) : firstLook(proof)
  const evidence = [
    ...(remembered
      ? [known('remembered-size', `${remembered.size}`), known('remembered-root', remembered.root)]
      : []),
    seen('shown-size', `${shown.size}`),
    seen('shown-root', shown.root),
    seen('proof-length', `${proof.length}`),
    ...(reached
      ? [seen('reached-earlier-root', reached.earlier), seen('reached-later-root', reached.later)]
      : []),
  ]
  if (!code) return { status: 'passed', evidence }
  return code === 'head-shorter'
    ? { status: 'undecided', code, evidence }
    : { status: 'failed', code, evidence }
}

/** Nothing remembered is no head, not even one of size 0: an empty log has a root, and could show two of them. */
function firstLook(proof: readonly Uint8Array[]): Consistency {
  return proof.length === 0 ? {} : { code: 'proof-length' }
}

function seen(label: WitnessLabel, value: string | Uint8Array): Evidence<WitnessLabel> {
  return { label, value, source: 'claim' }
}

function known(label: WitnessLabel, value: string | Uint8Array): Evidence<WitnessLabel> {
  return { label, value, source: 'trust' }
}

function skipped(check: WitnessCheckId): WitnessFinding {
  return { status: 'skipped', because: { check } }
}
