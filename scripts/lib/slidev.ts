/** Slidev's own command line, called with nothing of its chatter. */
import { proseOf } from '../site/chapter-text.ts'
import { chaptersOf } from '../site/chapters.ts'
import { finishSite } from '../site/finish.ts'
import type { DeckFacts } from '../site/finish.ts'
import type { ReleasedFiles } from '../site/release.ts'
import { join } from 'node:path'
import { DECK_FILE, FIRST, folderOf, LANGUAGES, nodeArguments } from './edition.ts'
import { DIST, ROOT, tool } from './paths.ts'
import { occasionOf } from '../../talks/speaker.ts'
import { loadTold } from '../talks/load.ts'
import { readSpeaker } from '../talks/speaker.ts'
import { run, runProgram } from './run.ts'

const EDITION = join(ROOT, 'scripts', 'lib', 'build-edition.ts')

/** Slidev's command-line script. */
export const slidevCli = (): string => tool('@slidev/cli', 'slidev')

export interface BuildOptions {
  /** More of Slidev's own arguments, such as `--without-notes`. */
  readonly args?: readonly string[]
  /** The address it will be published under, with a slash at the end. */
  readonly site?: string | undefined
  /** The deck's own release, for its last slide to verify. */
  readonly release?: ReleasedFiles | undefined
  /** The folder to build into. */
  readonly out?: string
}

/**
 * Builds every edition as one static site, ready for any static host: the first language at its root, each other in a
 * folder of its own.
 *
 * @param base the path it will be served under, with a slash at both ends
 * @returns how many slides each has
 * @throws {Error} with Slidev's whole output, or if the editions are not of as many slides
 */
export async function buildSite(
  base: string,
  { out = DIST, site, ...options }: BuildOptions = {},
): Promise<number> {
  const slides = await buildDeck(base, { ...options, out, site })
  for (const language of LANGUAGES) {
    const folder = folderOf(language)
    if (folder === '') continue
    const one = { ...options, out: join(out, language), site: site && `${site}${folder}` }
    const asked = asEdition(`${base}${folder}`, one)
    const edition = await runProgram(process.execPath, [...nodeArguments(language), EDITION, asked])
    if (edition.code !== 0) throw new Error(`The edition ${language} could not be built.\n${edition.output}`)
    const own = Number(edition.output)
    if (own !== slides) throw new Error(`${own} slides in ${language}, and ${slides} in ${FIRST}.`)
  }
  return slides
}

/** What is asked of `build-edition.ts`, as text: bytes in Base64. */
function asEdition(base: string, options: BuildOptions): string {
  const { release } = options
  const bundle = release && Buffer.from(release.bundle).toString('base64')
  return JSON.stringify([base, { ...options, release: release && { ...release, bundle } }])
}

/**
 * Builds the edition of this process as a static site.
 *
 * @param base the path it will be served under, with a slash at both ends
 * @returns how many slides it has
 * @throws {Error} with Slidev's whole output
 */
export async function buildDeck(
  base: string,
  { args = [], site, release, out = DIST }: BuildOptions = {},
): Promise<number> {
  const { code, output } = await run(slidevCli(), ['build', DECK_FILE, '--base', base, '--out', out, ...args])
  if (code !== 0) throw new Error(`slidev build failed.\n${output}`)
  const deck = await deckFacts()
  await finishSite({ folder: out, base, site, release }, deck)
  return deck.slides.length
}

async function deckFacts(): Promise<DeckFacts> {
  const { slides, headmatter } = await loadTold()
  const speaker = readSpeaker()
  const own = speaker && [speaker.name, ...occasionOf(speaker)].join(' · ')
  const said = (key: string) => (typeof headmatter[key] === 'string' ? headmatter[key].trim() : undefined)
  return {
    title: said('title') ?? '',
    description: [said('info')?.replace(/\s+/g, ' '), own].filter(Boolean).join(' '),
    author: speaker?.name ?? said('author') ?? '',
    lang: said('lang') ?? 'ja',
    image: said('background')?.replace(/^\//, ''),
    slides: slides.map(({ title }) => title ?? ''),
    chapters: chaptersOf(slides, proseOf),
  }
}
