/** One door for every file, whoever brings it: what it is, by its bytes; its name only breaks ties. */
import type { Kind, Part, Recognised } from './kind.ts'
import { KINDS, type KindId } from './kinds.ts'
import type { Sight } from './sight.ts'

export interface Identified {
  readonly id: KindId
  readonly kind: Kind<KindId>
  /** `otherwise`: nothing that is known took it, so that it is what the claims are about. */
  readonly recognised: Recognised | 'otherwise'
}

/** Every kind that takes it, the surest first; an artifact is what is left, and what is too large to be looked at whole. */
export function identify(sight: Sight): Identified {
  if (!sight.isWhole) return { id: ARTIFACT.id, kind: ARTIFACT, recognised: 'otherwise' }
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
  return sight.isWhole ? identified.kind.parts?.(sight) : undefined
}

/** Whether it is of a kind that is read, and this one is not. */
export function isUnread({ kind }: Identified, parts: readonly Part[] | undefined): boolean {
  return kind.parts !== undefined && (parts ?? []).length === 0
}
