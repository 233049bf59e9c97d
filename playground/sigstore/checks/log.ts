/** Was this signing event recorded where anybody can see it, and is the entry about this signature? */
import { crypto } from '@sigstore/core'
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
import { entryDigestName, entrySigners, type Signer, signerTest } from '../entry.ts'
import { merklePath } from '../merkle.ts'
import { evidence, type SigstoreCheckId } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { isCheckpointText, type NoteLine, readNote, type SignedNote } from '../signed-note.ts'
import { notComputed } from './algorithm.ts'
import { digestNameOf } from './artifact.ts'
import {
  type Context,
  entriesOf,
  failed,
  judgeEach,
  passed,
  plain,
  step,
  stopped,
  type Trusted,
  undecided,
  WAIVED,
  waitsFor,
} from './context.ts'
import type { TrustedTime } from './time.ts'
import { instant, isTime } from './validity.ts'

const ABSENT: SigstoreFinding = { status: 'skipped', because: 'absent' }

const hasPromise = (entry: TransparencyLogEntry): entry is TLogEntryWithInclusionPromise =>
  entry.inclusionPromise !== undefined
const hasProof = (entry: TransparencyLogEntry): entry is TLogEntryWithInclusionProof =>
  entry.inclusionProof !== undefined

/** An instant only where the entry's promise holds; none where the entry says nothing, which is 0 (ProtoJSON). */
const integratedTime = ({ integratedTime }: TransparencyLogEntry) =>
  new Date(Number(integratedTime) === 0 ? NaN : Number(integratedTime) * 1000)

/** A log tells whole seconds. */
const promised = (time: Date): TrustedTime => ({ time, exact: time, label: 'integrated-time' })

/** Every entry that carries a promise must carry a true one. */
export function checkPromise(context: Context): SigstoreFinding {
  const entries = entriesOf(context).filter(hasPromise)
  if (entries.length === 0) return ABSENT
  return judgeEach(entries, (entry) => {
    const time = integratedTime(entry)
    const seen = [
      evidence('log-id', plain(entry.logId.keyId), 'claim'),
      evidence('log-index', entry.logIndex, 'claim'),
      instant('integrated-time', time, entry.integratedTime, 'claim'),
    ]
    const set = step('promise-invalid', () => verifyTLogSET(entry, context.trust.tlogs))
    if ('value' in set) return passed(seen)
    const logs = logsOf(entry, context)
    if (logs.length === 0) return unknownLog(context, seen)
    if (!isTime(time)) return undecided('time-unreadable', [...seen, set.said])
    return (
      outsideValidity(logs, promised(time), seen) ?? notComputedBy(logs, context, seen) ?? stopped(set, seen)
    )
  })
}

/** No log of the trusted root has the entry's log id: compared with each, or with none at all. */
function unknownLog({ trust }: Context, seen: readonly Evidence[]): SigstoreFinding {
  return trust.tlogs.length === 0 ? undecided('no-log-in-root', seen) : failed('log-unknown', seen)
}

const logsOf = (entry: TransparencyLogEntry, { trust }: Context) =>
  trust.tlogs.filter((log) => log.logID.equals(entry.logId.keyId))

type Log = ReturnType<typeof logsOf>[number]

/** Whether one of the logs whose signature it may be signs by an algorithm that is not computed. */
function notComputedBy(
  logs: readonly Log[],
  { trust }: Context,
  seen: readonly Evidence[],
): SigstoreFinding | undefined {
  const algorithm = logs.map((log) => trust.uncomputed.get(log)).find((name) => name !== undefined)
  return algorithm === undefined ? undefined : notComputed(algorithm, seen)
}

function outsideValidity(
  logs: readonly Log[],
  { time, exact, label }: TrustedTime,
  seen: readonly Evidence[],
): SigstoreFinding | undefined {
  const [log] = logs
  if (!log || logs.some(({ validFor }) => validFor.start <= time && exact <= validFor.end)) return undefined
  return failed('log-key-expired', seen, {
    expected:
      time < log.validFor.start
        ? evidence('validity-start', log.validFor.start, 'trust')
        : evidence('validity-end', log.validFor.end, 'trust'),
    actual: evidence(label, time < log.validFor.start ? time : exact, 'claim'),
  })
}

