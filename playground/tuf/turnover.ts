/** Whose keys a root has that the one before had not, and the other way round. */
import type { SeenRoot } from './root.ts'

export interface Turnover {
  readonly version: number
  readonly joined: readonly string[]
  readonly left: readonly string[]
}

/** @param roots each after the one before @returns one for every root but the first; by owner, else by key id */
export function turnover(roots: readonly SeenRoot[]): readonly Turnover[] {
  return roots.slice(1).map((root, i) => {
    const [before, now] = [namesIn(roots[i]), namesIn(root)]
    return {
      version: root.version,
      joined: [...now].flatMap(([id, name]) => (before.has(id) ? [] : [name])),
      left: [...before].flatMap(([id, name]) => (now.has(id) ? [] : [name])),
    }
  })
}

const namesIn = (root: SeenRoot | undefined): ReadonlyMap<string, string> =>
  new Map(root?.byItself?.keys.map(({ id, owner }) => [id, owner ?? id.slice(0, 8)]) ?? [])
