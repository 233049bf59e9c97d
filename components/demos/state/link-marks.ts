/** Which parts of a demo's state are a link's: until a person sets them, or takes the link back. */
import { computed, type ComputedRef, shallowRef, type ShallowRef, toRaw } from 'vue'
import type { NamedField } from './fields.ts'
import { isFromLink } from './file-fields.ts'
import { isSameMeaning } from './meaning.ts'
import { type Rule, WHO_MAY_SET } from './roles.ts'

/** By name: what the link set. A part is the link's for as long as anything of it means that. */
export type Marks = Readonly<Record<string, unknown>>

export interface LinkMarks {
  readonly marks: ShallowRef<Marks>
  readonly expectations: ComputedRef<readonly string[]>
  /** What the link brought to be judged: files, and texts that stand for one. */
  readonly files: ComputedRef<readonly string[]>
}

export function useLinkMarks(fields: readonly NamedField[]): LinkMarks {
  const marks = shallowRef<Marks>({})
  const namesOf = (isOne: (field: NamedField) => boolean) => fields.filter(isOne).map(({ name }) => name)
  return {
    marks,
    expectations: computed(() => namesOf((field) => isExpectation(field) && isStanding(field, marks.value))),
    files: computed(() =>
      namesOf((field) => isFromLink(field.ref.value) || (isWritten(field) && isStanding(field, marks.value))),
    ),
  }
}

function isStanding({ name, ref, meaning }: NamedField, marks: Marks): boolean {
  if (!Object.hasOwn(marks, name)) return false
  const set = meaning(marks[name] as never)
  return meaning(toRaw(ref.value) as never).some((one) => set.includes(one))
}

function isExpectation({ role }: NamedField): boolean {
  const rule: Rule = WHO_MAY_SET[role].link
  return rule === 'marked'
}

function isWritten({ role, written }: NamedField): boolean {
  return written === true && (role === 'artifact' || role === 'claim')
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
  const set = fields.filter((field) => {
    const { name, meaning } = field
    const isMarked = isExpectation(field) || isWritten(field)
    return isMarked && !isSameMeaning(meaning, values[name] as never, before[name] as never)
  })
  return Object.fromEntries(set.map(({ name }) => [name, values[name]]))
}

export function without(marks: Marks, names: readonly string[]): Marks {
  return Object.fromEntries(Object.entries(marks).filter(([name]) => !names.includes(name)))
}
