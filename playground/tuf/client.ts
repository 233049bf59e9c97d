/**
 * A client of The Update Framework: from the root that it has to one file of a repository, by the workflow of the
 * specification (1.0.37, section 5). What it cannot do is follow delegations (5.6.7.2): then it is undecided.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '../bytes.ts'
import { report } from '../report.ts'
import { download, type Files, LIMITS, targetName, versioned } from './files.ts'
import {
  type AnyFile,
  fitsTarget,
  readSnapshot,
  readTargets,
  readTimestamp,
  type RoleName,
  type RootFile,
  type SnapshotFile,
  type Tally,
  tallyOf,
  type TargetsFile,
  type TimestampFile,
} from './models.ts'
import {
  TUF_PLAN,
  type TufCheckId,
  type TufFailure,
  type TufFinding,
  type TufFindings,
  type TufReport,
} from './plan.ts'
import { type SeenRoot, walkRoots } from './root.ts'
import { described, fresh, named, passed, saw, signed } from './stage.ts'

/** What a client keeps from one update to the next; only the root has to be there, and it came by another way. */
export interface Kept {
  readonly root: Uint8Array
  readonly timestamp?: Uint8Array
  readonly snapshot?: Uint8Array
}

export interface TufQuestion {
  readonly kept: Kept
  readonly repository: Files
  /** The fixed time at which the update starts (5.1). */
  readonly now: Date
  /** Path of the target that is wanted. */
  readonly target: string
}

/** A file of another role as the client came to see it. */
export interface SeenFile {
  readonly role: Exclude<RoleName, 'root'>
  readonly version: number
  readonly expires: Date
  readonly tally: Tally | undefined
}

export interface TufWalk {
  readonly report: TufReport
  /** In the order they were met, beginning with the client's own. */
  readonly roots: readonly SeenRoot[]
  readonly files: readonly SeenFile[]
  /** The bytes that a client takes for the target, if all holds. */
  readonly target?: Uint8Array
  /** What the client keeps for the next time. */
  readonly kept: Kept
}

