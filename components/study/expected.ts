/** What a learner expected of each step, kept in this browser and nowhere else. */
import { computed, type ComputedRef, ref } from 'vue'

const KEY = 'shomei:study:expected:1'
/** More are nobody's answers. */
const MOST = 1000
const WORD = /^[\w:./-]{1,80}$/

type Kept = Readonly<Record<string, string>>

/** Whatever else stands there was not written by us, and counts as nothing. */
function stored(): Kept {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
    const pairs = Object.entries(value).filter(
      (pair): pair is [string, string] =>
        WORD.test(pair[0]) && typeof pair[1] === 'string' && WORD.test(pair[1]),
    )
    return pairs.length > MOST ? {} : Object.fromEntries(pairs)
  } catch {
    return {}
  }
}

const kept = ref<Kept>({})
let begun = false

export interface Expected {
  /** By step: `checksum/5/1` is the first of the fifth slide of that chapter. */
  readonly expected: ComputedRef<Kept>
  readonly expect: (step: string, answer: string) => void
  readonly forget: () => void
}

export function useExpected(): Expected {
  if (!begun) {
    begun = true
    kept.value = stored()
  }
  const keep = (next: Kept) => {
    kept.value = next
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Full, or forbidden: then it lasts as long as the page.
    }
  }
  return {
    expected: computed(() => kept.value),
    expect(step, answer) {
      if (!WORD.test(step) || !WORD.test(answer)) throw new Error(`useExpected: "${step}" "${answer}"`)
      keep({ ...kept.value, [step]: answer })
    },
    forget: () => keep({}),
  }
}
