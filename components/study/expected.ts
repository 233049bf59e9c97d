/** What a learner expected of each step, kept in this browser and nowhere else. */
import { computed, type ComputedRef } from 'vue'
import { stored } from './stored.ts'

/** More are nobody's answers. */
const MOST = 1000
const WORD = /^[\w:./-]{1,80}$/

type Answers = Readonly<Record<string, string>>

const kept = stored<Answers>('shomei:study:expected:1', (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const pairs = Object.entries(value).filter(
    (pair): pair is [string, string] =>
      WORD.test(pair[0]) && typeof pair[1] === 'string' && WORD.test(pair[1]),
  )
  return pairs.length > MOST ? {} : Object.fromEntries(pairs)
})

export interface Expected {
  /** By step: `checksum/11/1` is the first of slide 11 in that chapter. */
  readonly expected: ComputedRef<Answers>
  readonly expect: (step: string, answer: string) => void
  readonly forget: () => void
}

export function useExpected(): Expected {
  const { value, keep } = kept()
  return {
    expected: computed(() => value.value),
    expect(step, answer) {
      if (!WORD.test(step) || !WORD.test(answer)) throw new Error(`useExpected: "${step}" "${answer}"`)
      keep({ ...value.value, [step]: answer })
    },
    forget: () => keep({}),
  }
}
