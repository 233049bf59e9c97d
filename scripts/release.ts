/**
 * `npm run release [-- --talk short]`: what a release hands out, in `release/`: the PDFs that `npm run export` has printed, the site as an
 * archive for the root of any host, and SHA256SUMS over them.
 */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { LANGUAGE } from './lib/edition.ts'
import { again } from './lib/in-language.ts'
import { DIST, ROOT } from './lib/paths.ts'
import { runProgram } from './lib/run.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { buildSite } from './lib/slidev.ts'
import { inTalk, TALK, talkOf } from './lib/talk.ts'
import { WHOLE } from '../talks/index.ts'
import { DOWNLOADS, printedPdfs } from './site/downloads.ts'

const OUT = join(ROOT, inTalk('release'))
const ARCHIVE = `${inTalk('shomei')}-site.tar.gz`

await begin(async () => {
  const { values } = parseArgs({ options: { talk: { type: 'string' } } })
  const talk = talkOf(values.talk)
  if (talk !== TALK) await again(LANGUAGE, process.argv.slice(2), talk)
  const pdfs = printedPdfs()
  const missing = DOWNLOADS.filter(({ file }) => !pdfs.some((one) => one.file === file))
  if (missing.length > 0)
    throw new Error(
      `export/ has no ${missing.map(({ file }) => file).join(' and ')} of these slides: run "npm run export${talk === WHOLE ? '' : ` -- --talk ${talk}`}" first.`,
    )
  await samplesFirst()
  await step('Building the deck', async () => `${await buildSite('/')} slides`)
  await step('Putting the files together', async () => {
    rmSync(OUT, { recursive: true, force: true })
    mkdirSync(OUT)
    for (const { file, from } of pdfs) copyFileSync(from, join(OUT, file))
    await archive(DIST, join(OUT, ARCHIVE))
    const files = readdirSync(OUT).sort()
    writeFileSync(join(OUT, 'SHA256SUMS'), files.map(checksumLine).join(''))
    return `${[...files, 'SHA256SUMS'].join(', ')} in ${basename(OUT)}/`
  })
})

/** Names in order and no times, owners or umasks of this machine: the same site is the same archive. */
async function archive(folder: string, file: string): Promise<void> {
  const same = [
    '--sort=name',
    '--mtime=@0',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
  ]
  const { code, output } = await runProgram('tar', [
    ...same,
    '--use-compress-program=gzip -n',
    '-cf',
    file,
    '-C',
    folder,
    '.',
  ])
  if (code !== 0 || !existsSync(file)) throw new Error(`GNU tar could not make ${ARCHIVE}.\n${output}`)
}

/** As `sha256sum` writes it, and `sha256sum -c` reads it. */
function checksumLine(name: string): string {
  return `${createHash('sha256')
    .update(readFileSync(join(OUT, name)))
    .digest('hex')}  ${name}\n`
}
