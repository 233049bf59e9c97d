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

/**
 * @param given what `BASE` of the environment says: the path the deck will be served under
 * @param site where it will be published, if that is known
 * @returns the path, with a slash at both ends
 * @throws {Error} if it is no path, or not the one of the published address
 */
export function basePath(given: string | undefined, site: string | undefined): string {
  const published = site === undefined ? undefined : new URL(site).pathname
  if (given === undefined) return published ?? '/'
  const base = `/${given}/`.replace(/\/+/g, '/')
  if (!/^[\w./~-]+$/.test(base)) throw new Error(`BASE is ${given}; it must be a path such as /repo/.`)
  if (published !== undefined && base !== published)
    throw new Error(`BASE is ${given}, but SITE_URL says that the path is ${published}.`)
  return base
}
