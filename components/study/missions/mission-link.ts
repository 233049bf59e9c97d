/** Which mission an address is about, and how far somebody had come with it: `#generation/id` or `#generation/id=…`. */
import { type Ref, ref } from 'vue'
import { type MissionKey, missionKey } from '../../../playground/missions/ids.ts'
import type { State } from '../../../playground/missions/index.ts'
import type { Source } from '../../../playground/report.ts'
import { followLink, linkOf } from '../../demos/state/demo-link.ts'
import { type Field, type Fields, text } from '../../demos/state/fields.ts'
import { ROLES, type Role } from '../../demos/state/roles.ts'

/** What a learner's progress calls a mission that was solved. */
export const solvedId = (key: MissionKey) => `mission:${key}`

/** @returns `undefined` if the address is about no mission, or about one that does not exist */
export function missionOfHash(hash: string): MissionKey | undefined {
  return missionKey(hash.slice(1).split('=', 1)[0] ?? '')
}

/** Whose hand each part of a mission's state is in; an answer, or what stands in no field, is what somebody did. */
export type Sources = readonly { readonly id: string; readonly source: Source | 'answer' }[]

/** @returns the parts of such a state as fields, each in its role */
export function missionFields(values: Readonly<Record<string, Ref<string>>>, sources: Sources): Fields {
  const roleOf = (name: string): Role => {
    const source = sources.find(({ id }) => id === name)?.source ?? 'answer'
    return source === 'answer' ? 'tampering' : source
  }
  const byRole: Partial<Record<Role, Record<string, Field>>> = {}
  for (const role of ROLES) {
    const mine = Object.entries(values).filter(([name]) => roleOf(name) === role)
    if (mine.length > 0) byRole[role] = Object.fromEntries(mine.map(([name, ref]) => [name, text(ref)]))
  }
  return byRole
}

/** @returns the hash without its state where that does not fit into a link */
export async function hashOf(key: MissionKey, start: State, state: State): Promise<string> {
  const changed = Object.entries(state).filter(([field, value]) => value !== start[field])
  if (changed.length === 0) return `#${key}`
  const values = changed.map(([field, value]) => [field, ref(value)] as const)
  // Whoever gets it holds every part against its role.
  const link = await linkOf(missionFields(Object.fromEntries(values), []))
  return link === undefined ? `#${key}` : `#${key}=${link}`
}

/** @returns the start with what the link changes of it; as it is where the link cannot be read */
export async function linkedState(hash: string, start: State, sources: Sources): Promise<State> {
  const link = /^#[^=]*=([\w-]+)$/.exec(hash)?.[1]
  if (link === undefined) return start
  const values = Object.fromEntries(Object.entries(start).map(([field, value]) => [field, ref(value)]))
  await followLink(missionFields(values, sources), link, 'mission')
  return Object.fromEntries(Object.entries(values).map(([field, { value }]) => [field, value]))
}
