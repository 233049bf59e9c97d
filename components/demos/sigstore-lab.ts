/** What the lab's maintainer published, and what the lab's attackers make of it: the deck's own, for the Sigstore demo. */
import { edition } from '#words'
import type { SigstoreAttackId } from '../../playground/attacks/sigstore.ts'
import { equalBytes } from '../../playground/bytes.ts'
import { allBytes, type DemoFile } from './demo-file.ts'
import { makeSamplesIn, sample } from './samples.ts'
import { sigstoreWorker } from './workers.ts'

export const LAB_IDENTITY =
  'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
export const LAB_ISSUER = 'https://token.actions.shomei-lab.invalid'
export const JAR = 'hello-shomei-1.0.0.jar'
export const PUBLIC_GOOD = 'npm/trusted_root.json'

export type InputKind = 'artifact' | 'bundle' | 'trustedRoot'

/** The two scenarios of the lab: what its maintainer published. */
export const LAB_BUNDLES: Readonly<Record<string, string>> = {
  lab: `sigstore/${JAR}.sigstore.json`,
  provenance: `sigstore/${JAR}.provenance.sigstore.json`,
}
export const LAB_ROOT = 'sigstore/trusted_root.json'
export const ROOTS = { lab: LAB_ROOT, public: PUBLIC_GOOD }
export const ATTACKED = 'attacked'

/** @param path scenario, attack and which of its inputs; the lab is the same every time, and so is the attack */
async function makeAttacked(path: string): Promise<Blob | undefined> {
  const [scenario = '', attack = '', kind = ''] = path.split('/')
  const made = await attackedScenario(scenario, attack as SigstoreAttackId)
  return made && isInput(kind) ? new Blob([made[kind].slice()]) : undefined
}
makeSamplesIn(ATTACKED, makeAttacked)

function isInput(kind: string): kind is InputKind {
  return ['artifact', 'bundle', 'trustedRoot'].includes(kind)
}

/** Where the deck has what its maintainer published. */
function honestOf(scenario: string): Readonly<Record<InputKind, string>> {
  return { artifact: JAR, bundle: LAB_BUNDLES[scenario] ?? '', trustedRoot: LAB_ROOT }
}

type Attacked = Awaited<ReturnType<ReturnType<typeof sigstoreWorker>['attack']>>
const attacked = new Map<string, Promise<Attacked>>()

/** The lab is the same every time, so once is enough. */
export function attackedScenario(scenario: string, id: SigstoreAttackId): Promise<Attacked> {
  const name = `${scenario}/${id}`
  const making = attacked.get(name) ?? attackIn(scenario, id)
  attacked.set(name, making)
  making.catch(() => attacked.delete(name))
  return making
}

/** @returns which inputs of a scenario the attack changes; `undefined` where it is none of that scenario */
export async function changedBy(
  scenario: string,
  id: SigstoreAttackId,
): Promise<readonly InputKind[] | undefined> {
  const made = await attackedScenario(scenario, id)
  if (!made) return undefined
  const honest = honestOf(scenario)
  const kinds = Object.keys(honest).filter(isInput)
  const isSame = await Promise.all(
    kinds.map(async (kind) => equalBytes(made[kind], await allBytes(await sample(honest[kind])))),
  )
  return kinds.filter((_, i) => !isSame[i])
}

/** @returns whether a file is, to the byte, what the attack left of that input */
export function isAsAttacked(
  file: DemoFile | undefined,
  kind: InputKind,
  {
    scenario,
    id,
    changed,
  }: { readonly scenario: string; readonly id: SigstoreAttackId; readonly changed: readonly InputKind[] },
): boolean {
  const honest = honestOf(scenario)
  if (file?.sample !== honest[kind] || file?.patches.size !== 0) return false
  if (!changed.includes(kind)) return file.rewritten === undefined
  return file.rewrittenAs === `${ATTACKED}/${scenario}/${id}/${kind}`
}

async function attackIn(scenario: string, id: SigstoreAttackId): Promise<Attacked> {
  const bundle = Object.hasOwn(LAB_BUNDLES, scenario) ? LAB_BUNDLES[scenario] : undefined
  if (bundle === undefined || !Object.hasOwn(edition.attacks, id)) return undefined
  const [artifact, claim, root] = await Promise.all(
    [JAR, bundle, LAB_ROOT].map(async (path) => allBytes(await sample(path))),
  )
  if (!artifact || !claim || !root) return undefined
  return sigstoreWorker().attack(id, {
    artifact,
    bundle: claim,
    trustedRoot: root,
    policy: { identity: LAB_IDENTITY, issuer: LAB_ISSUER },
  })
}
