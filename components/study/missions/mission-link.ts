/** Which mission an address is about, and how far somebody had come with it: `#generation/id` or `#generation/id=…`. */
import { ref } from 'vue'
import { type MissionKey, missionKey } from '../../../playground/missions/ids.ts'
import type { State } from '../../../playground/missions/index.ts'
import { followLink, linkOf } from '../../demos/state/demo-link.ts'
import { text } from '../../demos/state/fields.ts'

/** What a learner's progress calls a mission that was solved. */
export const solvedId = (key: MissionKey) => `mission:${key}`

/** @returns `undefined` if the address is about no mission, or about one that does not exist */
export function missionOfHash(hash: string): MissionKey | undefined {
  return missionKey(hash.slice(1).split('=', 1)[0] ?? '')
}

/** @returns the hash without its state where that does not fit into a link */
export async function hashOf(key: MissionKey, start: State, state: State): Promise<string> {
  const changed = Object.entries(state).filter(([field, value]) => value !== start[field])
  if (changed.length === 0) return `#${key}`
  const fields = changed.map(([field, value]) => [field, text(ref(value))] as const)
  const link = await linkOf(Object.fromEntries(fields))
  return link === undefined ? `#${key}` : `#${key}=${link}`
}

/** @returns the start with what the link changes of it; as it is where the link cannot be read */
export async function linkedState(hash: string, start: State): Promise<State> {
  const link = /^#[^=]*=([\w-]+)$/.exec(hash)?.[1]
  if (link === undefined) return start
  const values = Object.entries(start).map(([field, value]) => [field, ref(value)] as const)
  const fields = values.map(([field, value]) => [field, text(value)] as const)
  await followLink(Object.fromEntries(fields), link)
  return Object.fromEntries(values.map(([field, { value }]) => [field, value]))
}