/** The path from the entry to the checkpoint's root, whoever signed that checkpoint. */
export function checkProof(context: Context): SigstoreFinding {
  const entries = entriesOf(context).filter(hasProof)
  if (entries.length === 0) return ABSENT
  return judgeEach(entries, (entry) => {
    const proof = entry.inclusionProof
    const seen = [
      evidence('log-index', proof.logIndex, 'claim'),
      evidence('proof-length', proof.hashes.length, 'claim'),
    ]
    const checkpoint = readCheckpoint(proof)
    if (!checkpoint || !('value' in checkpoint)) return { ...waitsFor('checkpoint'), evidence: seen }
    seen.push(
      evidence('tree-size', checkpoint.value.logSize, 'claim'),
      evidence('root-hash', plain(checkpoint.value.logHash), 'claim'),
    )
    const path = step('proof-invalid', () => verifyMerkleInclusion(entry, checkpoint.value))
    if ('value' in path) return checkSaid(proof, checkpoint.value, seen)
    const isPath = step('proof-invalid', () => leadsSomewhere(entry, checkpoint.value))
    if ('value' in isPath && !isPath.value) return failed('proof-shape', [...seen, path.said])
    return stopped(path, seen)
  })
}

/** Whether there is a path of that many hashes from that leaf, be it to another root. */
function leadsSomewhere(
  { canonicalizedBody, inclusionProof: { logIndex, hashes } }: TLogEntryWithInclusionProof,
  { logSize }: LogCheckpoint,
): boolean {
  return !('code' in merklePath(canonicalizedBody, BigInt(logIndex), logSize, hashes))
}

/**
 * What the proof itself says of the tree. The library computes with the checkpoint, other verifiers with this, and what
 * one of them takes the others must.
 */
function checkSaid(
  { rootHash, treeSize }: TLogEntryWithInclusionProof['inclusionProof'],
  { logHash, logSize }: LogCheckpoint,
  seen: readonly Evidence[],
): SigstoreFinding {
  const size = BigInt(treeSize)
  // ProtoJSON leaves out what is empty, and no entry is in a tree of none.
  if (rootHash.length === 0 || size === 0n) return undecided('proof-incomplete', seen)
  if (size !== logSize) {
    return failed('proof-differs', seen, {
      expected: evidence('tree-size', logSize, 'claim'),
      actual: evidence('tree-size', size, 'claim'),
    })
  }
  if (!equalBytes(rootHash, logHash)) {
    return failed('proof-differs', seen, {
      expected: evidence('root-hash', plain(logHash), 'claim'),
      actual: evidence('root-hash', plain(rootHash), 'claim'),
    })
  }
  return passed(seen)
}

/** A v0.1 bundle may carry a proof without a checkpoint; whatever its type says, nobody vouches for such a root hash. */
function readCheckpoint(proof: { readonly checkpoint?: { readonly envelope: string } | undefined }) {
  const envelope = proof.checkpoint?.envelope
  if (envelope === undefined) return undefined
  const end = envelope.indexOf('\n\n')
  return step('checkpoint-unreadable', () =>
    LogCheckpoint.fromString(end < 0 ? envelope : envelope.slice(0, end + 1)),
  )
}

/**
 * The log's signature over size and root: without it a proof proves nothing.
 *
 * @param notBefore when the certificate begins, before which nothing was signed; absent where a key signed
 */