/** Updates, and fetches one target. */
export async function updateFrom({ kept, repository, now, target }: TufQuestion): Promise<TufWalk> {
  const roots = walkRoots(kept.root, repository, now)
  const findings: TufFindings = { ...roots.findings }
  const files: SeenFile[] = []
  const keeps: { -readonly [K in keyof Kept]: Kept[K] } = { ...kept, root: roots.root?.bytes ?? kept.root }
  const end = (bytes?: Uint8Array): TufWalk => {
    const all = withSkipped(findings)
    return {
      report: report(TUF_PLAN, all),
      roots: roots.seen,
      files,
      ...(bytes && { target: bytes }),
      kept: keeps,
    }
  }
  const root = roots.root?.file
  if (!root || !stands(findings, 'root')) return end()
  const isConsistent = root.signed.consistentSnapshot
  const see = (role: SeenFile['role'], file: AnyFile, tally: Tally | undefined) =>
    files.push({ role, version: file.signed.version, expires: new Date(file.signed.expires), tally })

  // 5.4
  const before = kept.timestamp && trusted(root, 'timestamp', readTimestamp(kept.timestamp))
  const stamp = download(repository, 'timestamp.json', LIMITS.timestamp)
  const offered = stamp.bytes && readTimestamp(stamp.bytes)
  if (!stamp.bytes || !offered) {
    findings['timestamp-signatures'] = unread('timestamp.json', stamp.code)
    return end()
  }
  const stampTally = tallyOf(root, 'timestamp', offered)
  see('timestamp', offered, stampTally)
  findings['timestamp-signatures'] = signed(stampTally)
  findings['timestamp-rollback'] = forward(before, offered)
  // Of the same version there is nothing new: the client goes on with its own (5.4.3.1).
  const isSame = before?.signed.version === offered.signed.version
  const timestamp = isSame ? before : offered
  findings['timestamp-expiry'] = fresh(timestamp.signed, now)
  if (!stands(findings, 'timestamp')) return end()
  if (!isSame) keeps.timestamp = stamp.bytes

  // 5.5
  const said = timestamp.signed.snapshotMeta
  const shotName = versioned(isConsistent, said.version, 'snapshot.json')
  const shot = download(repository, shotName, LIMITS.snapshot)
  const snapshot = shot.bytes && readSnapshot(shot.bytes)
  if (!shot.bytes || !snapshot) {
    findings['snapshot-digest'] = shot.bytes ? described(said, shot.bytes) : unread(shotName, shot.code)
    if (shot.bytes) findings['snapshot-signatures'] = unread(shotName, undefined)
    return end()
  }
  const shotTally = tallyOf(root, 'snapshot', snapshot)
  see('snapshot', snapshot, shotTally)
  const earlier = kept.snapshot && trusted(root, 'snapshot', readSnapshot(kept.snapshot))
  findings['snapshot-digest'] = described(said, shot.bytes)
  findings['snapshot-signatures'] = signed(shotTally)
  findings['snapshot-version'] = named(said.version, snapshot.signed.version)
  findings['snapshot-rollback'] = stillListed(earlier, snapshot)
  findings['snapshot-expiry'] = fresh(snapshot.signed, now)
  if (!stands(findings, 'snapshot')) return end()
  keeps.snapshot = shot.bytes

  // 5.6
  const listing = Object.hasOwn(snapshot.signed.meta, LIST) ? snapshot.signed.meta[LIST] : undefined
  if (!listing) {
    findings['targets-digest'] = unread(LIST, 'file-missing')
    return end()
  }
  const listName = versioned(isConsistent, listing.version, LIST)
  const list = download(repository, listName, LIMITS.targets)
  const targets = list.bytes && readTargets(list.bytes)
  if (!list.bytes || !targets) {
    findings['targets-digest'] = list.bytes ? described(listing, list.bytes) : unread(listName, list.code)
    if (list.bytes) findings['targets-signatures'] = unread(listName, undefined)
    return end()
  }
  const listTally = tallyOf(root, 'targets', targets)
  see('targets', targets, listTally)
  findings['targets-digest'] = described(listing, list.bytes)
  findings['targets-signatures'] = signed(listTally)
  findings['targets-version'] = named(listing.version, targets.signed.version)
  findings['targets-expiry'] = fresh(targets.signed, now)
  if (!stands(findings, 'targets')) return end()

  // 5.7
  const wanted = Object.hasOwn(targets.signed.targets, target) ? targets.signed.targets[target] : undefined
  if (!wanted) {
    findings['target-listed'] = unlisted(targets, target)
    return end()
  }
  findings['target-listed'] = passed(saw('target', target, 'policy'))
  // The first digest that is listed names the file, as tuf-js has it.
  const name = targetName(isConsistent, target, Object.values(wanted.hashes)[0])
  const bytes = repository.get(name)
  if (!bytes) {
    findings['target-digest'] = unread(name, 'file-missing')
    return end()
  }
  const fit = await fitsTarget(wanted, bytes)
  const [expected, actual] = [
    saw('said-digest', wanted.hashes['sha256'] ?? ''),
    saw('digest', toHex(sha256(bytes)), 'artifact'),
  ]
  const evidence = [
    saw('length', `${wanted.length}`),
    saw('length', `${bytes.length}`, 'artifact'),
    expected,
    actual,
  ]
  findings['target-digest'] =
    fit === 'yes'
      ? { status: 'passed', evidence }
      : fit === 'no'
        ? { status: 'failed', code: 'digest-mismatch', expected, actual, evidence }
        : { status: 'undecided', code: 'digest-unknown', evidence }
  return end(fit === 'yes' ? bytes : undefined)
}

const LIST = 'targets.json'

