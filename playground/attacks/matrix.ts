/**
 * What each generation shows, against whom, and what has to be known for it: not typed, but found out by running
 * releases and attacks against the three verifiers.
 */
import { toHex, utf8 } from '../bytes.ts'
import { type Channel, digestPieces, verifyChecksum } from '../checksum/index.ts'
import { verifyOpenpgp } from '../openpgp/index.ts'
import { type Report, type Standing, standingOf, type Verdict } from '../report.ts'
import { verifySigstore } from '../sigstore/index.ts'
import { type LabOptions, runLab } from '../world/lab.ts'
import type { ActorId } from '../world/trace/types.ts'
import { LAB_ATTACKS, type LabAttackId } from './lab.ts'
import { LAB, maintainer } from './openpgp-people.ts'
import { honestScenario, OPENPGP_ATTACKS, type OpenpgpAttackId, type OpenpgpScenario } from './openpgp.ts'
import { type SigstoreScenario, swapped } from './scenario.ts'
import { SIGSTORE_ATTACKS, type SigstoreAttackId } from './sigstore.ts'

export const METHODS = ['checksum', 'key', 'keyless'] as const
export type Method = (typeof METHODS)[number]

/**
 * - `integrity`: nothing of the release changes on its way unnoticed;
 * - `authenticity`: what somebody else releases is told from what the author releases;
 * - `keeping`: nothing is left with the author that would be dangerous in a thief's hands;
 * - `dependence`: nobody else has to be there and to be honest.
 */
export const COLUMNS = ['integrity', 'authenticity', 'keeping', 'dependence'] as const
export type Column = (typeof COLUMNS)[number]

/** `holds`; `depends`, on what the verifier knows or on one other; `fails`. */
export type Rating = 'holds' | 'depends' | 'fails'

/**
 * What the verifier has besides the release: nothing, or what there is to expect of it, from elsewhere: its digest, the
 * fingerprint, identity and issuer.
 */
export type Knowledge = 'nothing' | 'expected'

export type TrialId =
  | 'honest'
  | 'honest-next'
  | 'honest-again'
  | 'artifact-replaced'
  | 'both-replaced'
  | 'somebody-else'
  | 'kept-secret-stolen'
  | 'without-keyserver'
  | OpenpgpAttackId
  | SigstoreAttackId
  | LabAttackId

/** One release or attack, before one verifier. */
export interface Trial {
  readonly id: TrialId
  readonly knows: Knowledge
  /** What lets a release pass, or stops it. */
  readonly verdict: Verdict
  /** What may be taken from it. */
  readonly standing: Standing
}

export interface Cell {
  readonly method: Method
  readonly column: Column
  readonly rating: Rating
  /** What was run for it, honest releases first. */
  readonly trials: readonly Trial[]
  /** Of `dependence`: who had to answer, besides the place of the release. */
  readonly services: readonly (ActorId | 'keyserver')[]
}

const KNOWLEDGE = ['nothing', 'expected'] as const
const HONEST: readonly TrialId[] = ['honest', 'honest-next', 'honest-again']

/**
 * Runs everything.
 *
 * @param options of the lab in which the keyless release is made; its artifact is everybody's
 * @returns a cell for each method and column, methods first
 */
export async function attackMatrix(options: LabOptions): Promise<readonly Cell[]> {
  return [
    ...(await checksumCells(options.artifact)),
    ...(await keyCells(options.artifact.bytes, options.now)),
    ...keylessCells(options),
  ]
}

function tried(id: TrialId, knows: Knowledge, report: Pick<Report, 'verdict' | 'checks'>): Trial {
  return { id, knows, verdict: report.verdict, standing: standingOf(report) }
}

/** Somebody is fooled where an attack is verified; a method works where the honest release is. */
export function ratingOf(trials: readonly Trial[]): Rating {
  const fooled = (knows: Knowledge) =>
    trials.some((one) => one.knows === knows && !HONEST.includes(one.id) && one.verdict === 'verified')
  const works = (knows: Knowledge) =>
    trials.some((one) => one.knows === knows && HONEST.includes(one.id) && one.verdict === 'verified')
  if (!KNOWLEDGE.some((knows) => works(knows) && !fooled(knows))) return 'fails'
  return KNOWLEDGE.some(fooled) ? 'depends' : 'holds'
}

function property(method: Method, column: Column, trials: readonly Trial[]): Cell {
  return { method, column, rating: ratingOf(trials), trials, services: [] }
}

/**
 * What a thief of everything that the author keeps can do. Where nothing is kept there is nothing to steal, and the
 * release itself has to show it: made again by somebody who has no secret.
 */
export function keepingOf(trials: readonly Trial[]): Rating {
  const thefts = trials.filter(({ id }) => !HONEST.includes(id))
  if (thefts.some(({ verdict }) => verdict === 'verified')) return 'fails'
  return thefts.length > 0 || trials.some(({ verdict }) => verdict === 'verified') ? 'holds' : 'fails'
}

/** That nobody is needed has to be seen as well: a release that works where nobody answers. */
export function dependenceOf(services: Cell['services'], trials: readonly Trial[]): Rating {
  if (services.length > 0) return services.length === 1 ? 'depends' : 'fails'
  return trials.some(({ verdict }) => verdict === 'verified') ? 'holds' : 'fails'
}

function keeping(method: Method, trials: readonly Trial[]): Cell {
  return { method, column: 'keeping', rating: keepingOf(trials), trials, services: [] }
}

