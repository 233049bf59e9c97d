/** Of a file that was handed over, what the page says before anything is looked at. */

import type { Item } from '../../playground/desk/item.ts'
import type { Role } from '../../playground/intake/kind.ts'
import type { Source } from '../../playground/report.ts'

const ASKED = ['trusted-root', 'signers', 'revoked', 'public-key', 'keys'] as const satisfies readonly Role[]
type Asked = (typeof ASKED)[number]

/** Where it lies in the folder that was chosen, or in the one that was dropped. */
export function nameOf({ name, webkitRelativePath }: Pick<File, 'name' | 'webkitRelativePath'>): string {
  return webkitRelativePath === '' ? name : webkitRelativePath
}

/** @returns what claims are still put to, by the claim's file, once a file is gone */
export function withoutFile(put: ReadonlyMap<number, number>, id: number): ReadonlyMap<number, number> {
  return new Map([...put].filter((pair) => !pair.includes(id)))
}

/** What a person is asked to believe. */
export function questionOf({ kind, parts }: Pick<Item, 'kind' | 'parts'>): 'certificate' | Asked | undefined {
  const role = parts.flatMap((part) => ASKED.filter((one) => one === part.role))[0]
  return role !== undefined && kind === 'certificate' ? kind : role
}

/** What came along is a claim like any other, until a person believes it. */
export function sourceOf(item: Pick<Item, 'kind' | 'parts' | 'source'>, isBelieved: boolean): Source {
  const isTrust = item.source === 'trust' || questionOf(item) !== undefined
  return !isTrust ? item.source : isBelieved ? 'trust' : 'claim'
}
