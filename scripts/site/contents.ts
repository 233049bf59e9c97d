/** The contents page of `/study`: words at once, a small script after them, nothing of the slides. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import type { InlineConfig, Rolldown } from 'vite'
import type { StudyChapter } from '../../components/study/chapter.ts'
import { study as words } from '../../locales/ja/study.ts'
import { pageFaces } from '../fonts/page-faces.ts'
import { CACHE, ROOT } from '../lib/paths.ts'
import { studyChapters } from '../vite/study-chapters.ts'
import { tokenSheet } from './tokens.ts'

/** What only a learner's progress brings onto the page. */
const SAID_LATER = `${words.soFar(0, 0)}${words.forgotten}0123456789`
const STUDY = join(ROOT, 'components', 'study')

export interface ContentsPage {
  /** What stands in `#app`. */
  readonly html: string
  /** All its styles. */
  readonly css: string
  /** Font files that its words wait for, relative to the site. */
  readonly fonts: readonly string[]
  /** Its script, relative to the site. */
  readonly script: string
}

export interface ContentsOptions {
  /** The built site; the script is written into it. */
  readonly folder: string
  /** The path it will be served under, with a slash at both ends. */
  readonly base: string
  readonly chapters: readonly StudyChapter[]
  readonly pdfs: readonly { readonly href: string; readonly title: string }[]
}

/** Renders the page, and bundles what takes it over in the browser. */
export async function buildContents({
  folder,
  base,
  chapters,
  pdfs,
}: ContentsOptions): Promise<ContentsPage> {
  const [client, server] = await Promise.all([
    bundle(base, chapters, join(STUDY, 'contents-client.ts'), {}),
    bundle(base, chapters, join(STUDY, 'contents-server.ts'), { ssr: true }),
  ])
  const entry = client.find((one) => one.type === 'chunk' && one.isEntry)
  const styles = client.filter((one) => one.type === 'asset' && one.fileName.endsWith('.css'))
  const renderer = server.find((one) => one.type === 'chunk' && one.isEntry)
  if (entry?.type !== 'chunk' || renderer?.type !== 'chunk')
    throw new Error('The contents page could not be bundled.')
  writeFileSync(join(folder, entry.fileName), entry.code)
  const file = join(CACHE, `study-contents-${process.pid}.mjs`)
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(file, renderer.code)
  const { renderContents } = (await import(pathToFileURL(file).href)) as {
    renderContents: (pdfs: ContentsOptions['pdfs']) => Promise<string>
  }
  rmSync(file)
  const html = await renderContents(pdfs)
  const faces = await pageFaces(`${html}${SAID_LATER}`, folder, base)
  return {
    html,
    fonts: faces.files,
    css: [faces.css, tokensByItself(), ...styles.map((one) => textOf(one))].join('\n'),
    script: entry.fileName,
  }
}

async function bundle(
  base: string,
  chapters: readonly StudyChapter[],
  input: string,
  more: InlineConfig['build'],
): Promise<Rolldown.RolldownOutput['output'][number][]> {
  const result = await build({
    configFile: false,
    root: ROOT,
    base,
    publicDir: false,
    logLevel: 'silent',
    plugins: [vue({ features: { optionsAPI: false } }), studyChapters(() => chapters)],
    build: {
      ...more,
      write: false,
      rolldownOptions: {
        input,
        output: { entryFileNames: 'assets/contents-[hash].js', codeSplitting: false },
      },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (output === undefined || !('output' in output)) throw new Error(`${input} could not be bundled.`)
  return output.output
}

function textOf(part: Rolldown.OutputAsset | Rolldown.OutputChunk): string {
  return part.type === 'asset' ? String(part.source) : part.code
}

/** The dark tokens count before any script has said which theme it is, unless one says light. */
function tokensByItself(): string {
  const sheet = tokenSheet()
  const dark = /html\.dark \{(.*?)\n\}/s.exec(sheet)?.[1] ?? ''
  return `${sheet}\n@media (prefers-color-scheme: dark) { html:not(.light) {${dark}} }`
}
