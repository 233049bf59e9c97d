import type { joins as ja } from '../ja/joins.ts'
import type { Same } from '../same.ts'

/** How what is said by itself is put together. */
export const joins: Same<typeof ja> = {
  named: (name, said) => `${name}: ${said}`,
  beside: (...said: readonly string[]) => said.join(' · '),
  list: (said) => said.join(', '),
  both: (said) => said.join(' and '),
  aside: (said) => ` (${said})`,
  sentence: (said) => (/[.?]$/.test(said) ? said : `${said}.`),
  sentences: (said) => said.join(' '),
}
