/** One edition of the site, in a process that speaks its language: what `buildSite` asks for, as JSON; prints how many slides. */
import { site } from '#words/site'
import type { ReleasedFiles } from '../site/release.ts'
import { type BuildOptions, buildDeck } from './slidev.ts'

type Asked = Omit<BuildOptions, 'release'> & {
  readonly release?: Omit<ReleasedFiles, 'bundle'> & { readonly bundle: string }
}

const [base, { release, ...options }] = JSON.parse(process.argv[2] ?? '') as [string, Asked]
const titles = Object.values(site.pdf)
const own = release && {
  ...release,
  bundle: Buffer.from(release.bundle, 'base64'),
  // The PDFs of a release are those of the first edition, said in this one's words.
  downloads: release.downloads.map((one, i) => ({ ...one, title: titles[i] ?? one.title })),
}
process.stdout.write(`${await buildDeck(base, { ...options, release: own })}\n`)
