/** `npm run preview [-- --port N]`: serves what `npm run build` made, on loopback. */
import { parseArgs } from 'node:util'
import { FIRST, folderOf, LANGUAGES } from './lib/edition.ts'
import { begin } from './lib/say.ts'
import { serveDist } from './lib/serve-dist.ts'

await begin(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })
  const { url } = await serveDist(values.port)
  process.stdout.write(`Slides:    ${url}\nPresenter: ${url}presenter/1\n`)
  for (const language of LANGUAGES.filter((one) => one !== FIRST))
    process.stdout.write(`In ${language}:     ${url}${folderOf(language)}\n`)
})
