/**
 * `npm run build [-- Slidev's own arguments]`: the deck as a static site in `dist/`, for any host.
 *
 * From the environment: `BASE=/repo/`, the path it will be served under, and `SITE_URL=https://example.com/repo/`, its
 * whole address, which names the path too. `RELEASE=folder`, with the PDFs, `SHA256SUMS` and attestation bundle of a
 * release, and `RELEASE_IDENTITY=https://github.com/OWNER/REPO/.github/workflows/release.yml@refs/tags/v1.0.0`, whose it
 * must be: then these are the PDFs to download, and the last slide verifies them.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from './lib/paths.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { basePath, siteUrl } from './lib/site.ts'
import { buildSite } from './lib/slidev.ts'
import { PREVIEW } from './site/preview.ts'
import { readRelease } from './site/release.ts'

await begin(async () => {
  const site = siteUrl(process.env.SITE_URL)
  const base = basePath(process.env.BASE, site)
  const release = readRelease(process.env.RELEASE, process.env.RELEASE_IDENTITY)
  await samplesFirst()
  await step(`Building the deck for ${site ?? base}`, async () => {
    const slides = await buildSite(base, { site, release, args: process.argv.slice(2) })
    return `${slides} slides, ${megabytes(DIST)} MB in dist/`
  })
  const has = (file: string) => existsSync(join(DIST, file))
  if (release === undefined && !has('shomei.pdf'))
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
