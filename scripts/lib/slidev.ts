/** Slidev's own command line, called with nothing of its chatter. */
import { join } from 'node:path'
import { tool } from './paths.ts'
import { run } from './run.ts'

/** Slidev's command-line script. */
export const slidevCli = (): string => tool('@slidev/cli', 'slidev')

/**
 * Builds the deck as a static site.
 *
 * @param base the path it will be served under, with a slash at both ends
 * @param args more of Slidev's own arguments, such as `--without-notes`
 * @throws {Error} with Slidev's whole output
 */
export async function buildDeck(base: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(slidevCli(), ['build', '--base', base, ...args])
  if (code !== 0) throw new Error(`slidev build failed.\n${output}`)
}

/**
 * How many slides the deck has.
 *
 * @param root the folder of `slides.md`
 */
export async function countSlides(root: string): Promise<number> {
  const { parser } = await import('@slidev/cli')
  const { slides } = await parser.load({ userRoot: root, roots: [root] }, join(root, 'slides.md'))
  return slides.length
}