export function checkCheckpoint(
  context: Context,
  times: readonly TrustedTime[],
  notBefore?: Date,
): SigstoreFinding {
  const entries = entriesOf(context).filter(hasProof)
  if (entries.length === 0) return ABSENT
  return judgeEach(entries, (entry) => {
    const logs = logsOf(entry, context)
    const seen = [evidence('log-id', plain(entry.logId.keyId), 'claim')]
    const read = readCheckpoint(entry.inclusionProof)
    if (!read) return failed('checkpoint-missing', seen)
    if ('code' in read) return stopped(read, seen)
    seen.push(evidence('checkpoint-origin', read.value.origin, 'claim'))
    const note = readNote(entry.inclusionProof.checkpoint.envelope)
    const lines = linesOfLogs(note, context.trust.tlogs)
    const own = lines.filter(({ log }) => logs.includes(log))
    const signed = step('checkpoint-invalid', () => verifyCheckpoint(entry, logs))
    if ('code' in signed) {
      const said = [...seen, signed.said]
      if (logs.length === 0) return unknownLog(context, said)
      if (!note.isStrict) return undecided('checkpoint-unreadable', said)
      if (note.lines.length === 0) return failed('checkpoint-without-signature', said)
      const ofKey = note.lines.filter(({ keyId }) => logs.some((log) => isKeyOf(log, keyId)))
      const [first] = ofKey
      if (!first) return failed('checkpoint-unsigned', said)
      const isNamed = ofKey.some(({ name, keyId }) =>
        logs.some((log) => isKeyOf(log, keyId) && log.baseURL.includes(name)),
      )
      if (isNamed || own.length > 0) return notComputedBy(logs, context, said) ?? stopped(signed, seen)
      return failed('checkpoint-name-differs', said, {
        expected: evidence('checkpoint-signer', logs[0] ? addressOf(logs[0]) : '', 'trust'),
        actual: evidence('checkpoint-signer', first.name, 'claim'),
      })
    }
    const signers = (some: readonly NoteLine[]) =>
      some.slice(0, 1).map(({ name }) => evidence('checkpoint-signer', name, 'claim'))
    if (!note.isStrict || !isCheckpointText(note.text))
      return undecided('checkpoint-malformed', [...seen, ...signers(note.lines)])
    const wrong = falseAmong(lines)
    if (wrong.length > 0) {
      const said = [...seen, ...signers(wrong)]
      const asked = wrong.map(({ log }) => log)
      return notComputedBy(asked, context, said) ?? failed('checkpoint-line-invalid', said)
    }
    const held = own.filter(({ log, name }) => namesOf(log).includes(name))
    if (held.length === 0) return undecided('checkpoint-malformed', [...seen, ...signers(note.lines)])
    const other = held.find(({ name }) => !logs.some((log) => addressOf(log).includes(name)))
    if (other && logs[0]) {
      seen.push(evidence('checkpoint-signer', other.name, 'claim'))
      seen.push(evidence('log-address', addressOf(logs[0]), 'trust'))
    }
    return checkLogTime(entry, logs, { times, notBefore }, seen)
  })
}

/**
 * The library compares a log key's validity on the SET path only. A log tells its own time by its promise; without one
 * other witnesses tell when there was a signature, and it may have come into the log before they looked, or after.
 */
function checkLogTime(
  entry: TransparencyLogEntry,
  logs: readonly Log[],
  { times, notBefore }: { readonly times: readonly TrustedTime[]; readonly notBefore: Date | undefined },
  seen: readonly Evidence[],
): SigstoreFinding {
  const own = integratedTime(entry)
  if (hasPromise(entry) && isTime(own)) {
    return outsideValidity(logs, promised(own), seen) ?? passed(seen)
  }
  const outside = times.map((time) => outsideValidity(logs, time, seen)).find((one) => one !== undefined)
  if (!outside) return passed(seen)
  const hadEnded = notBefore !== undefined && logs.every(({ validFor }) => validFor.end < notBefore)
  if (hadEnded || outside.status !== 'failed') return outside
  const { expected, actual } = outside
  return undecided('log-time-unknown', seen, { ...(expected && { expected }), ...(actual && { actual }) })
}

/** A line under the name and with the key id of a log that the root names. */
interface LogLine extends NoteLine {
  readonly log: Log
  readonly holds: boolean
}

