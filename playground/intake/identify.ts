/** One door for every file, whoever brings it: what it is, by its bytes; its name only breaks ties. */
import type { Kind, Part, Recognised } from './kind.ts'
import { KINDS, type KindId } from './kinds.ts'
import { keysBeside } from './kinds/openpgp-words-on-keys.ts'
import type { Sight } from './sight.ts'

export interface Identified {
  readonly id: KindId
  readonly kind: Kind<KindId>
  /**
   * `otherwise`: nothing that is known took it, so that it is what the claims are about. `unseen`: so it is taken to be,
   * being too large to be looked at.
   */
  readonly recognised: Recognised | 'otherwise' | 'unseen'
}

/** Every kind that takes it, the surest first; an artifact is what is left, and what is too large to be looked at whole. */
export function identify(sight: Sight): Identified {
  if (!sight.isWhole) return { id: ARTIFACT.id, kind: ARTIFACT, recognised: 'unseen' }
  const taken = KINDS.map((kind) => ({ kind, recognised: kind.recognise(sight) }))
  for (const sure of ['by-bytes', 'by-name'] as const) {
    const found = taken.find(({ recognised }) => recognised === sure)
    if (found) return { id: found.kind.id, kind: found.kind, recognised: sure }
  }
  return { id: ARTIFACT.id, kind: ARTIFACT, recognised: 'otherwise' }
}

/** Anything can be signed. */
const ARTIFACT: Kind<'artifact'> = { id: 'artifact', source: 'artifact', recognise: () => undefined }

/** @returns what its method is given; `undefined` where it is only named here, or cannot be taken apart */
export function partsOf(identified: Identified, sight: Sight): readonly Part[] | undefined {
  const own = sight.isWhole ? identified.kind.parts?.(sight) : undefined
  return own && [...own, ...keysBeside(sight)].map((part) => asRewritten(part, identified.kind, sight))
}

/** Marked where it is not as it stands in the file. */
export function asRewritten(part: Part, { readsMark }: Kind<KindId>, { rewritten, plain }: Sight): Part {
  const isAsRead = rewritten === undefined || (rewritten === 'mark' && readsMark === true)
  const isText = part.bytes === plain || part.role === 'keys'
  return isAsRead || !isText ? part : { ...part, isRewritten: true }
}

/** What becomes of it on a desk. */
export interface Apart {
  readonly parts: readonly Part[]
  /** It is of a kind that is read, and this one is not. */
  readonly isUnread: boolean
  /** It was read, and there is nothing in it. */
  readonly isEmpty?: true
}

export function takeApart(identified: Identified, sight: Sight): Apart {
  const parts = partsOf(identified, sight)
  return {
    parts: parts ?? [],
    isUnread: identified.kind.parts !== undefined && (parts ?? []).length === 0,
    ...(parts?.length === 0 && { isEmpty: true }),
  }
}
