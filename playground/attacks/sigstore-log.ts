/** Attacks by whoever runs the log: they have its key, so what it says about itself is signed. */
import { encodeBase64 } from '../platform/base64.ts'
import type { BundleJson } from '../world/bundle.ts'
import { message } from '../world/content.ts'
import { utf8 } from '../bytes.ts'
import { type World, signKeyless, workflow } from '../world/index.ts'
import { type TransparencyLog, appendEntry, checkpoint, forkLog } from '../world/rekor.ts'
import type { LabRun } from './lab-run.ts'
import { type SigstoreScenario, edited, readOut } from './scenario.ts'

const MINUTE = 60 * 1000

/**
 * The log drops the entry and goes on as if it had never been there; somebody else gets its number. Asked for a proof,
 * it has the one of that number to give, under a head that it really signed.
 */
export function entryRemoved(scenario: SigstoreScenario, run: LabRun): SigstoreScenario | undefined {
  const honest = run.world.logs[run.log]
  const recorded = readOut(
    scenario.bundle,
    ({ verificationMaterial: { tlogEntries } }: BundleJson) => tlogEntries[0]?.canonicalizedBody,
  )
  const index = honest.entries.findIndex(({ bytes }) => encodeBase64(bytes) === recorded)
  if (index < 0) return undefined
  const rewritten = without(honest, index, run)
  const bundle = underNewestHead(scenario.bundle, rewritten, index)
  return bundle && { ...scenario, bundle }
}

/** The bundle with the proof that the log gives of the entry of that number, now that it has grown. */
export function underNewestHead(
  bundle: Uint8Array,
  log: TransparencyLog,
  index: number,
): Uint8Array | undefined {
  return edited<BundleJson>(bundle, ({ verificationMaterial: { tlogEntries } }) => {
    const proof = tlogEntries[0]?.inclusionProof
    if (!proof) return false
    proof.hashes = log.tree.inclusionProof(index).map(encodeBase64)
    proof.rootHash = encodeBase64(log.tree.root())
    proof.treeSize = `${log.tree.size}`
    proof.checkpoint = { envelope: checkpoint(log) }
    return true
  })
}

/** The log as it would be if the entry had never been made, and one more that somebody else makes. */
function without(honest: TransparencyLog, index: number, { world, log, at }: LabRun): TransparencyLog {
  const rewritten = forkLog(honest, index)
  for (const { body, loggedAt } of honest.entries.slice(index + 1)) appendEntry(rewritten, body, loggedAt)
  signElsewhere({ ...world, logs: { ...world.logs, [log]: rewritten } }, log, new Date(at.getTime() + MINUTE))
  return rewritten
}

/** Somebody who has nothing to do with it signs something. */
export function signElsewhere(world: World, log: 'v1' | 'v2', at: Date): void {
  const identity = workflow('example/tea-timer', { repositoryId: '1002', runId: '3104' })
  signKeyless(world, { content: message(utf8('a timer for tea\n')), identity, at, log })
}
