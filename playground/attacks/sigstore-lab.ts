/**
 * Attacks by somebody who signs: in the very lab that the samples come from, with whatever that lab would give them.
 * They make a release of their own, of the same kind as the scenario's bundle.
 */
import { utf8 } from '../bytes.ts'
import { type BundleJson, assembleBundle } from '../world/bundle.ts'
import { type Content, message, signedBytes } from '../world/content.ts'
import { CERTIFICATE_LIFETIME } from '../world/fulcio.ts'
import { type Revisions, type World, createWorld, signKeyless, workflow } from '../world/index.ts'
import { sign } from '../world/keys.ts'
import { appendEntry, entryBody, logEntryJson } from '../world/rekor.ts'
import { SAMPLE, runSample, sampleProvenance } from '../world/sample.ts'
import { type SigstoreScenario, edited, readOut, swapped, toJson } from './scenario.ts'

type Attack = (scenario: SigstoreScenario) => SigstoreScenario | undefined
type Release = typeof SAMPLE.identity

const MINUTE = 60 * 1000
const later = (milliseconds: number) => new Date(SAMPLE.signed.getTime() + milliseconds)

/** What of an honest signing is bent. */
interface Bent {
  readonly identity?: Release
  /** Services of the attacker's in place of the lab's. */
  readonly services?: () => Partial<World>
  readonly revise?: Revisions
}

/** Signs another artifact as the honest release does, a minute after it, but for what is bent. */
function signing({ identity = SAMPLE.identity, services, revise = {} }: Bent): Attack {
  return (scenario) => {
    const world = { ...runSample(scenario.artifact).world, ...services?.() }
    const artifact = swapped(scenario.artifact)
    const content = contentLike(scenario, artifact, identity)
    const { bundle } = signKeyless(world, { content, identity, at: later(MINUTE), revise })
    return { ...scenario, artifact, bundle: toJson(bundle) }
  }
}

/** Everything is in order with this signature, but the name is one character off: the digit one for an `l`. */
export const lookAlikeRepository = signing({
  identity: workflow('examp1e/hello-shomei', { repositoryId: '6661', ownerId: '6660', runId: '6662' }),
})

/** The same workflow in a copy of the repository. */
export const fork = signing({
  identity: workflow('mallory/hello-shomei', { repositoryId: '6671', ownerId: '6670', runId: '6672' }),
})

/** A run in the honest repository, which anybody starts who may push to a branch. */
export const branchForTag = signing({
  identity: workflow('example/hello-shomei', { ref: 'refs/heads/main', runId: '3002' }),
})

/** The same words about the identity, by an identity provider that lets its users say what they like. */
export const otherIssuer = signing({
  identity: workflow('example/hello-shomei', { issuer: 'https://token.actions.mallory.invalid' }),
})

/** A whole Sigstore built like the lab: the same names, other keys. */
export const wrongInstance = signing({
  services: () => createWorld({ seed: 'another instance', now: SAMPLE.built }),
})

/** An authority that calls itself by the lab's name. The lab's log has the entry: it records anything. */
export const selfIssuedCertificate = signing({
  services: () => ({ fulcio: createWorld({ seed: 'mallory', now: SAMPLE.built, earlierEntries: 0 }).fulcio }),
})

/** The lab's authority, made to issue in secret: no CT log ever saw the certificate. */
export const noSct = signing({ revise: { certificate: (honest) => ({ ...honest, ctLogs: [] }) } })

/** The honest release's key, stolen instead of thrown away, signs once more after its certificate has run out. */
export function late(scenario: SigstoreScenario): SigstoreScenario {
  const { world, attested, signed } = runSample(scenario.artifact)
  const { key, verifier } = isEnvelope(scenario) ? attested : signed
  const artifact = swapped(scenario.artifact)
  const content = contentLike(scenario, artifact, SAMPLE.identity)
  const signature = sign(key, signedBytes(content))
  const body = entryBody('v1', content, signature, verifier)
  const entry = appendEntry(world.logs.v1, body, later(CERTIFICATE_LIFETIME + MINUTE))
  const tlogEntries = [logEntryJson(world.logs.v1, entry)]
  const bundle = assembleBundle({ content, signature, verifier, tlogEntries, timestamps: [] })
  return { ...scenario, artifact, bundle: toJson(bundle) }
}

/** The bundle as it was, but with the entry that another project got for another file in the same minute. */
export function entryOfAnotherBundle(scenario: SigstoreScenario): SigstoreScenario | undefined {
  const { world } = runSample(scenario.artifact)
  const identity = workflow('example/tea-timer', { repositoryId: '1002', runId: '3102' })
  const content = contentLike(scenario, utf8('a timer for tea\n'), identity)
  const other = signKeyless(world, { content, identity, at: later(MINUTE) }).bundle
  const bundle = edited<BundleJson>(scenario.bundle, ({ verificationMaterial }) => {
    verificationMaterial.tlogEntries = other.verificationMaterial.tlogEntries
    return true
  })
  return bundle && { ...scenario, bundle }
}

/** The artifact itself or provenance about it, whichever the scenario's bundle has. */
function contentLike(scenario: SigstoreScenario, artifact: Uint8Array, run: Release): Content {
  return isEnvelope(scenario) ? sampleProvenance(artifact, run) : message(artifact)
}

function isEnvelope({ bundle }: SigstoreScenario): boolean {
  return readOut(bundle, (json: BundleJson) => json.dsseEnvelope !== undefined) ?? false
}
