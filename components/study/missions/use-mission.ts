/** One mission as it is played: its scene, the learner's state, and what the judge says of it. */
import { onMounted, onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import type { MissionKey } from '../../../playground/missions/ids.ts'
import type { Judgement, State } from '../../../playground/missions/index.ts'
import type { MissionScene } from '../../../workers/lab-missions.ts'
import { allBytes } from '../../demos/demo-file.ts'
import { sample } from '../../demos/samples.ts'
import { labWorker } from '../../demos/workers.ts'
import { hashOf, linkedState } from './mission-link.ts'

export interface Play {
  readonly scene: Ref<MissionScene | undefined>
  readonly state: Ref<State>
  readonly judgement: Ref<Judgement | undefined>
  /** Whether the judgement is not yet about the present state. */
  readonly judging: Ref<boolean>
  /** Whether the mission could not be set up or judged. */
  readonly broken: Ref<boolean>
  readonly set: (field: string, value: string) => void
  /** @returns whether the tool could do anything */
  readonly use: (tool: string) => Promise<boolean>
  readonly reset: () => void
}

/** Milliseconds until a state that stays as it is goes into the address. */
const SETTLED = 400

export function useMission(key: MissionKey): Play {
  const scene = shallowRef<MissionScene>()
  const state = shallowRef<State>({})
  const judgement = shallowRef<Judgement>()
  const judging = ref(true)
  const broken = ref(false)
  let wanted: State | undefined
  let running = false
  let left = false
  let settling: ReturnType<typeof setTimeout> | undefined

  /** The newest state is next; those in between are left out. */
  async function judge() {
    if (running) return
    running = true
    judging.value = true
    try {
      while (wanted && !left) {
        const now = wanted
        wanted = undefined
        const said = await labWorker().judgeMission(key, now)
        if (!wanted) judgement.value = said
      }
    } catch {
      broken.value = true
    }
    running = false
    judging.value = false
  }

  async function keepInAddress(start: State, now: State) {
    const hash = await hashOf(key, start, now)
    if (!left && now === state.value) history.replaceState(history.state, '', hash)
  }

  watch(state, (now) => {
    wanted = now
    void judge()
    clearTimeout(settling)
    const start = scene.value?.start
    if (start) settling = setTimeout(() => void keepInAddress(start, now), SETTLED)
  })

  onMounted(async () => {
    try {
      const paths = await labWorker().missionSamples(key)
      const files = paths.map(async (path) => [path, await allBytes(await sample(path))] as const)
      const opened = await labWorker().openMission(key, Object.fromEntries(await Promise.all(files)))
      const linked = await linkedState(location.hash, opened.start)
      scene.value = opened
      state.value = { ...linked }
    } catch {
      broken.value = true
    }
  })
  onScopeDispose(() => {
    left = true
    clearTimeout(settling)
  })

  return {
    scene,
    state,
    judgement,
    judging,
    broken,
    set(field, value) {
      state.value = { ...state.value, [field]: value }
    },
    async use(tool) {
      const before = state.value
      const made = await labWorker().useMissionTool(key, tool, before)
      if (!made) return false
      // Whoever went on typing meanwhile keeps what they typed.
      const changed = Object.entries(made).filter(([field, value]) => value !== before[field])
      state.value = { ...state.value, ...Object.fromEntries(changed) }
      return true
    },
    reset() {
      if (scene.value) state.value = { ...scene.value.start }
    },
  }
}
