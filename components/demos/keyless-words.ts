/** The words of the keyless lab, as the trace player takes them. */
import { lab } from '#words/lab'
import type { TraceWords } from '../scenes/trace/types.ts'

export const KEYLESS_WORDS: TraceWords = {
  actors: lab.actors,
  steps: lab.keylessSteps,
  parts: lab.parts,
  forms: lab.forms,
  fields: lab.fields,
}