/** What was kept counts only if the root of today still stands behind it (5.3.11). */
function trusted<File extends AnyFile>(
  root: RootFile,
  role: RoleName,
  file: File | undefined,
): File | undefined {
  return file && tallyOf(root, role, file)?.isEnough ? file : undefined
}

function unread(name: string, code: 'file-missing' | 'file-too-large' | undefined): TufFinding {
  return { status: 'undecided', code: code ?? 'metadata-unreadable', evidence: [saw('file', name)] }
}

/** No older than what was seen (5.4.3). */
function forward(before: TimestampFile | undefined, now: TimestampFile): TufFinding {
  const version = saw('version', `${now.signed.version}`)
  const snapshot = saw('snapshot-version', `${now.signed.snapshotMeta.version}`)
  if (!before) return passed(version, snapshot)
  const keptVersion = saw('kept-version', `${before.signed.version}`, 'trust')
  const keptSnapshot = saw('kept-snapshot-version', `${before.signed.snapshotMeta.version}`, 'trust')
  const evidence = [keptVersion, version, keptSnapshot, snapshot]
  if (now.signed.version < before.signed.version)
    return { status: 'failed', code: 'rolled-back', expected: keptVersion, actual: version, evidence }
  // Of the same version, ours is what counts.
  if (
    now.signed.version > before.signed.version &&
    now.signed.snapshotMeta.version < before.signed.snapshotMeta.version
  )
    return { status: 'failed', code: 'rolled-back', expected: keptSnapshot, actual: snapshot, evidence }
  return { status: 'passed', evidence }
}

/** Every list that was named before is still named, and none is older (5.5.5). */
function stillListed(before: SnapshotFile | undefined, now: SnapshotFile): TufFinding {
  const versions = (snapshot: SnapshotFile, name: string) =>
    Object.hasOwn(snapshot.signed.meta, name) ? snapshot.signed.meta[name]?.version : undefined
  const shown = versions(now, LIST)
  const evidence = shown === undefined ? [] : [saw('targets-version', `${shown}`)]
  if (!before) return { status: 'passed', evidence }
  for (const [name, { version }] of Object.entries(before.signed.meta)) {
    const current = versions(now, name)
    const expected = saw('kept-targets-version', `${version}`, 'trust')
    if (current === undefined)
      return { status: 'failed', code: 'list-gone', evidence: [saw('file', name), expected] }
    const actual = saw('targets-version', `${current}`)
    if (current < version)
      return { status: 'failed', code: 'rolled-back', expected, actual, evidence: [saw('file', name)] }
  }
  return passed(saw('kept-targets-version', `${versions(before, LIST) ?? ''}`, 'trust'), ...evidence)
}

function unlisted({ signed: { delegations, targets } }: TargetsFile, target: string): TufFinding {
  const evidence = [
    saw('target', target, 'policy'),
    ...Object.keys(targets).map((name) => saw('target', name)),
  ]
  return delegations
    ? { status: 'undecided', code: 'target-delegated', evidence }
    : { status: 'failed', code: 'target-unlisted', evidence }
}

/** Whether every check of a role that has been made has passed. */
function stands(findings: TufFindings, role: RoleName): boolean {
  return TUF_PLAN.filter(({ id }) => id.startsWith(`${role}-`)).every(
    ({ id }) => findings[id]?.status === 'passed',
  )
}

/** What comes after the first that did not hold waits for it: the workflow ends there. */
function withSkipped(findings: TufFindings): Record<TufCheckId, TufFinding> {
  let stopped: TufCheckId | undefined
  const all: TufFindings = {}
  for (const { id } of TUF_PLAN) {
    const found = findings[id]
    all[id] = found ?? { status: 'skipped', because: stopped ? { check: stopped } : 'missing-input' }
    if (found && found.status !== 'passed') stopped ??= id
  }
  return all as Record<TufCheckId, TufFinding>
}

export type { TufFailure }
