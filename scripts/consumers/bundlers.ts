/** The same page by each bundler, as its own documentation begins, and by none. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../lib/run.ts'
import { TOOLS } from './tools.ts'

export interface Page {
  readonly name: string
  /** @returns the folder to serve */
  readonly build: (place: string) => Promise<string>
}

const COPIED = ['checks.js', 'page.js', 'start.js', 'main.js']

async function tool(name: string, script: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await run(join(TOOLS, 'node_modules', name, script), args, {
    cwd,
    timeout: 600_000,
  })
  if (code !== 0) throw new Error(`${name}: ${output.slice(-2000)}`)
}

function site(place: string, name: string): string {
  const folder = join(place, 'sites', name)
  mkdirSync(folder, { recursive: true })
  cpSync(join(place, 'samples'), join(folder, 'samples'), { recursive: true })
  return folder
}

/** As an importer without a bundler has to write it. */
const byPath = (code: string) =>
  code
    .replace(/'shomei\/([a-z]+)\/worker'/g, "'/node_modules/shomei/worker/$1.js'")
    .replace(/'shomei\/([a-z]+)'/g, "'/node_modules/shomei/$1.js'")

export const PAGES: readonly Page[] = [
  {
    name: 'Vite',
    async build(place) {
      const folder = site(place, 'vite')
      await tool(
        'vite',
        'bin/vite.js',
        ['build', '--outDir', folder, '--emptyOutDir', 'false', '--logLevel', 'warn'],
        place,
      )
      return folder
    },
  },
  {
    name: 'webpack',
    async build(place) {
      const folder = site(place, 'webpack')
      const config = {
        mode: 'production',
        context: place,
        entry: './main.js',
        output: { path: folder, filename: 'main.js' },
        performance: { hints: false },
        // Minutes of its minifier on a busy machine, which is not what is tried here.
        optimization: { minimize: false },
      }
      const script = `import webpack from ${JSON.stringify(join(TOOLS, 'node_modules/webpack/lib/index.js'))}
webpack(${JSON.stringify(config)}, (error, stats) => {
  if (!error && !stats.hasErrors() && !stats.hasWarnings()) return
  console.error(error ?? stats.toString())
  process.exitCode = 1
})`
      writeFileSync(join(place, 'webpack.mjs'), script)
      const { code, output } = await run(join(place, 'webpack.mjs'), [], { cwd: place, timeout: 600_000 })
      if (code !== 0) throw new Error(`webpack: ${output.slice(-2000)}`)
      cpSync(join(place, 'index.html'), join(folder, 'index.html'))
      return folder
    },
  },
  {
    name: 'esbuild',
    async build(place) {
      const folder = site(place, 'esbuild')
      const args = ['esbuild/main.js', '--bundle', '--format=esm', `--outfile=${join(folder, 'main.js')}`]
      await tool('esbuild', 'bin/esbuild', [...args, '--log-level=warning'], place)
      cpSync(join(place, 'index.html'), join(folder, 'index.html'))
      const scripts = join(place, 'node_modules', 'shomei', 'worker')
      for (const name of readdirSync(scripts).filter((one) => one.endsWith('.worker.js')))
        cpSync(join(scripts, name), join(folder, 'workers', name.replace('.worker', '')))
      return folder
    },
  },
  {
    name: 'no bundler',
    build(place) {
      const folder = site(place, 'plain')
      for (const name of COPIED)
        writeFileSync(join(folder, name), byPath(readFileSync(join(place, name), 'utf8')))
      cpSync(join(place, 'index.html'), join(folder, 'index.html'))
      cpSync(join(place, 'node_modules', 'shomei'), join(folder, 'node_modules', 'shomei'), {
        recursive: true,
      })
      return Promise.resolve(folder)
    },
  },
]
