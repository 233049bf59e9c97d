/** Which parts of a demo's state are a link's: until a person sets them, or takes the link back. */
import { computed, type ComputedRef, shallowRef, type ShallowRef, toRaw } from 'vue'
import { isFromLink, isSample, type NamedField } from './fields.ts'
import { type Rule, WHO_MAY_SET } from './roles.ts'

/** By name: what the link set. A part is the link's for as long as it holds that. */
export type Marks = Readonly<Record<string, unknown>>

export interface LinkMarks {
  readonly marks: ShallowRef<Marks>
  readonly expectations: ComputedRef<readonly string[]>
  readonly files: ComputedRef<readonly string[]>
}

export function useLinkMarks(fields: readonly NamedField[]): LinkMarks {
  const marks = shallowRef<Marks>({})
  const namesOf = (isOne: (field: NamedField) => boolean) => fields.filter(isOne).map(({ name }) => name)
  return {
    marks,
    expectations: computed(() => namesOf((field) => isStanding(field, marks.value))),
    files: computed(() => namesOf(({ ref }) => isFromLink(ref.value))),
  }
}

function isStanding({ name, ref }: NamedField, marks: Marks): boolean {
  return Object.hasOwn(marks, name) && toRaw(ref.value) === marks[name]
}

/** @returns those marks whose part still holds what the link set */
export function standing(fields: readonly NamedField[], marks: Marks): Marks {
  const names = fields.filter((field) => isStanding(field, marks)).map(({ name }) => name)
  return Object.fromEntries(Object.entries(marks).filter(([name]) => names.includes(name)))
}

/**
 * @param before the deck's own values: what a link leaves as it is, it has not set
 * @returns what has to be marked of that which a link sets
 */
export function marksOf(fields: readonly NamedField[], values: Marks, before: Marks): Marks {
  const set = fields.filter(({ name, role }) => {
    const rule: Rule = WHO_MAY_SET[role].link
    return rule === 'marked' && !isSame(values[name], before[name])
  })
  return Object.fromEntries(set.map(({ name }) => [name, values[name]]))
}

function isSame(value: unknown, other: unknown): boolean {
  return value === other || (isSample(value) && isSample(other) && pathOf(value) === pathOf(other))
}

const pathOf = (file: unknown) => (file as { readonly sample?: string }).sample

export function without(marks: Marks, names: readonly string[]): Marks {
  return Object.fromEntries(Object.entries(marks).filter(([name]) => !names.includes(name)))
}
