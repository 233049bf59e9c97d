/**
 * Where a slide can be seen alive, for readers of its print.
 *
 * @param slide its number, from 1
 * @returns its address below the page's canonical link; undefined where nobody said where the deck is published
 */
export function liveAddress(slide: number): string | undefined {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
  return canonical === undefined || canonical === '' ? undefined : new URL(String(slide), canonical).href
}
