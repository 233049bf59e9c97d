/** One edition of the site, in a process that speaks its language: what `buildSite` asks for, as JSON; prints how many slides. */
import { type BuildOptions, buildDeck } from './slidev.ts'

const [base, options] = JSON.parse(process.argv[2] ?? '') as [string, BuildOptions]
process.stdout.write(`${await buildDeck(base, options)}\n`)
