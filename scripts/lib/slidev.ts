/** Slidev's own command line, called with nothing of its chatter. */
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, ROOT, tool } from './paths.ts'
import { run } from './run.ts'

/** Slidev's command-line script. */
export const slidevCli = (): string => tool('@slidev/cli', 'slidev')

/**
 * Builds the deck as a static site in `dist/`, ready for any static host.
 *
 * @param base the path it will be served under, with a slash at both ends
 * @param args more of Slidev's own arguments, such as `--without-notes`
 * @returns how many slides it has
 * @throws {Error} with Slidev's whole output
 */
export async function buildDeck(base: string, args: readonly string[] = []): Promise<number> {
  const { code, output } = await run(slidevCli(), ['build', '--base', base, ...args])
  if (code !== 0) throw new Error(`slidev build failed.\n${output}`)
  const slides = await countSlides()
  // A static host answers 404 to a link such as `/12` unless there is a file of that name.
  for (let no = 1; no <= slides; no++) copyFileSync(join(DIST, 'index.html'), join(DIST, `${no}.html`))
  // Otherwise GitHub Pages leaves out every file whose name begins with an underscore.
  writeFileSync(join(DIST, '.nojekyll'), '')
  return slides
}

/** How many slides the deck has. */
export async function countSlides(): Promise<number> {
  const { parser } = await import('@slidev/cli')
  const { slides } = await parser.load({ userRoot: ROOT, roots: [ROOT] }, join(ROOT, 'slides.md'))
  return slides.length
}
