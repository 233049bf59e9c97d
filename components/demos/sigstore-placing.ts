/** Which place each file of a drop takes in the Sigstore demo. */
import { goingTogether, type Input, inputsFor, isArtifact, type Seen } from './door.ts'

/** Why a file has no place: another has it, or it is asked about later; there are several in it, or it is something else. */
export type Aside = 'artifact' | 'bundle' | 'later' | 'elsewhere' | 'several' | 'other'

/** What would be believed: it waits for a person's word. */
export interface Asked {
  readonly seen: Seen
  readonly kind: 'root' | 'key'
  readonly input: Input
}

/** What a drop comes to: which file takes which place, and why others take none. */
export interface Arranged {
  readonly artifact?: Seen | undefined
  readonly bundle?: Seen | undefined
  readonly asked?: Asked | undefined
  readonly aside: ReadonlyMap<Seen, Aside>
}

/** A certificate's key is no key that somebody holds: only what would be believed is asked about. */
export function believable(seen: Seen): readonly Input[] {
  if (seen.looked.source !== 'trust') return []
  return [...inputsFor(seen, 'sigstore', 'trusted-root'), ...inputsFor(seen, 'sigstore', 'public-key')]
}

/**
 * One artifact and one bundle, a pair by its names where there are several; of what would be believed, one is asked about.
 *
 * @param mine names of a person's files that are there already
 */
export function arrange(
  seen: readonly Seen[],
  mine: { readonly artifact: string | undefined; readonly bundle: string | undefined },
): Arranged {
  const bundles = seen.filter((one) => inputsFor(one, 'sigstore', 'bundle').length > 0)
  const others = seen.filter((one) => !bundles.includes(one) && believable(one).length === 0)
  const { artifact, claim: bundle } = goingTogether(others, bundles, {
    artifact: mine.artifact,
    claim: mine.bundle,
  })
  const asked = seen.flatMap(askedOf)[0]
  const used = new Set([artifact, bundle, asked?.seen])
  const aside = new Map<Seen, Aside>()
  for (const one of seen.filter((each) => !used.has(each))) {
    const trusted = believable(one).length
    if (trusted > 0) aside.set(one, trusted > 1 ? 'several' : 'later')
    else if (bundles.includes(one)) aside.set(one, 'bundle')
    else if (one.inputs.some(({ elsewhere }) => elsewhere !== undefined)) aside.set(one, 'elsewhere')
    else aside.set(one, isArtifact(one) ? 'artifact' : 'other')
  }
  return { artifact, bundle, asked, aside }
}

function askedOf(seen: Seen): readonly Asked[] {
  const [input, ...more] = believable(seen)
  if (!input || more.length > 0) return []
  return [{ seen, input, kind: input.role === 'trusted-root' ? 'root' : 'key' }]
}
