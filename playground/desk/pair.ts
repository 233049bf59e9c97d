/** Which claim is about which file. */
import type { Claim, Item } from './item.ts'
import { isArtifact } from './item.ts'
import { type About, digestKey, type DigestName } from './method.ts'
import { asSeen, baseOf, folderOf, isNamedAfter, namedFor, placeOf, plain } from './names.ts'

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
  readonly digest: (item: Item, name: DigestName) => string | undefined
  /** Ids of the files that a person put to a claim's file; what is put there is about nothing else. */
  readonly byHand?: ReadonlyMap<number, readonly number[]>
}

/**
 * By digests first, then by names; what says nothing of itself belongs to the only file there is. Whatever lies on the desk
 * may be what a claim is about, whatever it was taken for: a list, a key, or a file that only looks like one.
 */
export function pairUp(items: readonly Item[], claims: readonly Claim[], known: Known): Pairs {
  const index = indexOf(items)
  const pairs: Pair[] = []
  const left: Claim[] = []
  for (const claim of claims) {
    const found = pairsOf(claim, items, index, known)
    if (found.length === 0) left.push(claim)
    for (const pair of found) pairs.push(pair)
  }
  return { pairs, left }
}

interface Index {
  readonly byName: ReadonlyMap<string, readonly Item[]>
  readonly byPlace: ReadonlyMap<string, readonly Item[]>
}

function indexOf(items: readonly Item[]): Index {
  return {
    byName: grouped(items, ({ name }) => asSeen(name)),
    byPlace: grouped(items, ({ name }) => plain(name)),
  }
}

function grouped(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>()
  for (const one of items) {
    const there = found.get(keyOf(one))
    if (there) there.push(one)
    else found.set(keyOf(one), [one])
  }
  return found
}

function pairsOf(claim: Claim, items: readonly Item[], index: Index, known: Known): Pair[] {
  const put = known.byHand?.get(claim.item.id)
  if (put)
    return items
      .filter(({ id }) => put.includes(id))
      .map((artifact) => ({ claim, artifact, because: 'by-hand' }))
  const others = items.filter((one) => one !== claim.item)
  const about = known.about(claim)
  const byDigest = others.filter((one) =>
    about.algorithms.some((name) => about.digests.has(digestKey(name, known.digest(one, name) ?? ''))),
  )
  const listed = listedIn(about, claim.item, index)
  const after = others.filter((one) => isNamedAfter(claim.item.name, one.name))
  const meant = new Set(namedFor(claim.item.name))
  const exact = after.filter((one) => meant.has(baseOf(one.name)))
  const found = new Map<Item, Because>()
  for (const one of byDigest) found.set(one, 'digest')
  for (const one of [...listed, ...nearest(exact, claim.item), ...longest(nearest(after, claim.item))])
    if (!found.has(one)) found.set(one, 'name')
  const only = onlyOne(claim, others)
  if (found.size === 0 && only) found.set(only, 'alone')
  return [...found].map(([artifact, because]) => ({ claim, artifact, because }))
}

/** Of the files that are called as a listed one those at its place, as seen from the list; else whichever there are. */
function listedIn({ names }: About, list: Item, { byName, byPlace }: Index): ReadonlySet<Item> {
  const folder = folderOf(list.name)
  const found = new Set<Item>()
  const elsewhere = new Set<string>()
  for (const name of names) {
    const there = byPlace.get(placeOf(name, folder))
    if (there) for (const one of there) found.add(one)
    else elsewhere.add(asSeen(name))
  }
  for (const name of elsewhere) for (const one of nearest(byName.get(name) ?? [], list)) found.add(one)
  return found
}

/** Those in the claim's own folder, if there are any. */
function nearest(items: readonly Item[], { name }: Pick<Item, 'name'>): readonly Item[] {
  const beside = items.filter((one) => folderOf(one.name) === folderOf(name))
  return beside.length > 0 ? beside : items
}

/** `a.tar.asc` is named after `a.tar`, not after `a`. */
function longest(items: readonly Item[]): readonly Item[] {
  const lengths = items.map(({ name }) => baseOf(name).length)
  const most = Math.max(0, ...lengths)
  return items.filter((_, i) => lengths[i] === most)
}

/** The one file that nothing else here could be meant instead of: nothing that can be signed, but for what signs it. */
function onlyOne(claim: Claim, others: readonly Item[]): Item | undefined {
  const [only, ...more] = others.filter(isArtifact)
  if (!only || more.length > 0) return undefined
  const { method } = claim.part
  const mayBe = others.some(
    (one) =>
      one !== only &&
      (one.parts.length === 0 ||
        (method !== 'checksum' && one.parts.some((part) => part.method === 'checksum'))),
  )
  return mayBe ? undefined : only
}
