import type { Told } from './certify.ts'
import type { Pauses, TraceStep } from './types.ts'

/** Notes the steps of a run, each at the time that has come. */
export interface Recorder<Id extends string> {
  readonly steps: TraceStep<Id>[]
  /** The time at which a step happens: its pause is over then. */
  readonly timeFor: (id: Id) => Date
  readonly note: (id: Id, step: Told) => void
}

/** @param start when the first step happens, unless it has a pause of its own */
export function createRecorder<Id extends string>(start: Date, pauses?: Pauses<Id>): Recorder<Id> {
  const steps: TraceStep<Id>[] = []
  const waited = new Set<Id>()
  let now = start
  const timeFor = (id: Id) => {
    if (!waited.has(id)) now = new Date(now.getTime() + (pauses?.[id] ?? 0))
    waited.add(id)
    return now
  }
  const note = (id: Id, { from, to, sent, returned, also = [] }: Told) => {
    const at = timeFor(id)
    steps.push({ id, at, from, to, sent, ...(returned && { returned }), also })
  }
  return { steps, timeFor, note }
}
