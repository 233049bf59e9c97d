/** `@tufjs/models`, unmodified: it reads metadata, and says who signed it. What it throws becomes an answer here. */
import {
  type MetaFile,
  Metadata,
  MetadataKind,
  type Root,
  type Snapshot,
  type TargetFile,
  type Targets,
  type Timestamp,
} from '@tufjs/models'
import { fromUtf8 } from '../bytes.ts'

export type RoleName = 'root' | 'timestamp' | 'snapshot' | 'targets'
export type RootFile = Metadata<Root>
export type TimestampFile = Metadata<Timestamp>
export type SnapshotFile = Metadata<Snapshot>
export type TargetsFile = Metadata<Targets>
export type AnyFile = RootFile | TimestampFile | SnapshotFile | TargetsFile

/** No metadata that anybody signs is nested deeper, and a walk through it must end. */
const DEEPEST = 64

/** @returns `undefined` if these bytes are no metadata of that role */
export const readRoot = (bytes: Uint8Array) =>
  attempt(() => {
    const root = Metadata.fromJSON(MetadataKind.Root, parsed(bytes))
    return isFit(root) ? root : undefined
  })
export const readTimestamp = (bytes: Uint8Array) =>
  attempt(() => {
    const timestamp = Metadata.fromJSON(MetadataKind.Timestamp, parsed(bytes))
    return isFit(timestamp) && isVersion(timestamp.signed.snapshotMeta.version) ? timestamp : undefined
  })
export const readSnapshot = (bytes: Uint8Array) =>
  attempt(() => {
    const snapshot = Metadata.fromJSON(MetadataKind.Snapshot, parsed(bytes))
    const listed = Object.values(snapshot.signed.meta)
    return isFit(snapshot) && listed.every(({ version }) => isVersion(version)) ? snapshot : undefined
  })
export const readTargets = (bytes: Uint8Array) =>
  attempt(() => {
    const targets = Metadata.fromJSON(MetadataKind.Targets, parsed(bytes))
    return isFit(targets) ? targets : undefined
  })

type Json = Parameters<(typeof Metadata)['fromJSON']>[1]

function parsed(bytes: Uint8Array): Json {
  const value = JSON.parse(fromUtf8(bytes) ?? '') as unknown
  if (!isShallow(value, DEEPEST)) throw new RangeError('models: nested too deeply')
  return value as Json
}

function isShallow(value: unknown, left: number): boolean {
  if (value === null || typeof value !== 'object') return true
  return left > 0 && Object.values(value).every((one) => isShallow(one, left - 1))
}

/** The library takes any number for a version; the specification counts from 1 (section 4.3). */
function isVersion(version: number): boolean {
  return Number.isSafeInteger(version) && version >= 1
}
function isFit({ signed }: AnyFile): boolean {
  return isVersion(signed.version)
}

/** Who of those that a root names for a role has signed a file. */
export interface Tally {
  readonly threshold: number
  readonly keys: readonly {
    readonly id: string
    readonly owner: string | undefined
    readonly signed: boolean
  }[]
  readonly count: number
  /** Whether the library, too, finds as many as are needed. */
  readonly isEnough: boolean
  /** Whether somebody signed with a key that is not computed with here. */
  readonly isOpen: boolean
}

/** Of these the platform computes signatures. */
const COMPUTED: readonly string[] = ['ed25519', 'ecdsa', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384']
/** Where Sigstore's own root names whose a key is (tuf-on-ci). */
const OWNER = 'x-tuf-on-ci-keyowner'

/** @returns `undefined` if `root` names nobody for that role */
export function tallyOf(root: RootFile, role: RoleName, file: AnyFile): Tally | undefined {
  const named = attempt(() => (Object.hasOwn(root.signed.roles, role) ? root.signed.roles[role] : undefined))
  if (!named) return undefined
  const keys = named.keyIDs.map((id) => {
    const key = Object.hasOwn(root.signed.keys, id) ? root.signed.keys[id] : undefined
    const owner = key?.unrecognizedFields?.[OWNER]
    return {
      id,
      owner: typeof owner === 'string' ? owner : undefined,
      signed: key !== undefined && holds(() => key.verifySignature(file)),
      isOpen: key !== undefined && Object.hasOwn(file.signatures, id) && !COMPUTED.includes(key.keyType),
    }
  })
  return {
    threshold: named.threshold,
    keys: keys.map(({ id, owner, signed }) => ({ id, owner, signed })),
    count: keys.filter(({ signed }) => signed).length,
    isEnough: holds(() => root.verifyDelegate(role, file)),
    isOpen: keys.some(({ signed, isOpen }) => isOpen && !signed),
  }
}

/** Whether a file is what another says of it: as long, and of these digests, where it says so. */
export function fits(said: MetaFile, bytes: Uint8Array): Fit {
  try {
    said.verify(bytes as Buffer)
    return 'yes'
  } catch (error) {
    return fitOf(error)
  }
}

/** {@link fits} of a target. */
export async function fitsTarget(said: TargetFile, bytes: Uint8Array): Promise<Fit> {
  // Nothing to compare with proves nothing, and the library would be content.
  if (Object.keys(said.hashes).length === 0) return 'unknown'
  try {
    await said.verify([bytes] as unknown as Parameters<TargetFile['verify']>[0])
    return 'yes'
  } catch (error) {
    return fitOf(error)
  }
}

export type Fit = 'yes' | 'no' | 'unknown'
/** Class names do not survive minification; what they say does. */
const fitOf = (error: unknown): Fit => (/^Expected /.test((error as Error).message) ? 'no' : 'unknown')

function holds(run: () => void): boolean {
  try {
    run()
    return true
  } catch {
    return false
  }
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