/**
 * Whoever reads a note looks at each line by a key that it knows, and takes none for another (C2SP signed-note): what a
 * line says counts only where its own signature holds.
 */
function linesOfLogs({ text, lines }: SignedNote, logs: readonly Log[]): readonly LogLine[] {
  return lines.flatMap((line) =>
    logs
      .filter((log) => isKeyOf(log, line.keyId) && (namesOf(log).includes(line.name) || isOwn(line, text)))
      .map((log) => ({ ...line, log, holds: isSigned(line, text, log) })),
  )
}

/** Whether it is the name that the text says the log calls itself. */
function isOwn({ name }: NoteLine, text: string): boolean {
  const [origin = ''] = text.split('\n')
  return origin === name || origin.startsWith(`${name} - `)
}

/** As the library computes it, which then finds the answer remembered. */
const isSigned = ({ signature }: NoteLine, text: string, { publicKey }: Log): boolean =>
  crypto.verify(Buffer.from(text), publicKey, Buffer.from(signature))

/** Lines that do not hold, whichever of the logs of that name and key id is asked. */
function falseAmong(lines: readonly LogLine[]): readonly LogLine[] {
  const isOf = (a: NoteLine, b: NoteLine) => a.name === b.name && equalBytes(a.signature, b.signature)
  return lines.filter((line) => !lines.some((one) => one.holds && isOf(one, line)))
}

/** How a log signs that is at such an address: the library takes any part of it. */
function namesOf({ baseURL }: Log): readonly string[] {
  return baseURL.split(' ').flatMap((one) => {
    const address = one.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/(?<!\/)\/+$/, '')
    const [host = ''] = address.split('/')
    return [address, host, host.replace(/:\d+$/, '')]
  })
}

/** Behind the address of a log: what it calls itself. */
const addressOf = ({ baseURL }: Log) => baseURL.split(' ')[0] ?? ''

/**
 * A log inside a cluster calls itself otherwise than the address that its clients use. The library looks for the name in
 * the address; so what a log calls itself in the text, and in a line by its key that holds, is put behind it. A name that
 * stands in a line alone nobody has signed.
 */
export function withOwnNames(trust: Trusted, bundle: Context['bundle']): Trusted {
  const notes = bundle.verificationMaterial.tlogEntries.map(({ inclusionProof }) =>
    readNote(inclusionProof?.checkpoint?.envelope ?? ''),
  )
  const uncomputed = new Map(trust.uncomputed)
  const tlogs = trust.tlogs.map((log) => {
    const own = notes.flatMap(({ text, lines }) =>
      lines
        .filter((line) => isKeyOf(log, line.keyId) && isOwn(line, text) && !log.baseURL.includes(line.name))
        .filter((line) => isSigned(line, text, log))
        .map(({ name }) => name),
    )
    if (own.length === 0) return log
    const named = { ...log, baseURL: [log.baseURL, ...new Set(own)].join(' ') }
    const algorithm = uncomputed.get(log)
    if (algorithm !== undefined) uncomputed.set(named, algorithm)
    return named
  })
  return { ...trust, tlogs, uncomputed }
}

const isKeyOf = (log: Log, keyId: Uint8Array) => equalBytes(log.logID.subarray(0, 4), keyId)

/**
 * Each entry needs a true promise or a true proof under a signed checkpoint; and there must be an entry, none of them
 * twice, whatever else is wrong with them.
 */
