/** Pages to learn from as the build makes them by itself: a script for the browser, and what it renders. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import type { InlineConfig, Rolldown } from 'vite'
import type { StudyChapter } from '../../components/study/chapter.ts'
import { CACHE, ROOT } from '../lib/paths.ts'
import { conditions } from '../lib/vite-conditions.ts'
import { studyChapters } from '../vite/study-chapters.ts'
import { TALK } from '../lib/talk.ts'
import { readSpeaker } from '../talks/speaker.ts'
import { talkFacts } from '../vite/talk-facts.ts'
import { tokenSheet } from './tokens.ts'

const STUDY = join(ROOT, 'components', 'study')

export interface StudyBundle {
  /** The client's script, relative to the site; it is written there. */
  readonly script: string
  /** All styles of what it shows, with the tokens. */
  readonly css: string
  /** What the server's module exports. */
  readonly server: Readonly<Record<string, unknown>>
}

export interface StudyBundleOptions {
  /** The built site; the script is written into it. */
  readonly folder: string
  /** The path it will be served under, with a slash at both ends. */
  readonly base: string
  readonly chapters: readonly StudyChapter[]
  /** `<name>-client.ts` and `<name>-server.ts` of components/study. */
  readonly name: string
}

/** @throws {Error} if it could not be bundled */
export async function bundleStudy({
  folder,
  base,
  chapters,
  name,
}: StudyBundleOptions): Promise<StudyBundle> {
  const bundled = (side: string, more: InlineConfig['build']) =>
    bundle(base, chapters, name, join(STUDY, `${name}-${side}.ts`), more)
  const [client, server] = await Promise.all([bundled('client', {}), bundled('server', { ssr: true })])
  const entry = client.find((one) => one.type === 'chunk' && one.isEntry)
  const styles = client.filter((one) => one.type === 'asset' && one.fileName.endsWith('.css'))
  const renderer = server.find((one) => one.type === 'chunk' && one.isEntry)
  if (entry?.type !== 'chunk' || renderer?.type !== 'chunk')
    throw new Error(`The ${name} of the pages to learn from could not be bundled.`)
  writeFileSync(join(folder, entry.fileName), entry.code)
  return {
    script: entry.fileName,
    css: [tokensByItself(), ...styles.map((one) => textOf(one))].join('\n'),
    server: await load(name, renderer.code),
  }
}

async function load(name: string, code: string): Promise<Readonly<Record<string, unknown>>> {
  const file = join(CACHE, `study-${name}-${process.pid}.mjs`)
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(file, code)
  try {
    return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>
  } finally {
    rmSync(file)
  }
}

async function bundle(
  base: string,
  chapters: readonly StudyChapter[],
  name: string,
  input: string,
  more: InlineConfig['build'],
): Promise<Rolldown.RolldownOutput['output'][number][]> {
  const result = await build({
    configFile: false,
    root: ROOT,
    base,
    publicDir: false,
    logLevel: 'silent',
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    plugins: [
      vue({ features: { optionsAPI: false } }),
      studyChapters(() => chapters),
      talkFacts(TALK, readSpeaker()),
    ],
    build: {
      ...more,
      write: false,
      rolldownOptions: {
        input,
        output: { entryFileNames: `assets/${name}-[hash].js`, codeSplitting: false },
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
