/**
 * `npm run build [-- --talk short] [Slidev's own arguments]`: the deck as a static site in `dist/`, for any host; a talk
 * in another length in a folder of its own, such as `dist-short/`.
 *
 * From the environment: `BASE=/repo/`, the path it will be served under, and `SITE_URL=https://example.com/repo/`, its
 * whole address, which names the path too. `RELEASE=folder`, with the PDFs, `SHA256SUMS` and attestation bundle of a
 * release, and `RELEASE_IDENTITY=https://github.com/OWNER/REPO/.github/workflows/release.yml@refs/tags/v1.0.0`, whose it
 * must be: then these are the PDFs to download, and the last slide verifies them.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LANGUAGE } from './lib/edition.ts'
import { again } from './lib/in-language.ts'
import { ownOptions } from './lib/own-options.ts'
import { DIST } from './lib/paths.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { basePath, siteUrl } from './lib/site.ts'
import { buildSite } from './lib/slidev.ts'
import { TALK, talkOf } from './lib/talk.ts'
import { PDF_NAMES } from './site/downloads.ts'
import { PREVIEW } from './site/preview.ts'
import { readRelease } from './site/release.ts'
import { readSpeaker } from './talks/speaker.ts'

await begin(async () => {
  const { values, rest } = ownOptions(process.argv.slice(2), ['talk'])
  const talk = talkOf(values.talk)
  if (talk !== TALK) await again(LANGUAGE, process.argv.slice(2), talk)
  readSpeaker()
  const site = siteUrl(process.env.SITE_URL)
  const base = basePath(process.env.BASE, site)
  const release = readRelease(process.env.RELEASE, process.env.RELEASE_IDENTITY)
  await samplesFirst()
  await step(`Building the deck for ${site ?? base}`, async () => {
    const slides = await buildSite(base, { site, release, args: rest })
    return `${slides} slides, ${megabytes(DIST)} MB in ${basename(DIST)}/`
  })
  const has = (file: string) => existsSync(join(DIST, file))
  if (release === undefined && !has(PDF_NAMES.light))
    say('No PDF of these slides in export/, so there is none to download: npm run export.')
  if (!has(PREVIEW.file)) say('No browser, so there is no preview picture; set CHROME_PATH to have one.')
  if (site === undefined)
    say('No SITE_URL, so the pages name no canonical address and no preview picture: both must be absolute.')
})

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

function megabytes(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return (bytes / 1e6).toFixed(1)
}
