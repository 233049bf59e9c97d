/**
 * Links from slide to slide. Slidev opens its first slide for a name that it does not know: so a name that no slide of
 * the whole deck has is refused, and a link to a slide that is not in this talk is the words that it was. It does not
 * lead to the pages to learn from instead: they are of the same talk, and have no more slides than it has.
 */
import type { WholeSlide } from './whole.ts'

const LINK = /<Link\b([^>]*)>([\s\S]*?)<\/Link>/g
/** A point of a list that is nothing but a link goes with it. */
const POINT = /^[ \t]*- <Link\b([^>]*)>[^\n]*?<\/Link>[ \t]*\n/gm
/** And a card in which only its heading is left. */
const EMPTY_CARD = /<div class="card[^"]*">\s*(?:#+ [^\n]*\s*)?<\/div>\n?/g
/** A way of Markdown or HTML to a page of the deck itself. */
const BY_PATH = /\]\((\/?[\w-]*(?:#[^)]*)?)\)|\bhref="(\/?[\w-]*)"/g

/** @returns the name that the link leads to; undefined if it says none */
const nameIn = (attributes: string) => /(?:^|\s)to="([^"]*)"/.exec(attributes)?.[1]

/**
 * @param slides of the whole deck
 * @throws {Error} one sentence with the slide's title, its file and the name that no slide has
 */
export function refuseDangling(slides: readonly WholeSlide[]): void {
  const known = new Set(slides.map(({ name }) => name))
  for (const { title, file, content } of slides) {
    const where = `The slide "${title}" (${file})`
    const prose = content.replaceAll(/^```[\s\S]*?^```/gm, '')
    for (const [, attributes = ''] of prose.matchAll(LINK)) {
      const name = nameIn(attributes)
      if (name === undefined || /^\d+$/.test(name))
        throw new Error(`${where} has a link that names no slide: <Link to="name">, as in routeAlias.`)
      if (!known.has(name)) throw new Error(`${where} links to "${name}", and no slide has that name.`)
    }
    const [path] = prose.matchAll(BY_PATH)
    if (path !== undefined)
      throw new Error(
        `${where} links to "${path[1] ?? path[2]}" by its path: <Link to="name"> follows its slide.`,
      )
  }
}

/**
 * @param content of a slide
 * @param here names of the slides that are in this talk
 */
export function settleLinks(content: string, here: ReadonlySet<string>): string {
  const isHere = (attributes: string) => here.has(nameIn(attributes) ?? '')
  const kept = content.replaceAll(POINT, (point, attributes: string) => (isHere(attributes) ? point : ''))
  const settled = kept.replaceAll(LINK, (link, attributes: string, words: string) =>
    isHere(attributes) ? link : words,
  )
  return kept === content ? settled : settled.replaceAll(EMPTY_CARD, '')
}
