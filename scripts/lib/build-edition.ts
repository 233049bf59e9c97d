/** One edition of the site, in a process that speaks its language: what `buildSite` asks for, as JSON; prints how many slides. */
import { site } from '#words/site'
import { type BuildOptions, buildDeck } from './slidev.ts'

const [base, options] = JSON.parse(process.argv[2] ?? '') as [string, BuildOptions]
const titles = Object.values(site.pdf)
const release = options.release && {
  ...options.release,
  downloads: options.release.downloads.map((one, i) => ({ ...one, title: titles[i] ?? one.title })),
}
process.stdout.write(`${await buildDeck(base, { ...options, release })}\n`)
