/** The words of signing with a key of one's own, as the trace player takes them. */
import { cosignKey } from '#words/cosign'
import { cosignScene } from '#words/cosign-scene'
import { lab } from '#words/lab'
import type { TraceWords } from '../scenes/trace/types.ts'

const steps = Object.entries(cosignKey.steps).map(([id, { title, story }]) => [id, { title, says: story }])
const own = Object.entries(cosignKey.parts).map(([id, title]) => [
  id,
  { title, says: cosignScene.parts[id as keyof typeof cosignScene.parts] },
])

export const COSIGN_WORDS: TraceWords = {
  actors: { ...lab.actors, verifier: { title: cosignKey.verifier, says: '' } },
  steps: Object.fromEntries(steps),
  parts: { ...lab.parts, ...cosignScene.kept, ...Object.fromEntries(own) },
  forms: lab.forms,
  fields: { ...lab.fields, ...cosignKey.fields },
}
