/** The missions, set and judged away from the page; their code is loaded when the first one is opened. */
import type {
  Field,
  Item,
  Judgement,
  Mission,
  MissionKey,
  Samples,
  Stage,
  State,
} from '../playground/missions/index.ts'

/** What the page shows of a mission before anybody has done anything. */
export interface MissionScene extends Pick<Mission, 'role' | 'powers' | 'tools' | 'because'> {
  readonly fields: readonly Field[]
  readonly items: readonly Item[]
  readonly start: State
}

const stages = new Map<MissionKey, Promise<Stage>>()

async function mission(key: MissionKey): Promise<Mission> {
  const { missionOf } = await import('./mission-judge.ts')
  return missionOf(key)
}

/** @throws {Error} if it was not opened before */
function stage(key: MissionKey): Promise<Stage> {
  const open = stages.get(key)
  if (!open) throw new Error(`mission: "${key}" is not open`)
  return open
}

export const missionMethods = {
  /** Paths of the samples that the mission is made of. */
  missionSamples: async (key: MissionKey): Promise<readonly string[]> => (await mission(key)).samples,

  /** @param samples those that `missionSamples` names */
  async openMission(key: MissionKey, samples: Samples): Promise<MissionScene> {
    // At once: what is asked of it next may be asked before its code has come.
    const opening = stages.get(key) ?? mission(key).then(({ open }) => open(samples))
    stages.set(key, opening)
    opening.catch(() => stages.delete(key))
    const { start, items } = await opening
    const { role, powers, fields, tools, because } = await mission(key)
    return { role, powers, fields, tools, because, start, items }
  },

  /** Runs the real verifiers. */
  judgeMission: async (key: MissionKey, state: State): Promise<Judgement> => (await stage(key)).judge(state),

  /** @returns the state with what the tool made; `undefined` if it cannot do anything with it */
  useMissionTool: async (key: MissionKey, tool: string, state: State): Promise<State | undefined> =>
    (await stage(key)).use(tool, state),
}
