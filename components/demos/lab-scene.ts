/** The one run that the scenes of the keyless lab are about: the same options, so the same bytes in all of them. */
import { allBytes } from './demo-file.ts'
import { sample } from './samples.ts'

export const LAB_ARTIFACT = 'hello-shomei-1.0.0.jar'
const SEED = 'keyless scene'
/** When alice signs. */
export const LAB_DAY = new Date('2026-10-01T09:00:00Z')

/** @throws {DOMException} `NotFoundError` if the deck was built without the artifact */
export async function labScene() {
  const bytes = await allBytes(await sample(LAB_ARTIFACT))
  return { seed: SEED, now: LAB_DAY, artifact: { name: LAB_ARTIFACT, bytes } }
}
export type LabScene = Awaited<ReturnType<typeof labScene>>
