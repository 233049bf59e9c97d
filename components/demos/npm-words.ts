/** The words of publishing with provenance, as the trace player takes them. */
import { lab } from '#words/lab'
import { npmScene } from '#words/npm-scene'
import type { TraceWords } from '../scenes/trace/types.ts'

export const NPM_WORDS: TraceWords = {
  actors: { ...lab.actors, user: npmScene.user },
  heads: { user: npmScene.userHead },
  figures: { user: 'verifier' },
  steps: lab.provenanceSteps,
  parts: { ...lab.parts, ...npmScene.parts },
  forms: lab.forms,
  fields: lab.fields,
}
