/** Which trusted roots a desk believes: what ships with Shomei stands in only until a person names one of their own. */
import type { Item, Trust } from './item.ts'

const isOwnRoot = ({ part, isBelieved, isShipped }: Trust) =>
  part.role === 'trusted-root' && isBelieved && !isShipped

/**
 * @param own what a person handed over, believed or not
 * @param shipped what is believed where no root of their own is; whoever wants both hands over both
 */
export function withShipped(own: readonly Trust[], shipped: Trust): Trust[] {
  return own.some(isOwnRoot) ? [...own] : [...own, shipped]
}

export type RootsBelieved = 'shipped' | { readonly own: readonly string[] }

/** @returns of bundles that are here, which roots they are judged by; `undefined` where there are none of either */
export function rootsBelieved(items: readonly Item[], trust: readonly Trust[]): RootsBelieved | undefined {
  const isAsked = items.some(({ parts }) =>
    parts.some((one) => one.method === 'sigstore' && one.role === 'bundle'),
  )
  if (!isAsked) return undefined
  const own = [...new Set(trust.filter(isOwnRoot).map(({ name }) => name))]
  if (own.length > 0) return { own }
  return trust.some(({ isShipped }) => isShipped) ? 'shipped' : undefined
}
