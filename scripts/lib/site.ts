/** Where the deck is, or will be, published. */

/**
 * @param given what `SITE_URL` of the environment says: the address of the deck's first page on its host
 * @returns it with a slash at the end; undefined if nothing was given
 * @throws {Error} if it is no address that a reader elsewhere could open
 */
export function siteUrl(given: string | undefined): string | undefined {
  if (given === undefined || given.trim() === '') return undefined
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Error(`SITE_URL is ${given}; it must be an address such as https://example.com/shomei/.`)
  return url.href.replace(/\/*$/, '/')
}
