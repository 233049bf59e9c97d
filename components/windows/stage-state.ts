/** What the deck's windows share beside the demos' states: this window's copy of it. */
import type { Timer } from '@slidev/client'
import { shallowReactive } from 'vue'
import type { Trail } from './trail.ts'

export const STOPPED: Timer = { status: 'stopped', slides: {}, startedAt: 0, pausedAt: 0 }

export interface Stage {
  readonly no: number
  readonly clicks: number
  readonly trail: Trail
  readonly timer: Timer
  /** Of the race, as `time=` in the address has it; absent for no race. */
  readonly minutes?: string
  /** The workbench of the slide's demo is open; absent where it stands as a room sees it. */
  readonly bench?: true
  /** When a person did what led here: `hand.ts`. */
  readonly hand: number
}

/** What no address carries. */
export const stage = shallowReactive<{ trail: Trail; minutes: string | undefined; bench: boolean }>({
  trail: [],
  minutes: undefined,
  bench: false,
})

export function isSameTimer(one: Timer, other: Timer): boolean {
  return one.status === other.status && one.startedAt === other.startedAt && one.pausedAt === other.pausedAt
}
