/** The simulated Sigstore of the slides. Stateless towards the page: the same options give the same bytes. */
import '../playground/platform/install.ts'
import { expose } from 'comlink'
import type { LabAttackId, LabOutcome } from '../playground/attacks/lab.ts'
import type { Cell } from '../playground/attacks/matrix.ts'
import { type LabOptions, type Release, runLab } from '../playground/world/lab.ts'
import type { KeylessTrace } from '../playground/world/trace/keyless.ts'
import { missionMethods } from './lab-missions.ts'
import { sceneMethods } from './lab-scenes.ts'
import { watchMethods } from './lab-watch.ts'

export interface LabAnswer {
  readonly steps: KeylessTrace['steps']
  readonly refused?: KeylessTrace['refused']
  /** Absent if the run was refused. */
  readonly release?: Release
}

const api = {
  /** Somebody signs without a key of their own, in a new world. */
  run(options: LabOptions): LabAnswer {
    const { trace, release } = runLab(options)
    return {
      steps: trace.steps,
      ...(trace.refused && { refused: trace.refused }),
      ...(release && { release }),
    }
  },

  /** @returns `undefined` if the run was refused, so that there is nothing to attack */
  async attack(id: LabAttackId, options: LabOptions): Promise<LabOutcome | undefined> {
    const { LAB_ATTACKS } = await import('../playground/attacks/lab.ts')
    return LAB_ATTACKS.find((one) => one.id === id)?.make(options)
  },

  /** The table of the three generations, from releases and attacks run now. */
  async matrix(options: LabOptions): Promise<readonly Cell[]> {
    // openpgp.js computes one of its rows.
    await import('./plain-http.ts')
    const { attackMatrix } = await import('../playground/attacks/matrix.ts')
    return attackMatrix(options)
  },

  ...sceneMethods,
  ...watchMethods,
  ...missionMethods,
}

export type LabApi = typeof api
expose(api)
