/** Attacks that only take what was published and change it: no key, no certificate, no service of their own. */
import { partsOf, withPart } from '../sigstore/parts.ts'
import type { BundleJson, TrustedRootJson } from '../world/index.ts'
import { type SigstoreScenario, edited, readOut, swapped } from './scenario.ts'

type Attacked = SigstoreScenario | undefined

const DAY = 24 * 3600 * 1000

/** Another artifact beside an honest bundle. */
export function otherArtifact(scenario: SigstoreScenario): Attacked {
  return { ...scenario, artifact: swapped(scenario.artifact) }
}

/** The keys of the logs that the bundle leans on had ended a day before it was signed. */
export function expiredLogKey(scenario: SigstoreScenario): Attacked {
  const used = readOut(scenario.bundle, ({ verificationMaterial: { tlogEntries } }: BundleJson) => ({
    logIds: new Set(tlogEntries.map((entry) => entry.logId.keyId)),
    times: tlogEntries.map(({ integratedTime }) => Number(integratedTime)).filter((seconds) => seconds > 0),
  }))
  if (!used) return undefined
  const trustedRoot = edited<TrustedRootJson>(scenario.trustedRoot, ({ tlogs }) => {
    const logs = tlogs.filter((log) => used.logIds.has(log.logId.keyId))
    for (const { publicKey } of logs) {
      const { validFor } = publicKey
      // An entry of a v2 log has no time of its own: then the key ended as it began.
      const end = used.times.length > 0 ? Math.min(...used.times) * 1000 - DAY : validFor.start
      validFor.end = new Date(end ?? NaN).toISOString().replace('.000Z', 'Z')
    }
    return logs.length > 0
  })
  return trustedRoot && { ...scenario, trustedRoot }
}

/**
 * Nothing left by which to find the entry in its tree. In a bundle of version 0.1 the promise may stand for the proof,
 * so there it goes as well.
 */
export function strippedProof(scenario: SigstoreScenario): Attacked {
  const bundle = edited<BundleJson>(
    scenario.bundle,
    ({ mediaType, verificationMaterial: { tlogEntries } }) => {
      for (const entry of tlogEntries) {
        delete entry.inclusionProof
        if (mediaType.endsWith('version=0.1')) delete entry.inclusionPromise
      }
      return tlogEntries.length > 0
    },
  )
  return bundle && { ...scenario, bundle }
}

/** One bit in one hash of the proof, halfway up, where the path then leaves the tree. */
export function flippedProofNode(scenario: SigstoreScenario): Attacked {
  const nodes = partsOf(scenario.bundle).filter(({ id }) => id === 'proof-node')
  const node = nodes[nodes.length >> 1]
  if (!node?.bytes.length) return undefined
  const bytes = node.bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte))
  return { ...scenario, bundle: withPart(scenario.bundle, { ...node, bytes }) }
}
