/** One mission as it is played: its scene, the learner's state, and what the judge says of it. */
import { computed, onMounted, onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import { normaliseFingerprint } from '../../../playground/openpgp/input.ts'
import type { MissionKey } from '../../../playground/missions/ids.ts'
import type { Judgement, State } from '../../../playground/missions/index.ts'
import type { MissionScene } from '../../../workers/lab-missions.ts'
import { allBytes } from '../../demos/demo-file.ts'
import { sample } from '../../demos/samples.ts'
import { linkedWhenWritten, writeAddress } from '../../demos/state/own-address.ts'
import { useGrace } from '../../demos/use-grace.ts'
import { labWorker } from '../../demos/workers.ts'
import { hashOf, linkedState } from './mission-link.ts'

export interface Play {
  readonly scene: Ref<MissionScene | undefined>
  readonly state: Ref<State>
  /** The newest there is. */
  readonly judgement: Ref<Judgement | undefined>
  /** Whether that is about the present state. */
  readonly isCurrent: Ref<boolean>
  /** Whether it is not, nor was a moment ago: then it says nothing. */
  readonly isStale: Ref<boolean>
  /** Whether the state is as a link brought it: somebody else's attempt. */
  readonly isLinked: Ref<boolean>
  /** Whether the mission could not be set up or judged. */
  readonly broken: Ref<boolean>
  readonly set: (field: string, value: string) => void
  /** @returns whether the tool could do anything */
  readonly use: (tool: string) => Promise<boolean>
  readonly reset: () => void
  /** Puts the state into the address at once. @returns whether it fits into a link */
  readonly inAddress: () => Promise<boolean>
}

/** Milliseconds until a state that stays as it is goes into the address. */
const SETTLED = 400
/** What an address is noted to hold that is somebody else's. */
const LINKED = 'state'

const toTheLetter = (value: string | undefined) => value
/** What several judges would read alike: a fingerprint however it is written, any text whatever its blanks and case. */
const asRead = (value: string | undefined) =>
  normaliseFingerprint(value ?? '') ?? value?.replaceAll(/[\s:]/g, '').toLowerCase()

function isSame(one: State, other: State, read = toTheLetter): boolean {
  return Object.entries(one).every(([field, value]) => read(value) === read(other[field]))
}

export function useMission(key: MissionKey): Play {
  const scene = shallowRef<MissionScene>()
  const state = shallowRef<State>({})
  const judgement = shallowRef<Judgement>()
  const judged = shallowRef<State>()
  const linked = shallowRef<State>()
  const isCurrent = computed(() => judged.value !== undefined && judged.value === state.value)
  const isShown = useGrace(isCurrent)
  // By what it says: typed away and typed again, or with a blank more, it is still what somebody else found.
  const isLinked = computed(() => {
    const start = scene.value?.start
    if (linked.value === undefined || start === undefined || isSame(start, state.value)) return false
    return isSame(linked.value, state.value, asRead)
  })
  const broken = ref(false)
  let wanted: State | undefined
  let running = false
  let left = false
  let settling: ReturnType<typeof setTimeout> | undefined

  /** The newest state is next; those in between are left out. */
  async function judge() {
    if (running) return
    running = true
    try {
      while (wanted && !left) {
        const now = wanted
        wanted = undefined
        const said = await labWorker().judgeMission(key, now)
        if (!wanted) {
          judgement.value = said
          judged.value = now
        }
      }
    } catch {
      broken.value = true
    }
    running = false
  }

  async function keepInAddress(start: State, now: State) {
    const hash = await hashOf(key, start, now)
    if (!left && now === state.value) writeAddress(hash, isLinked.value ? [LINKED] : [])
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
      const begun = { ...(await linkedState(location.hash, opened.start, opened.fields)) }
      const isMine = linkedWhenWritten(location.hash)?.includes(LINKED) === false
      const isStart = isSame(begun, opened.start)
      scene.value = opened
      linked.value = isMine || isStart ? undefined : begun
      state.value = begun
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
    isCurrent,
    isStale: computed(() => !isShown.value),
    isLinked,
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
    async inAddress() {
      const start = scene.value?.start
      if (!start) return true
      clearTimeout(settling)
      await keepInAddress(start, state.value)
      return location.hash !== `#${key}` || isSame(start, state.value)
    },
  }
}
