/** Every edition has the same pages at the same paths, and understands the same clicks and states. */
import { folder as own } from '#words/lang'

/** What of an address is the same in every edition. */
export interface Place {
  readonly pathname: string
  readonly search: string
  readonly hash: string
}

/** Of an element that can be led to: where it is, in pixels from the top of the window. */
interface Seen {
  readonly id: string
  readonly top: number
}

/**
 * @param hash the address's own, which is a state: it counts where there is one, and leads to the demo it is of
 * @param parts what a page is made of, in its order
 * @param reach how far from the top, in pixels, a part is the one that is read
 * @returns the hash that shows the same part of the same page in another edition
 */
export function sameSight(hash: string, parts: readonly Seen[], reach: number): string {
  const read = parts.findLast(({ top }) => top <= reach)
  return /^#(?!slide-\d+$)./.test(hash) || read === undefined ? hash : `#${read.id}`
}

/**
 * @param base the path this edition is served under, with a slash at both ends
 * @param folder where the other one stands below the site
 * @returns the path of the same page, click and state there
 * @example
 * twinOf({ pathname: '/deck/12', search: '?clicks=2', hash: '' }, '/deck/', 'en/') // '/deck/en/12?clicks=2'
 */
export function twinOf({ pathname, search, hash }: Place, base: string, folder: string): string {
  const root = base.slice(0, base.length - own.length)
  const page = pathname.startsWith(base) ? pathname.slice(base.length) : ''
  return `${root}${folder}${page}${search}${hash}`
}
