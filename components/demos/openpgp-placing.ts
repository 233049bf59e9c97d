/** Which place each file of a drop takes in the OpenPGP demo. */
import { goingTogether, inputsFor, isArtifact, type Seen } from './door.ts'

/** Why a file has no place: what else the same drop is about, or that it is something else. */
export type Aside = 'artifact' | 'signature' | 'cleartext' | 'inClear' | 'detached' | 'other'

/** What a drop comes to: which file takes which place, and why others take none. */
export interface Arranged {
  readonly artifact?: Seen | undefined
  readonly signature?: Seen | undefined
  readonly cleartext?: Seen | undefined
  readonly keys: readonly Seen[]
  readonly aside: ReadonlyMap<Seen, Aside>
}

/** One of the roles that this method reads; `undefined` for what is none of its own. */
export function roleOf(seen: Seen): 'signature' | 'cleartext' | 'keys' | undefined {
  return (['signature', 'cleartext', 'keys'] as const).find(
    (role) => inputsFor(seen, 'openpgp', role).length > 0,
  )
}

/**
 * A text signed in clear stands alone; an artifact and its signature stand together, and where there are several, a pair
 * is found by its names.
 *
 * @param held names of the person's own that are there already, and may be half of the pair
 */
export function arrange(
  seen: readonly Seen[],
  held: { readonly artifact?: string | undefined; readonly signature?: string | undefined },
): Arranged {
  const of = (role: ReturnType<typeof roleOf>) => seen.filter((one) => roleOf(one) === role)
  const [signatures, texts] = [of('signature'), of('cleartext')]
  const pair = goingTogether(of(undefined), signatures, { artifact: held.artifact, claim: held.signature })
  const isInClear = texts.length > 0 && !(pair.artifact && pair.claim)
  const chosen = isInClear ? { cleartext: texts[0] } : { artifact: pair.artifact, signature: pair.claim }
  const used = new Set<Seen | undefined>(Object.values(chosen))
  const aside = new Map<Seen, Aside>()
  for (const one of seen) {
    const role = roleOf(one)
    if (role === 'keys' || used.has(one)) continue
    if (role === undefined && !isArtifact(one)) aside.set(one, 'other')
    else if (isInClear) aside.set(one, role === 'cleartext' ? 'cleartext' : 'inClear')
    else aside.set(one, role === 'cleartext' ? 'detached' : (role ?? 'artifact'))
  }
  return { ...chosen, keys: of('keys'), aside }
}