function dependence(method: Method, services: Cell['services'], trials: readonly Trial[] = []): Cell {
  return { method, column: 'dependence', rating: dependenceOf(services, trials), trials, services }
}

async function checksumCells({ name, bytes }: LabOptions['artifact']): Promise<Cell[]> {
  const digests = async (artifact: Uint8Array) => {
    const found = await digestPieces(once(artifact), ['md5', 'sha1', 'sha256', 'sha512'])
    if (!found) throw new Error('matrix: nobody cancels this')
    return found
  }
  const forged = swapped(bytes)
  const next = new Uint8Array([...bytes, ...utf8('\nthe next release\n')])
  const [own, other, later] = [await digests(bytes), await digests(forged), await digests(next)]
  const line = (of: typeof own) => utf8(`${toHex(of.sha256)}  ${name}\n`)
  /** @param beside the digest on the artifact's server @param apart the one known from elsewhere */
  const trial = (id: TrialId, artifact: typeof own, beside: typeof own, apart: typeof own): Trial[] =>
    KNOWLEDGE.map((knows) => {
      const channel: Channel = knows === 'nothing' ? 'beside' : 'apart'
      const claim = line(knows === 'nothing' ? beside : apart)
      return tried(id, knows, verifyChecksum({ artifact: { name, digests: artifact }, claim, channel }))
    })
  // Whoever has the artifact makes the very release of the author from it: no secret goes in, and nobody is asked.
  const again = await digests(bytes)
  const remade = trial('honest-again', own, again, again)
  return [
    property('checksum', 'integrity', [
      ...trial('honest', own, own, own),
      ...trial('artifact-replaced', other, own, own),
      ...trial('both-replaced', other, other, own),
    ]),
    // A digest that is known from before is of the release before: of the next one it says nothing.
    property('checksum', 'authenticity', [
      ...trial('honest-next', later, later, own),
      ...trial('somebody-else', other, other, own),
    ]),
    keeping('checksum', remade),
    dependence('checksum', [], remade),
  ]
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function keyCells(artifact: Uint8Array, now: Date): Promise<Cell[]> {
  const owner = await maintainer()
  const honest = await honestScenario(artifact, { now })
  const judge = async (id: TrialId, scenario: OpenpgpScenario): Promise<Trial[]> =>
    Promise.all(
      KNOWLEDGE.map(async (knows) => {
        const policy = { now, ...(knows === 'expected' && { fingerprint: owner.fingerprint }) }
        return tried(id, knows, await verifyOpenpgp({ ...scenario, policy }))
      }),
    )
  const attacked = async (id: OpenpgpAttackId) => {
    const scenario = await OPENPGP_ATTACKS.find((one) => one.id === id)?.make(honest)
    if (!scenario) throw new Error(`matrix: nothing to attack with ${id}`)
    return judge(id, scenario)
  }
  const forged = swapped(artifact)
  const stolen = { ...honest, artifact: forged, signature: await owner.sign(forged, LAB.stolen) }
  const without = await judge('without-keyserver', { ...honest, keys: [] })
  const needed = without.every(({ verdict }) => verdict !== 'verified')
  return [
    property('key', 'integrity', [
      ...(await judge('honest', honest)),
      ...(await attacked('other-artifact')),
      ...(await attacked('both-replaced')),
    ]),
    property('key', 'authenticity', [
      ...(await judge('honest', honest)),
      ...(await attacked('impostor-key')),
    ]),
    keeping('key', await judge('kept-secret-stolen', stolen)),
    dependence('key', needed ? ['keyserver'] : [], without),
  ]
}

/** Where somebody signs: no service that has to answer. */
const AT_HOME: readonly ActorId[] = ['user', 'client', 'browser', 'storage']

function keylessCells(options: LabOptions): Cell[] {
  const { release, trace } = runLab(options)
  if (!release) throw new Error('matrix: the lab refused an honest run')
  const judge = (id: TrialId, { artifact, bundle, trustedRoot }: SigstoreScenario): Trial[] =>
    KNOWLEDGE.map((knows) => {
      const policy = knows === 'nothing' ? {} : release.policy
      return tried(id, knows, verifySigstore({ artifact: { bytes: artifact }, bundle, trustedRoot, policy }))
    })
  const attacked = (id: LabAttackId): Trial[] => {
    const outcome = LAB_ATTACKS.find((one) => one.id === id)?.make(options)
    if (!outcome || !('scenario' in outcome)) throw new Error(`matrix: nothing to verify after ${id}`)
    return judge(id, outcome.scenario)
  }
  const replaced = SIGSTORE_ATTACKS.find(({ id }) => id === 'other-artifact')?.make(release)
  if (!replaced) throw new Error('matrix: no artifact to replace')
  const arrows = trace.steps.flatMap((step) => [step, ...step.also])
  const actors = new Set(arrows.flatMap(({ from, to }) => [from, to]))
  return [
    property('keyless', 'integrity', [
      ...judge('honest', release),
      ...judge('other-artifact', replaced),
      ...attacked('another-person'),
    ]),
    property('keyless', 'authenticity', [
      ...judge('honest', release),
      ...attacked('another-person'),
      ...attacked('self-issued-certificate'),
      ...attacked('account-elsewhere'),
    ]),
    keeping('keyless', attacked('late')),
    dependence(
      'keyless',
      [...actors].filter((actor) => !AT_HOME.includes(actor)),
    ),
  ]
}
