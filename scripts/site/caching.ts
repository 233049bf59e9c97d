/** How long a browser may keep what the built site is made of. */

/** Where the build puts what it names by its content. */
const NAMED_BY_CONTENT = /^assets\/.*-[\w-]{8}\.\w+$/
/** Another content would have another name: nothing needs to be asked again. */
const FOR_GOOD = 'public, max-age=31536000, immutable'

/**
 * @param path below the site's own
 * @returns the value of `Cache-Control` (RFC 9111 section 5.2.2 and RFC 8246)
 */
export function cacheControlOf(path: string): string {
  return NAMED_BY_CONTENT.test(path) ? FOR_GOOD : 'no-cache'
}

/** A rule of `_headers` for all that the build names by its content: everything below `assets`. */
export function assetsRule(base: string): string {
  return `${base}assets/*\n  Cache-Control: ${FOR_GOOD}\n`
}
