/** Whoever opens the site where its address names no language is led, once, to the edition that their browser asks for. */

/** Where an edition stands, in whose words it is. */
export interface Stand {
  /** A tag of BCP 47. */
  readonly lang: string
  /** Below the site, with a slash at its end; nothing for the first. */
  readonly folder: string
}

export interface Visit {
  readonly pathname: string
  /** The path the site is served under, with a slash at both ends. */
  readonly base: string
  /** The first edition's others. */
  readonly twins: readonly Stand[]
  /** What the first edition speaks. */
  readonly lang: string
  /** As the browser says them, the best first. */
  readonly languages: readonly string[]
  /** Whether this browser has been here before. */
  readonly isKnown: boolean
}

/**
 * @returns the edition to go to, and its path; nothing where this page is the right one. What search engines and links
 * name is left as it is: only the site's own address is in no language, and an edition's address that leads nowhere is
 * answered by that edition.
 */
export function leadTo(visit: Visit): { readonly lang: string; readonly path: string } | undefined {
  const { pathname, base, twins, lang, languages, isKnown } = visit
  const lost = twins.find(({ folder }) => folder !== '' && pathname.startsWith(`${base}${folder}`))
  if (lost !== undefined) return { lang: lost.lang, path: `${base}${lost.folder}404.html` }
  if (pathname !== base || isKnown) return undefined
  const best = preferred(languages, [lang, ...twins.map((twin) => twin.lang)])
  const twin = twins.find((one) => one.lang === best)
  return twin && { lang: twin.lang, path: `${base}${twin.folder}` }
}

/** The first that both name; a region or script is no reason to be passed by. */
function preferred(languages: readonly string[], have: readonly string[]): string | undefined {
  const bare = (tag: string) => tag.toLowerCase().split('-')[0]
  return languages.map((wanted) => have.find((one) => bare(one) === bare(wanted))).find((one) => one)
}
