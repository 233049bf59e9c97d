import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const ours = (name: string) => fileURLToPath(new URL(`../../components/stage/${name}`, import.meta.url))

/** Parts of Slidev and its addon that count time for themselves, by how their names end, and what stands for them. */
export const STAGE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/\bTimerInlined\.vue$/, ours('StageClock.vue')],
  [/\bslidev-addon-rabbit\/components\/Turtle\.vue$/, ours('PaceTurtle.vue')],
]

/** One clock for the talk, whoever shows it. */
export function stageParts(): Plugin {
  return {
    name: 'shomei:stage-parts',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler: (id) => STAGE_PARTS.find(([part]) => part.test(id))?.[1] ?? null,
    },
  }
}
