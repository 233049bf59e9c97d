/**
 * `BASE=/repo/ npm run build [-- Slidev's own arguments]`: the deck as a static site in `dist/`, for any host.
 */
import { copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, ROOT } from './lib/paths.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { buildDeck, countSlides } from './lib/slidev.ts'

await begin(async () => {
  const base = basePath(process.env.BASE)
  await samplesFirst()
  await step(`Building the deck for ${base}`, async () => {
    await buildDeck(base, process.argv.slice(2))
    const slides = await countSlides(ROOT)
    deepLinks(slides)
    // Otherwise GitHub Pages leaves out every file whose name begins with an underscore.
    writeFileSync(join(DIST, '.nojekyll'), '')
    return `${slides} slides, ${megabytes(DIST)} MB in dist/`
  })
})

function basePath(given: string | undefined): string {
  const base = `/${given ?? ''}/`.replace(/\/+/g, '/')
  if (!/^[\w./~-]+$/.test(base)) throw new Error(`BASE is ${given}; it must be a path such as /repo/.`)
  return base
}

/** A static host answers 404 to a link such as `/12` unless there is a file of that name. */
function deepLinks(slides: number): void {
  for (let no = 1; no <= slides; no++) copyFileSync(join(DIST, 'index.html'), join(DIST, `${no}.html`))
}

function megabytes(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return (bytes / 1e6).toFixed(1)
}
