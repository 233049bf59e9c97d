/** Which claim is about which file. */
import type { Claim, Item } from './item.ts'
import { isArtifact } from './item.ts'
import type { About } from './method.ts'
import { asSeen, isNamedAfter } from './names.ts'

/**
 * Why a claim is held against a file:
 * - `digest`: it has this file's digest in it;
 * - `name`: it names this file, or is named after it;
 * - `alone`: there is no other file that it could be about;
 * - `by-hand`: a person said so.
 */
export type Because = 'digest' | 'name' | 'alone' | 'by-hand'

export interface Pair {
  readonly claim: Claim
  readonly artifact: Item
  readonly because: Because
}

export interface Pairs {
  readonly pairs: readonly Pair[]
  /** About none of the files: nothing was compared. */
  readonly left: readonly Claim[]
}

export interface Known {
  readonly about: (claim: Claim) => About
  /** Lower-case hex of a file's digest, where it was computed. */
  readonly digest: (item: Item, name: About['digests'][number]['name']) => string | undefined
  /** Ids of the files that a person put to a claim's file; what is put there is about nothing else. */
  readonly byHand?: ReadonlyMap<number, readonly number[]>
}

/**
 * By digests first, then by names; what says nothing of itself belongs to the only file there is.
 *
 * A list that is signed is itself what the signature is about; so whatever stands on the desk may be one, and is where its
 * name says so.
 */
export function pairUp(items: readonly Item[], claims: readonly Claim[], known: Known): Pairs {
  const artifacts = items.filter(isArtifact)
  const index = indexOf(artifacts)
  const pairs: Pair[] = []
  const left: Claim[] = []
  for (const claim of claims) {
    const found = pairsOf(claim, items, artifacts, index, known)
    if (found.length === 0) left.push(claim)
    for (const pair of found) pairs.push(pair)
  }
  return { pairs, left }
}

type Index = ReadonlyMap<string, readonly Item[]>

function indexOf(artifacts: readonly Item[]): Index {
  const found = new Map<string, Item[]>()
  for (const one of artifacts) {
    const name = asSeen(one.name)
    const there = found.get(name)
    if (there) there.push(one)
    else found.set(name, [one])
  }
  return found
}

function pairsOf(
  claim: Claim,
  items: readonly Item[],
  artifacts: readonly Item[],
  index: Index,
  known: Known,
): Pair[] {
  const put = known.byHand?.get(claim.item.id)
  if (put)
    return items
      .filter(({ id }) => put.includes(id))
      .map((artifact) => ({ claim, artifact, because: 'by-hand' }))
  const about = known.about(claim)
  const digests = new Map(about.digests.map(({ name, hex }) => [`${name} ${hex}`, name]))
  const names = new Set([...new Set(digests.values())])
  const byDigest = artifacts.filter((one) =>
    [...names].some((name) => {
      const own = known.digest(one, name)
      return own !== undefined && digests.has(`${name} ${own}`)
    }),
  )
  const listed = about.names.flatMap((name) => index.get(asSeen(name)) ?? [])
  const after = items.filter(
    (one) => one.id !== claim.item.id && isNamedAfter(claim.item.name, one.name) && isSignable(one, claim),
  )
  const found = new Map<Item, Because>()
  for (const one of byDigest) found.set(one, 'digest')
  for (const one of [...listed, ...longest(after)]) if (!found.has(one)) found.set(one, 'name')
  const [only, ...others] = artifacts
  if (found.size === 0 && only && others.length === 0) found.set(only, 'alone')
  return [...found].map(([artifact, because]) => ({ claim, artifact, because }))
}

/** A signature is over a list as over any file; a list is not over a signature, nor over a list. */
function isSignable(one: Item, claim: Claim): boolean {
  return (
    isArtifact(one) ||
    (claim.part.method !== 'checksum' && one.parts.some(({ method }) => method === 'checksum'))
  )
}

/** `a.tar.asc` is named after `a.tar`, not after `a`. */
function longest(items: readonly Item[]): readonly Item[] {
  const most = Math.max(0, ...items.map(({ name }) => name.length))
  return items.filter(({ name }) => name.length === most)
}
