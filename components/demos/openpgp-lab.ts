/** What the deck has of its own for the OpenPGP demo, and what the lab's attackers make of it. */
import { edition } from '#words'
import { equalBytes } from '../../playground/bytes.ts'
import type { OpenpgpAttackId } from '../../playground/attacks/openpgp.ts'
import { allBytes } from './demo-file.ts'
import { makeSamplesIn, sample } from './samples.ts'
import { openpgpWorker } from './workers.ts'

export const JAR = 'hello-shomei-1.0.0.jar'
export const DEMO_KEY = 'openpgp/demo-key.asc'
export const CLEARSIGNED = 'openpgp/announcement.txt.asc'
export const CLEARSIGNER = 'openpgp/maintainer-key.asc'
/** Another file, as innocent as the artifact. */
export const OTHER = 'SHA256SUMS'
/** Where the files of an attack are made: attack, then what somebody is handed. */
export const ATTACKED = 'openpgp-attacked'
export const LOG4J_FINGERPRINT = '077E8893A6DCC33DD4A4D5B256E73BA9A0B592D0'

type Attacked = Awaited<ReturnType<ReturnType<typeof openpgpWorker>['attack']>>
const attacked = new Map<OpenpgpAttackId, Promise<Attacked>>()

/** The people of the lab have keys out of seeds: an attack comes to the same bytes every time, so once is enough. */
export function attackedRelease(id: OpenpgpAttackId): Promise<Attacked> {
  const known = attacked.get(id)
  if (known) return known
  const making = sample(JAR).then(async (jar) => openpgpWorker().attack(id, await allBytes(jar), new Date()))
  attacked.set(id, making)
  making.catch(() => attacked.delete(id))
  return making
}

/** Where each of an attack's files is: artifact, signature, keys. What the attacker left alone is the deck's own. */
export function attackedPaths(
  id: OpenpgpAttackId,
  { honest, attacked: made }: NonNullable<Attacked>,
): readonly string[] {
  const place = `${ATTACKED}/${id}`
  return [
    equalBytes(honest.artifact, made.artifact) ? JAR : `${place}/${JAR}`,
    `${place}/${JAR}.asc`,
    ...made.keys.map((_, i) => `${place}/key-${i + 1}.asc`),
  ]
}

/** @param path attack and file */
async function makeAttacked(path: string): Promise<Blob | undefined> {
  const [id = '', name = ''] = path.split('/')
  const found = Object.hasOwn(edition.openpgpAttacks, id)
    ? await attackedRelease(id as OpenpgpAttackId)
    : undefined
  const key = /^key-(\d+)\.asc$/.exec(name)?.[1]
  const bytes =
    name === JAR
      ? found?.attacked.artifact
      : name === `${JAR}.asc`
        ? found?.attacked.signature
        : found?.attacked.keys[Number(key) - 1]
  return bytes && new Blob([bytes.slice()])
}
makeSamplesIn(ATTACKED, makeAttacked)
