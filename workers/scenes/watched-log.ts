/** A log that anyone can read, a monitor that reads it for alice, and somebody who signs in her name. */
import { sha256 } from '@noble/hashes/sha2.js'
import { swapped, toJson } from '../../playground/attacks/scenario.ts'
import { toHex } from '../../playground/bytes.ts'
import { type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import { aliceWatches, type Lab, type LabOptions, runLab } from '../../playground/world/lab.ts'
import { type Account, PEOPLE } from '../../playground/world/oidc/people.ts'
import { traceKeyless } from '../../playground/world/trace/keyless.ts'
import {
  type LogQuery,
  type LogSearch,
  searchLog,
  type Watch,
  watchLog,
  type WatchRule,
} from '../../playground/world/watch/monitor.ts'
import type { TransparencyLog } from '../../playground/world/rekor.ts'

/** How somebody comes to sign in the name of alice. */
export type Impostor = 'account-elsewhere' | 'account-taken'

export interface WatchedLogOptions extends LabOptions {
  /** Who signs in the name of alice afterwards, in their order. */
  readonly impostors: readonly Impostor[]
  readonly query: LogQuery
}

export interface Impersonation {
  readonly impostor: Impostor
  /** Of the entry, in the tree. */
  readonly index: number
  /** What a verifier says who expects alice, and is handed what the impostor published. */
  readonly report: SigstoreReport
}

export interface WatchedLog {
  readonly found: LogSearch
  /** Everything that is in the log, for a glance at it. */
  readonly all: LogSearch
  readonly rule: WatchRule
  readonly watch: Watch
  readonly impersonations: readonly Impersonation[]
}

const MINUTE = 60 * 1000
const ACCOUNTS: Readonly<Record<Impostor, Account>> = {
  'account-elsewhere': PEOPLE.aliceElsewhere,
  'account-taken': PEOPLE.alice,
}

/** @returns `undefined` if a run was refused */
export function watchedLog({ query, ...happened }: WatchedLogOptions): WatchedLog | undefined {
  const made = (last = last?.of === keyOf(happened) ? last : happen(happened))
  if (!made) return undefined
  const { log, impersonations } = made
  const rule = aliceWatches([happened.artifact.bytes])
  return {
    found: searchLog(log, query),
    all: searchLog(log),
    rule,
    watch: watchLog(log, rule),
    impersonations,
  }
}

type Happened = Omit<WatchedLogOptions, 'query'>
interface Made {
  /** Key of what happened. */
  readonly of: string
  readonly log: TransparencyLog
  readonly impersonations: readonly Impersonation[]
}

/** Searching for something else makes no other log. */
let last: Made | undefined

function keyOf({ artifact, ...rest }: Happened): string {
  return JSON.stringify([rest, artifact.name, toHex(sha256(artifact.bytes))])
}

function happen(happened: Happened): Made | undefined {
  const { impostors, ...options } = happened
  const lab = runLab(options)
  const impersonations = impostors
    .map((impostor, i) => impersonate(lab, impostor, i + 1))
    .filter((one) => one !== undefined)
  if (impersonations.length < impostors.length) return undefined
  return { of: keyOf(happened), log: lab.world.logs[options.log ?? 'v1'], impersonations }
}

/** @param turn minutes after alice's own run */
function impersonate(
  { world, release, options }: Lab,
  impostor: Impostor,
  turn: number,
): Impersonation | undefined {
  const bytes = swapped(options.artifact.bytes)
  const { signed } = traceKeyless(world, {
    artifact: { ...options.artifact, bytes },
    account: ACCOUNTS[impostor],
    at: new Date(options.now.getTime() + turn * MINUTE),
    log: options.log ?? 'v1',
  })
  if (!signed || !release) return undefined
  const { bundle, entry } = signed.signing
  const report = verifySigstore({ ...release, bundle: toJson(bundle), artifact: { bytes } })
  return { impostor, index: entry.index, report }
}
