/** A run of the lab from nothing: the same options give the same world, the same steps and the same bytes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../bytes.ts'
import type { Policy } from '../sigstore/index.ts'
import { NEIGHBOURS, earlierArtifact } from './inhabitants.ts'
import { type Account, PEOPLE, UPSTREAMS } from './oidc/people.ts'
import { type Artifact, type KeylessTrace, traceKeyless } from './trace/keyless.ts'
import type { KeylessStepId } from './trace/steps.ts'
import type { Pauses } from './trace/types.ts'
import type { WatchRule } from './watch/monitor.ts'
import { type World, createWorld, trustedRootOf } from './world.ts'

export interface LabOptions {
  readonly seed: string
  /** When the run begins, to the second. */
  readonly now: Date
  readonly artifact: Artifact
  /** Who signs; without it, alice. */
  readonly account?: Account
  readonly log?: 'v1' | 'v2'
  readonly pauses?: Pauses<KeylessStepId>
}

/** What a verifier is handed. */
export interface Release {
  readonly artifact: Uint8Array
  /** JSON in UTF-8. */
  readonly bundle: Uint8Array
  /** JSON in UTF-8. */
  readonly trustedRoot: Uint8Array
  readonly policy: Policy
}

export interface Lab {
  readonly options: LabOptions
  /** As it stands after the run. */
  readonly world: World
  readonly trace: KeylessTrace
  /** Absent if the run was refused. */
  readonly release?: Release
}

/** A world with seven entries in each log, of whom alice made two. */
export function createLabWorld({ seed, now }: Pick<LabOptions, 'seed' | 'now'>): World {
  return createWorld({ seed, now, earlierEntries: NEIGHBOURS.length, inhabitants: NEIGHBOURS })
}

/**
 * Makes a world, and somebody signs in it without a key of their own.
 *
 * @example
 * const { trace, release } = runLab({ seed: 'demo', now, artifact: { name: 'hello.txt', bytes } })
 */
export function runLab(options: LabOptions): Lab {
  const world = createLabWorld(options)
  const { artifact, account = PEOPLE.alice, log = 'v1', pauses = {}, now: at } = options
  const trace = traceKeyless(world, { artifact, account, log, pauses, at })
  if (!trace.signed) return { options, world, trace }
  const release = {
    artifact: artifact.bytes,
    bundle: fileOf(trace.signed.signing.bundle),
    trustedRoot: fileOf(trustedRootOf(world)),
    policy: { identity: account.email, issuer: UPSTREAMS[account.upstream] },
  }
  return { options, world, trace, release }
}

/** A document as the samples are written. */
function fileOf(value: object): Uint8Array {
  return utf8(`${JSON.stringify(value, null, 2)}\n`)
}

/** What alice has a monitor watch: her name, her provider, and what she knows to have signed herself. */
export function aliceWatches(signed: readonly Uint8Array[] = []): WatchRule {
  const { email, upstream } = PEOPLE.alice
  const before = NEIGHBOURS.flatMap((identity, i) =>
    identity.kind === 'email' && identity.email === email ? [earlierArtifact(i)] : [],
  )
  const released = [...before, ...signed].map((artifact) => sha256(artifact))
  return { kind: 'person', email, issuers: [UPSTREAMS[upstream]], released }
}
