/** Trust signatures (RFC 9580 section 5.2.3.21): what a certification grants the key that it certifies. */
import { toHex } from '../../bytes.ts'
import { find, SUBPACKET } from '../reading/subpackets.ts'
import type { KeySignature } from './block.ts'
import { type Scope, scopeOf } from './scope.ts'

/** How far the verifier relies on a key's owner as a certifier. */
export type OwnerTrust = 'marginal' | 'full' | 'ultimate'

const FULL_AMOUNT = 120
const MARGINAL_AMOUNT = 60

/** What a trust signature grants a key. */
export interface Grant {
  /** `undefined` where it is too little to rely on. */
  readonly trust: OwnerTrust | undefined
  readonly depth: number
  readonly scope: Scope | undefined
  /** What limits it, in hex; empty where nothing does. */
  readonly limit: string
}

function trustBy(amount: number): OwnerTrust | undefined {
  if (amount < MARGINAL_AMOUNT) return undefined
  return amount < FULL_AMOUNT ? 'marginal' : 'full'
}

export function rank(trust: OwnerTrust | undefined): number {
  return trust === undefined ? 0 : { marginal: 1, full: 2, ultimate: 3 }[trust]
}

/** @returns `undefined` where it grants nothing */
export function grantIn({ says }: KeySignature): Grant | undefined {
  const [depth = 0, amount = 0] = find(says.hashed, SUBPACKET.trustSignature)?.body ?? []
  if (depth === 0) return undefined
  const limit = find(says.hashed, SUBPACKET.regularExpression)
  const scope = limit && scopeOf(limit.body)
  return {
    trust: trustBy(amount),
    depth,
    scope,
    limit: limit === undefined || scope === undefined ? '' : toHex(limit.body),
  }
}

/** Two of the same name grant the same. */
export function nameOfGrant(one: KeySignature): string {
  const { trust, depth, limit } = grantIn(one) ?? {}
  return JSON.stringify([trust, depth, limit])
}

/** Whether a key is granted something by one and less, or not the same, by another. */
export function grantsLess(other: KeySignature, one: KeySignature): boolean {
  const [less, more] = [grantIn(other), grantIn(one)]
  if (more === undefined) return false
  if (less === undefined) return true
  const isElsewhere = less.limit !== '' && less.limit !== more.limit
  return rank(less.trust) < rank(more.trust) || less.depth < more.depth || isElsewhere
}