export function checkInclusion(
  context: Context,
  parts: Readonly<Record<'checkpoint' | 'inclusion-promise' | 'inclusion-proof', SigstoreFinding>>,
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
  if (entries.length === 0) return context.waived.logs ? WAIVED : failed('not-in-a-log', seen)
  if (!entries.every((entry) => hasPromise(entry) || hasProof(entry))) return failed('not-in-a-log', seen)
  const twice = entries.some((a, i) =>
    entries
      .slice(i + 1)
      .some(
        (b) =>
          equalBytes(a.logId.keyId, b.logId.keyId) && equalBytes(a.canonicalizedBody, b.canonicalizedBody),
      ),
  )
  if (twice) return failed('entry-duplicate', seen)
  const broken = (['inclusion-promise', 'checkpoint', 'inclusion-proof'] as const).find(
    (id) => parts[id].status === 'failed' || parts[id].status === 'undecided',
  )
  if (broken) return { ...waitsFor(broken), evidence: seen }
  return passed(seen)
}

/**
 * The entry names this signature, this digest and this signer. The library compares the first two; an entry that
 * shows another certificate would tell monitors the wrong name.
 *
 * @param signer or the check that has not found one: without it, what is not wrong is not known to be right
 */
export function checkEntry(context: Context, signer: Signer | SigstoreCheckId): SigstoreFinding {
  const entries = entriesOf(context)
  if (entries.length === 0) return context.waived.logs ? WAIVED : waitsFor('log-inclusion')
  const isSigner = typeof signer === 'string' ? () => false : signerTest(signer.der)
  return judgeEach(entries, (entry) => {
    const seen = [evidence('entry-kind', `${entry.kindVersion.kind} ${entry.kindVersion.version}`, 'claim')]
    const body = step('entry-mismatch', () => verifyTLogBody(entry, context.content))
    const named = step('entry-signer-unreadable', () => entrySigners(entry.canonicalizedBody))
    if ('code' in body) {
      // What is of no kind that is known here was compared with nothing.
      return 'code' in named ? undecided('entry-unreadable', [...seen, body.said]) : stopped(body, seen)
    }
    const other = otherKind(entry, context, seen)
    if (other) return other
    if (typeof signer === 'string') return { ...waitsFor(signer), evidence: seen }
    if ('code' in named) return stopped(named, seen)
    const odd = otherDigest(entry, context, seen)
    if (odd) return odd
    const another = named.value.find((name) => !isSigner(name))
    if (another || named.value.length === 0) {
      return failed(signer.source === 'policy' ? 'entry-other-key' : 'entry-other-signer', seen, {
        expected: evidence('entry-signer', signer.sha256(signer.der), signer.source),
        ...(another && { actual: evidence('entry-signer', signer.sha256(another), 'claim') }),
      })
    }
    return passed([...seen, evidence('entry-signer', signer.sha256(signer.der), 'claim')])
  })
}

/**
 * Whether an entry is of another kind than what was signed: the bytes that are signed of an envelope may be signed as a
 * file, too, and a `hashedrekord` is of a file. Only a Rekor v2 log takes it for both.
 */
function otherKind(
  { kindVersion: { kind, version } }: TransparencyLogEntry,
  { bundle: { content } }: Context,
  seen: readonly Evidence[],
): SigstoreFinding | undefined {
  const isHash = kind === 'hashedrekord'
  if (content.$case === 'messageSignature' ? isHash : !isHash || version !== '0.0.1') return undefined
  return failed('entry-other-kind', seen, {
    expected: evidence('content-kind', content.$case, 'claim'),
    actual: evidence('entry-kind', `${kind} ${version}`, 'claim'),
  })
}

/** Whether the digest, which is the one that is signed, goes by another algorithm's name in the entry. */
function otherDigest(
  { canonicalizedBody }: TransparencyLogEntry,
  { bundle: { content } }: Context,
  seen: readonly Evidence[],
): SigstoreFinding | undefined {
  const own =
    content.$case === 'messageSignature'
      ? digestNameOf(content.messageSignature.messageDigest.algorithm)
      : 'sha256'
  const named = step('entry-digest-malformed', () => entryDigestName(canonicalizedBody))
  if ('code' in named) return stopped(named, seen)
  if (own === undefined || named.value === own) return undefined
  return undecided('entry-digest-malformed', seen, {
    expected: evidence('algorithm', own, 'claim'),
    actual: evidence('algorithm', named.value, 'claim'),
  })
}
