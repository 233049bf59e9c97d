/** What can go wrong around a run of the lab, and who is there to notice: not always the verifier. */
import { message } from '../world/content.ts'
import { requestCertificate } from '../world/fulcio-door.ts'
import type { FulcioReport } from '../world/fulcio-plan.ts'
import { signingCertificateRequest } from '../world/fulcio-request.ts'
import { generateKeyPair } from '../world/keys.ts'
import { type Lab, type LabOptions, aliceWatches, runLab } from '../world/lab.ts'
import { TOKEN_LIFETIME } from '../world/oidc/identity-provider.ts'
import { type Account, PEOPLE } from '../world/oidc/people.ts'
import { forkLog } from '../world/rekor.ts'
import { type Artifact, traceKeyless } from '../world/trace/keyless.ts'
import { type SignedHead, headOf } from '../world/watch/head.ts'
import { type Watch, watchLog } from '../world/watch/monitor.ts'
import { type WitnessReport, createWitness, observeLog } from '../world/watch/witness.ts'
import type { World } from '../world/world.ts'
import { LAB_ATTACK_PLAN, type LabAttackId } from './lab-plan.ts'
import type { LabRun } from './lab-run.ts'
import { type SigstoreScenario, swapped, toJson } from './scenario.ts'
import { SIGSTORE_ATTACKS, type SigstoreAttackId } from './sigstore.ts'
import { signElsewhere, underNewestHead } from './sigstore-log.ts'

export type { LabAttackId } from './lab-plan.ts'

/** What comes of an attack: what whoever is there to notice gets to see. */
export type LabOutcome =
  | { readonly noticedBy: 'verifier'; readonly scenario: SigstoreScenario }
  | { readonly noticedBy: 'fulcio'; readonly report: FulcioReport }
  | {
      readonly noticedBy: 'witness'
      readonly report: WitnessReport
      /** The head that the witness was shown before. */
      readonly remembered: SignedHead
      /** The head that the verifier is shown. */
      readonly shown: SignedHead
      /** A bundle that a verifier by itself finds nothing wrong with. */
      readonly scenario: SigstoreScenario
    }
  | {
      readonly noticedBy: 'monitor'
      readonly watch: Watch
      /** What the attacker publishes. */
      readonly scenario: SigstoreScenario
    }

const MINUTE = 60 * 1000

type Make = (options: LabOptions) => LabOutcome | undefined

const MAKE: Readonly<Record<LabAttackId, Make>> = {
  'token-stolen': tokenStolen,
  late: onRelease('late'),
  'self-issued-certificate': onRelease('self-issued-certificate'),
  'entry-removed': onRelease('entry-removed'),
  'log-forked': logForked,
  'clock-moved': onRelease('clock-moved'),
  'another-person': onRelease('another-person'),
  'no-sct': onRelease('no-sct'),
  'unknown-ct-log': onRelease('unknown-ct-log'),
  'account-elsewhere': inTheNameOf(PEOPLE.aliceElsewhere),
  'account-taken': inTheNameOf(PEOPLE.alice),
}

/**
 * The attacks of the plan, each with a way to make it: the run of the options anew, and then what the attacker does.
 *
 * @example
 * const outcome = LAB_ATTACKS.find(({ id }) => id === 'log-forked')?.make({ seed: 'demo', now, artifact })
 */
export const LAB_ATTACKS = LAB_ATTACK_PLAN.map((attack) => ({
  ...attack,
  /** @returns `undefined` if the run was refused, so that there is nothing to attack */
  make: MAKE[attack.id],
}))

/** One of the attacks on a release. */
function onRelease(id: SigstoreAttackId): Make {
  return (options) => {
    const lab = runLab(options)
    const run = labRun(lab)
    const attack = SIGSTORE_ATTACKS.find((one) => one.id === id)
    const scenario = run && lab.release && attack?.make(lab.release, run)
    return scenario && { noticedBy: 'verifier', scenario }
  }
}

/** What an attacker who signs in the same lab needs to know about a run. */
export function labRun({ world, trace: { signed }, options }: Lab): LabRun | undefined {
  if (!signed) return undefined
  const { signing, identity } = signed
  const log = options.log ?? 'v1'
  return {
    world,
    release: signing,
    identity,
    at: signing.entry.loggedAt,
    log,
    about: (bytes) => message(bytes),
  }
}

/** Somebody copied the ID token, and asks for a certificate when the honest run is long over. */
function tokenStolen(options: LabOptions): LabOutcome | undefined {
  const { world, trace } = runLab(options)
  const handed = trace.steps.find(({ id }) => id === 'token-handed')
  if (!trace.signed || !handed) return undefined
  const key = generateKeyPair('p256', world.random.fork('thief'))
  const request = signingCertificateRequest(key, trace.signed.token)
  const at = new Date(handed.at.getTime() + TOKEN_LIFETIME + MINUTE)
  return { noticedBy: 'fulcio', report: requestCertificate(world, request, at).report }
}

/** Somebody else signs another artifact, and it says that it was alice. */
function inTheNameOf(account: Account): Make {
  return (options) => {
    const { world, release } = runLab(options)
    const bytes = swapped(options.artifact.bytes)
    const bundle = release && signAs(world, account, { ...options.artifact, bytes }, options)
    if (!bundle) return undefined
    const log = world.logs[options.log ?? 'v1']
    const watch = watchLog(log, aliceWatches([options.artifact.bytes]))
    return { noticedBy: 'monitor', watch, scenario: { ...release, artifact: bytes, bundle } }
  }
}

function signAs(world: World, account: Account, artifact: Artifact, { now, log = 'v1' }: LabOptions) {
  const at = new Date(now.getTime() + MINUTE)
  const { signed } = traceKeyless(world, { artifact, account, at, log })
  return signed && toJson(signed.signing.bundle)
}

/**
 * Whoever runs the log shows the verifier another log than everybody else: up to the honest entry they are the same,
 * then somebody signs in the name of alice where she will never look.
 */
function logForked(options: LabOptions): LabOutcome | undefined {
  const { world, release } = runLab(options)
  const version = options.log ?? 'v1'
  const honest = world.logs[version]
  const witness = createWitness([honest])
  observeLog(witness, honest)
  const forked = forkLog(honest, honest.tree.size - 1)
  const elsewhere = { ...world, logs: { ...world.logs, [version]: forked } }
  const bytes = swapped(options.artifact.bytes)
  const signed = release && signAs(elsewhere, PEOPLE.alice, { ...options.artifact, bytes }, options)
  const index = forked.tree.size - 1
  signElsewhere(elsewhere, version, new Date(options.now.getTime() + 2 * MINUTE))
  const bundle = signed && underNewestHead(signed, forked, index)
  if (!bundle) return undefined
  return {
    noticedBy: 'witness',
    report: observeLog(witness, forked),
    remembered: headOf(honest),
    shown: headOf(forked),
    scenario: { ...release, artifact: bytes, bundle },
  }
}
