/** What a file is, told to whoever handed it over: the one look that the page, the terminal and the demos take. */
import type { Source } from '../report.ts'
import { asRewritten, type Identified, identify, takeApart } from './identify.ts'
import type { MethodId, Part, Role } from './kind.ts'
import type { Sight } from './sight.ts'

export interface Looked {
  readonly kind: Identified['id']
  readonly recognised: Identified['recognised']
  /** Who controls it where nobody says otherwise. */
  readonly source: Source
  /** What methods are given of it; none of an artifact, nor of what is only named. */
  readonly parts: readonly Part[]
  /** It is of a kind that is read, and this one cannot be taken apart: what it says is not known. */
  readonly isUnread: boolean
  /** That is because there is nothing in it. */
  readonly isEmpty?: true
  /** What a person may say that it is, where its bytes do not. */
  readonly mayBe?: Part
  /** What another tool makes of it, to type, where that is the next step. */
  readonly command?: string
}

/**
 * What a file is, by its bytes; its name only breaks ties.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { look, sightOf } from 'shomei/intake'
 *
 * const name = 'hello-shomei-1.0.0.jar.asc'
 * const { kind } = look(sightOf(name, await readFile(`openpgp/${name}`)))
 * kind // 'openpgp-signature'
 * ```
 */
export function look(sight: Sight): Looked {
  try {
    return lookedOf(identify(sight), sight)
  } catch {
    // An error of ours over one file leaves the others their answers; what this one is is not known.
    return { kind: 'artifact', recognised: 'otherwise', source: 'artifact', parts: [], isUnread: true }
  }
}

/** As {@link look}, of what was identified already. */
export function lookedOf(found: Identified, sight: Sight): Looked {
  const { id: kind, recognised } = found
  const { source, command } = found.kind
  const given = found.kind.mayBe?.(sight)
  const mayBe = given && asRewritten(given, found.kind, sight)
  return {
    kind,
    recognised,
    source,
    ...takeApart(found, sight),
    ...(mayBe && { mayBe }),
    ...(command !== undefined && { command }),
  }
}

/**
 * @returns what such a method reads of it in such a role; `as-it-is` where it is of no kind that is known, for the method to
 *   say why it cannot be read; otherwise why there is nothing: it is something else, cannot be taken apart, or is empty
 */
export function partsFor(
  { kind, parts, isUnread: unread, isEmpty }: Looked,
  method: MethodId,
  role: Role,
): readonly Part[] | 'as-it-is' | 'other' | 'unread' | 'empty' {
  if (kind === 'artifact') return 'as-it-is'
  if (isEmpty) return 'empty'
  if (unread) return 'unread'
  const its = parts.filter((part) => part.method === method && part.role === role)
  // Words on keys may stand in any file.
  const isBeside = (part: Part) => part.method === 'openpgp' && part.role === 'keys'
  return its.length > 0 && parts.every((part) => its.includes(part) || isBeside(part)) ? its : 'other'
}
