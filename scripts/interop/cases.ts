/** What every verifier is asked: honest bundles of each kind that the lab makes, and each of them attacked. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type LabRun,
  SIGSTORE_ATTACKS,
  type SigstoreAttack,
  type SigstoreScenario,
} from '../../playground/attacks/sigstore.ts'
import { toJson } from '../../playground/attacks/scenario.ts'
import type { SigstoreCheckId } from '../../playground/sigstore/index.ts'
import {
  type Content,
  type Identity,
  type Signing,
  generateKeyPair,
  message,
  person,
  signKeyless,
  signWithKey,
  subjectOf,
  toPem,
} from '../../playground/world/index.ts'
import { SAMPLE, runSample, sampleProvenance } from '../../playground/world/sample.ts'
import { ROOT } from '../lib/paths.ts'

export interface Case {
  /** The bundle's kind, such as `message, v2, keyless`. */
  readonly kind: string
  readonly log: 'v1' | 'v2'
  readonly content: 'message' | 'attestation'
  readonly signer: 'keyless' | 'key'
  /** What was done to it; `undefined` for an honest one. */
  readonly attack: { readonly id: string; readonly breaks: SigstoreCheckId } | undefined
  readonly scenario: SigstoreScenario
}

/** What the lab signs, and how. */
interface Kind {
  readonly content: Case['content']
  readonly log: Case['log']
  readonly signer: Case['signer']
  /** Added to the kind's name. */
  readonly as?: string
  readonly identity?: Identity
  readonly bundleVersion?: '0.1' | '0.2'
  /** A committed sample instead of a bundle that is made for this. */
  readonly sample?: string
}

const KINDS: readonly Kind[] = [
  { content: 'message', log: 'v1', signer: 'keyless', sample: `${SAMPLE.name}.sigstore.json` },
  { content: 'message', log: 'v2', signer: 'keyless' },
  { content: 'message', log: 'v1', signer: 'key' },
  { content: 'message', log: 'v2', signer: 'key' },
  { content: 'attestation', log: 'v1', signer: 'keyless', sample: `${SAMPLE.name}.provenance.sigstore.json` },
  { content: 'attestation', log: 'v2', signer: 'keyless' },
  { content: 'attestation', log: 'v1', signer: 'key' },
  { content: 'attestation', log: 'v2', signer: 'key' },
  { content: 'message', log: 'v1', signer: 'keyless', as: 'a person', identity: person('alice@example.com') },
  { content: 'message', log: 'v1', signer: 'keyless', as: 'bundle v0.1', bundleVersion: '0.1' },
  { content: 'message', log: 'v1', signer: 'keyless', as: 'bundle v0.2', bundleVersion: '0.2' },
]

/**
 * Every kind of honest bundle, each followed by what can be done to it.
 * @param which the attacks to make; without it, all
 */
export async function interopCases(which: (attack: SigstoreAttack) => boolean = () => true): Promise<Case[]> {
  const samples = join(ROOT, 'public', 'samples')
  const artifact = new Uint8Array(await readFile(join(samples, SAMPLE.name)))
  const sample = async (name: string) => new Uint8Array(await readFile(join(samples, 'sigstore', name)))
  const trustedRoot = await sample('trusted_root.json')
  const cases = await Promise.all(
    KINDS.map(async (kind) => {
      const { bundle, run, policy } = release(kind, artifact)
      const scenario = {
        artifact,
        bundle: kind.sample ? await sample(kind.sample) : bundle,
        trustedRoot,
        policy,
      }
      return [caseOf(kind, scenario, undefined), ...attacked(kind, scenario, run, which)]
    }),
  )
  return cases.flat()
}

/** Signs in the samples' world, which is made anew each time, so the committed trusted root fits. */
function release(kind: Kind, artifact: Uint8Array) {
  const { world, signed, attested } = runSample(artifact)
  const { identity = SAMPLE.identity, log, bundleVersion } = kind
  const about = (bytes: Uint8Array, by: Identity): Content =>
    kind.content === 'attestation' && by.kind === 'workflow' ? sampleProvenance(bytes, by) : message(bytes)
  const at = SAMPLE.signed
  const request = { content: about(artifact, identity), at, log, ...(bundleVersion && { bundleVersion }) }
  const keyless = kind.signer === 'keyless'
  const made = (): Signing =>
    keyless
      ? signKeyless(world, { ...request, identity })
      : signWithKey(world, { ...request, key: generateKeyPair('p256', world.random.fork('managed')) })
  const honest = kind.sample ? (kind.content === 'message' ? signed : attested) : made()
  const run: LabRun = { world, release: honest, identity: keyless ? identity : undefined, at, log, about }
  const policy: SigstoreScenario['policy'] = keyless
    ? { identity: subjectOf(identity), issuer: identity.issuer }
    : { key: toPem('PUBLIC KEY', honest.key.spki) }
  return { bundle: toJson(honest.bundle), run, policy }
}

function attacked(
  kind: Kind,
  scenario: SigstoreScenario,
  run: LabRun,
  which: (attack: SigstoreAttack) => boolean,
): Case[] {
  // Which keys a trusted root still names is for whoever hands it out, so others are not asked about one that ran out.
  const asked = SIGSTORE_ATTACKS.filter(({ id }) => id !== 'expired-log-key').filter(which)
  const named = asked.flatMap(({ id, breaks, needsLab, make }) => {
    // Whoever signs makes a bundle of today's form, whatever the form of the one that is attacked.
    if (needsLab && kind.as !== undefined) return []
    const changed = make(scenario, run)
    return changed ? [caseOf(kind, changed, { id, breaks })] : []
  })
  if (kind.signer === 'keyless') return named
  const other = generateKeyPair('p256', run.world.random.fork('somebody else'))
  const key = toPem('PUBLIC KEY', other.spki)
  return [
    ...named,
    caseOf(kind, { ...scenario, policy: { key } }, { id: 'another-key', breaks: 'signature' }),
  ]
}

function caseOf(
  { content, log, signer, as }: Kind,
  scenario: SigstoreScenario,
  attack: Case['attack'],
): Case {
  const kind = [content, log, signer, ...(as === undefined ? [] : [as])].join(', ')
  return { kind, content, log, signer, attack, scenario }
}
