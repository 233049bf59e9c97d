/**
 * `BASE=/repo/ npm run build [-- Slidev's own arguments]`: the deck as a static site in `dist/`, for any host.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from './lib/paths.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { buildDeck } from './lib/slidev.ts'

await begin(async () => {
  const base = basePath(process.env.BASE)
  await samplesFirst()
  await step(`Building the deck for ${base}`, async () => {
    const slides = await buildDeck(base, process.argv.slice(2))
    return `${slides} slides, ${megabytes(DIST)} MB in dist/`
  })
})

function basePath(given: string | undefined): string {
  const base = `/${given ?? ''}/`.replace(/\/+/g, '/')
  if (!/^[\w./~-]+$/.test(base)) throw new Error(`BASE is ${given}; it must be a path such as /repo/.`)
  return base
}

function megabytes(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return (bytes / 1e6).toFixed(1)
}
