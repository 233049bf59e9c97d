/**
 * Attacks by somebody who signs: in the very lab that the release comes from, with whatever that lab would give them.
 * They make a release of their own, of the same kind. Where there is nothing to attack so, such as an identity in a
 * release under a managed key, the answer is `undefined`.
 */
import { utf8 } from '../bytes.ts'
import { type BundleJson, assembleBundle } from '../world/bundle.ts'
import { signedBytes } from '../world/content.ts'
import { CERTIFICATE_LIFETIME } from '../world/fulcio.ts'
import type { WorkflowIdentity } from '../world/identity.ts'
import {
  type Identity,
  type Revisions,
  type World,
  createWorld,
  signKeyless,
  subjectOf,
  workflow,
} from '../world/index.ts'
import { sign } from '../world/keys.ts'
import { appendEntry, entryBody, logEntryJson } from '../world/rekor.ts'
import { signTimestamp } from '../world/tsa.ts'
import type { LabRun } from './lab-run.ts'
import { type SigstoreScenario, edited, swapped, toJson } from './scenario.ts'

type Attack = (scenario: SigstoreScenario, run: LabRun) => SigstoreScenario | undefined

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE
const later = ({ at }: LabRun, milliseconds: number) => new Date(at.getTime() + milliseconds)

/** What of an honest signing is bent. */
interface Bent {
  /** Who signs instead; `undefined` or no change if the honest one has nothing that could be imitated so. */
  readonly imitate?: (honest: Identity) => Identity | undefined
  /** Services of the attacker's in place of the lab's. */
  readonly services?: (run: LabRun) => Partial<World>
  readonly revise?: (run: LabRun) => Revisions
  /** Whether it is the artifact itself that is signed once more. */
  readonly again?: boolean
}

/** Signs another artifact as the honest release does, a minute after it, but for what is bent. */
function signing({ imitate, services, revise, again }: Bent): Attack {
  return (scenario, run) => {
    const identity = run.identity && imitate ? imitated(run.identity, imitate) : run.identity
    if (!identity) return undefined
    const world = { ...run.world, ...services?.(run) }
    const artifact = again ? scenario.artifact : swapped(scenario.artifact)
    const { bundle } = signKeyless(world, {
      content: run.about(artifact, identity),
      identity,
      at: later(run, MINUTE),
      log: run.log,
      revise: revise?.(run) ?? {},
    })
    return { ...scenario, artifact, bundle: toJson(bundle) }
  }
}

function imitated(honest: Identity, imitate: NonNullable<Bent['imitate']>): Identity | undefined {
  const other = imitate(honest)
  const same = other && subjectOf(other) === subjectOf(honest) && other.issuer === honest.issuer
  return same ? undefined : other
}

/** Another run of the same workflow. */
function asRun(honest: Identity, claims: (honest: WorkflowIdentity) => Partial<WorkflowIdentity>) {
  return honest.kind === 'workflow' ? { ...honest, ...claims(honest) } : undefined
}

/** Everything is in order with this signature, but the name is one character off: the digit one for an `l`. */
export const lookAlikeRepository = signing({
  imitate: (honest) =>
    asRun(honest, ({ repository }) => ({
      repository: repository.replace('l', '1'),
      repositoryId: '6661',
      ownerId: '6660',
      runId: '6662',
    })),
})

/** The same workflow in a copy of the repository. */
export const fork = signing({
  imitate: (honest) =>
    asRun(honest, ({ repository }) => ({
      repository: repository.replace(/^[^/]*/, 'mallory'),
      repositoryId: '6671',
      ownerId: '6670',
      runId: '6672',
    })),
})

/** A run in the honest repository, which anybody starts who may push to a branch. */
export const branchForTag = signing({
  imitate: (honest) => asRun(honest, () => ({ ref: 'refs/heads/main', runId: '3002' })),
})

/** Somebody else, who signs in their own name: everything is in order with it, but the name. */
export const anotherPerson = signing({
  imitate: (honest) =>
    honest.kind === 'email'
      ? { ...honest, email: 'mallory@example.com' }
      : asRun(honest, () => ({ repository: 'example/tea-timer', repositoryId: '1002', runId: '3103' })),
})

/** The same words about the identity, by an identity provider that lets its users say what they like. */
export const otherIssuer = signing({
  imitate: (honest) => ({ ...honest, issuer: 'https://token.actions.mallory.invalid' }),
})

/** A whole Sigstore built like the lab: the same names, other keys. */
export const wrongInstance = signing({
  services: ({ at }) => createWorld({ seed: 'another instance', now: at }),
})

/** An authority that calls itself by the lab's name. The lab's log has the entry: it records anything. */
export const selfIssuedCertificate = signing({
  services: ({ at }) => ({ fulcio: createWorld({ seed: 'mallory', now: at, earlierEntries: 0 }).fulcio }),
})

/** The lab's authority, made to issue in secret: no CT log ever saw the certificate. */
export const noSct = signing({
  revise: () => ({ certificate: (honest) => ({ ...honest, ctLogs: [] }) }),
})

/** The lab's authority, made to show the certificate to a CT log that nobody watches. */
export const unknownCtLog = signing({
  revise: ({ at }) => {
    const elsewhere = createWorld({ seed: 'a log nobody watches', now: at, earlierEntries: 0 })
    return { certificate: (honest) => ({ ...honest, ctLogs: elsewhere.fulcio.ctLogs }) }
  },
})

/** The honest signer once more, but the clock of whoever testifies to the time is a day ahead. */
export const clockMoved = signing({
  again: true,
  revise: () => ({
    entry: ({ body, at }) => ({ body, at: new Date(at.getTime() + DAY) }),
    timestamps: (stamps) => stamps.map((stamp) => ({ ...stamp, at: new Date(stamp.at.getTime() + DAY) })),
  }),
})

/** The honest release's key, stolen instead of thrown away, signs once more after its certificate has run out. */
export function late(scenario: SigstoreScenario, run: LabRun): SigstoreScenario | undefined {
  if (!run.identity) return undefined
  const { key, verifier } = run.release
  const artifact = swapped(scenario.artifact)
  const content = run.about(artifact, run.identity)
  const signature = sign(key, signedBytes(content))
  const at = later(run, CERTIFICATE_LIFETIME + MINUTE)
  const log = run.world.logs[run.log]
  const entry = appendEntry(log, entryBody(run.log, content, signature, verifier), at)
  const stamps = run.log === 'v2' ? [{ message: signature, at, withCertificate: true }] : []
  const timestamps = stamps.map((stamp) => signTimestamp(run.world.tsa, stamp))
  const tlogEntries = [logEntryJson(log, entry)]
  const bundle = assembleBundle({ content, signature, verifier, tlogEntries, timestamps })
  return { ...scenario, artifact, bundle: toJson(bundle) }
}

/** The bundle as it was, but with the entry that another project got for another file in the same minute. */
export function entryOfAnotherBundle(scenario: SigstoreScenario, run: LabRun): SigstoreScenario | undefined {
  const identity = workflow('example/tea-timer', { repositoryId: '1002', runId: '3102' })
  const content = run.about(utf8('a timer for tea\n'), identity)
  const at = later(run, MINUTE)
  const other = signKeyless(run.world, { content, identity, at, log: run.log }).bundle
  const bundle = edited<BundleJson>(scenario.bundle, ({ verificationMaterial }) => {
    verificationMaterial.tlogEntries = other.verificationMaterial.tlogEntries
    return true
  })
  return bundle && { ...scenario, bundle }
}
