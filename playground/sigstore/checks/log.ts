/** Was this signing event recorded where anybody can see it, and is the entry about this signature? */
import { LogCheckpoint, verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js'
import { verifyTLogBody } from '@sigstore/verify/dist/tlog/index.js'
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js'
import { verifyTLogSET } from '@sigstore/verify/dist/tlog/set.js'
import type {
  TLogEntryWithInclusionPromise,
  TLogEntryWithInclusionProof,
  TransparencyLogEntry,
} from '@sigstore/bundle'
import { equalBytes } from '../../bytes.ts'
import type { Evidence } from '../../report.ts'
import { entrySigners, type Signer } from '../entry.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { type Context, failed, passed, plain, step } from './context.ts'

const ABSENT: SigstoreFinding = { status: 'skipped', because: 'absent' }

/** Reading the bundle refused every entry without a log id or a kind; the library's type has forgotten it. */
const entriesOf = ({ bundle }: Context) => bundle.verificationMaterial.tlogEntries as TransparencyLogEntry[]

const hasPromise = (entry: TransparencyLogEntry): entry is TLogEntryWithInclusionPromise =>
  entry.inclusionPromise !== undefined
const hasProof = (entry: TransparencyLogEntry): entry is TLogEntryWithInclusionProof =>
  entry.inclusionProof !== undefined

/** Every entry that carries a promise must carry a true one. */
export function checkPromise(context: Context): SigstoreFinding {
  const entries = entriesOf(context).filter(hasPromise)
  if (entries.length === 0) return ABSENT
  const seen: Evidence[] = []
  for (const entry of entries) {
    seen.push(
      evidence('log-id', plain(entry.logId.keyId), 'claim'),
      evidence('log-index', entry.logIndex, 'claim'),
      evidence('integrated-time', new Date(Number(entry.integratedTime) * 1000), 'claim'),
    )
    const set = step('promise-invalid', () => verifyTLogSET(entry, context.trust.tlogs))
    if ('code' in set) return failed(set.code, [...seen, set.said])
  }
  return passed(seen)
}

/** The path from the entry to the checkpoint's root, whoever signed that checkpoint. */
export function checkProof(context: Context): SigstoreFinding {
  const entries = entriesOf(context).filter(hasProof)
  if (entries.length === 0) return ABSENT
  const seen: Evidence[] = []
  for (const entry of entries) {
    const proof = entry.inclusionProof
    seen.push(
      evidence('log-index', proof.logIndex, 'claim'),
      evidence('proof-length', proof.hashes.length, 'claim'),
    )
    const path = step('proof-invalid', () => {
      const checkpoint = readCheckpoint(proof.checkpoint.envelope)
      seen.push(
        evidence('tree-size', checkpoint.logSize, 'claim'),
        evidence('root-hash', plain(checkpoint.logHash), 'claim'),
      )
      verifyMerkleInclusion(entry, checkpoint)
    })
    if ('code' in path) return failed(path.code, [...seen, path.said])
  }
  return passed(seen)
}

function readCheckpoint(envelope: string): LogCheckpoint {
  const end = envelope.indexOf('\n\n')
  return LogCheckpoint.fromString(end < 0 ? envelope : envelope.slice(0, end + 1))
}

/** The log's signature over size and root: without it a proof proves nothing. */
export function checkCheckpoint(context: Context, times: readonly Date[]): SigstoreFinding {
  const entries = entriesOf(context).filter(hasProof)
  if (entries.length === 0) return ABSENT
  const seen: Evidence[] = []
  for (const entry of entries) {
    const logs = context.trust.tlogs.filter((log) => log.logID.equals(entry.logId.keyId))
    seen.push(evidence('log-id', plain(entry.logId.keyId), 'claim'))
    const checkpoint = step('checkpoint-invalid', () => verifyCheckpoint(entry, logs))
    if ('code' in checkpoint)
      return failed(logs.length === 0 ? 'log-unknown' : checkpoint.code, [...seen, checkpoint.said])
    seen.push(evidence('checkpoint-origin', checkpoint.value.origin, 'claim'))
    // The library compares a log key's validity on the SET path only.
    const outside = times.find(
      (time) => !logs.some(({ validFor }) => validFor.start <= time && time <= validFor.end),
    )
    const [log] = logs
    if (outside && log) {
      const early = outside < log.validFor.start
      return failed('log-key-expired', seen, {
        expected: early
          ? evidence('validity-start', log.validFor.start, 'trust')
          : evidence('validity-end', log.validFor.end, 'trust'),
        actual: evidence('integrated-time', outside, 'claim'),
      })
    }
  }
  return passed(seen)
}

/** Each entry needs a true promise or a true proof under a signed checkpoint; and there must be an entry. */
export function checkInclusion(
  context: Context,
  promise: SigstoreFinding,
  proof: SigstoreFinding,
  checkpoint: SigstoreFinding,
): SigstoreFinding {
  const entries = entriesOf(context)
  // Without a promise nothing vouches for the entry's own index; the proof's is what the checkpoint covers.
  const seen = entries.map((entry) =>
    evidence(
      'log-index',
      hasPromise(entry) ? entry.logIndex : (entry.inclusionProof?.logIndex ?? ''),
      'claim',
    ),
  )
  const broken = [promise, proof, checkpoint].some((finding) => finding.status === 'failed')
  if (broken || entries.length === 0) return failed('not-in-a-log', seen)
  if (!entries.every((entry) => hasPromise(entry) || hasProof(entry))) return failed('not-in-a-log', seen)
  const twice = entries.some((a, i) =>
    entries
      .slice(i + 1)
      .some(
        (b) =>
          equalBytes(a.logId.keyId, b.logId.keyId) && equalBytes(a.canonicalizedBody, b.canonicalizedBody),
      ),
  )
  return twice ? failed('entry-duplicate', seen) : passed(seen)
}

/**
 * The entry names this signature, this digest and this signer. The library compares the first two; an entry that
 * shows another certificate would tell monitors the wrong name.
 */
export function checkEntry(context: Context, signer: Signer | undefined): SigstoreFinding {
  const entries = entriesOf(context)
  if (entries.length === 0) return { status: 'skipped', because: { check: 'log-inclusion' } }
  const seen: Evidence[] = []
  for (const entry of entries) {
    seen.push(evidence('entry-kind', `${entry.kindVersion.kind} ${entry.kindVersion.version}`, 'claim'))
    const body = step('entry-mismatch', () => verifyTLogBody(entry, context.content))
    if ('code' in body) return failed(body.code, [...seen, body.said])
    if (!signer) continue
    const named = step('entry-other-signer', () => entrySigners(entry.canonicalizedBody))
    if ('code' in named) return failed(named.code, [...seen, named.said])
    const other = named.value.find((name) => !equalBytes(name, signer.der))
    if (other || named.value.length === 0) {
      return failed('entry-other-signer', seen, {
        expected: evidence('entry-signer', signer.sha256(signer.der), signer.source),
        ...(other && { actual: evidence('entry-signer', signer.sha256(other), 'claim') }),
      })
    }
    seen.push(evidence('entry-signer', signer.sha256(signer.der), 'claim'))
  }
  return passed(seen)
}
