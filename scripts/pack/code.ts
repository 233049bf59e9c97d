/** The package's JavaScript: doors that share their chunks, workers in one file each, and the terminal in each language. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type InputOptions, type OutputChunk, type Plugin } from 'rolldown'
import { type Language, LANGUAGES } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'
import { shippedTrust } from '../samples/npm/trust.ts'
import { DOORS, WORKERS } from './doors.ts'

const source = (...path: string[]) => join(ROOT, 'package', ...path)
const platform = (file: string) => join(ROOT, 'playground', 'platform', file)

/** Node's modules that `@sigstore/*` requires are ours, and openpgp.js comes in the build that runs everywhere. */
const ALIAS = {
  crypto: platform('crypto.ts'),
  util: platform('util.ts'),
  openpgp: 'openpgp/lightweight',
}

const BUFFER: [string, string] = [platform('buffer.ts'), 'PlatformBuffer']

/** For whoever imports it: no global is set, so that the host's other libraries find no half Buffer. */
const EVERYWHERE: InputOptions = {
  cwd: ROOT,
  platform: 'browser',
  logLevel: 'warn',
  resolve: { alias: ALIAS },
  transform: { inject: { Buffer: BUFFER, 'globalThis.Buffer': BUFFER }, target: 'es2022' },
}

/** The text itself, instead of the installed package that has it. */
const keepShippedRoot: Plugin = {
  name: 'shomei:shipped-root',
  load: {
    filter: { id: /[\\/]scripts[\\/]playground[\\/]shipped\.ts\?/ },
    handler: () => ({
      code: `const root = ${JSON.stringify(shippedTrust().trustedRoot)}\nexport const shippedRoot = () => root\n`,
      moduleType: 'js',
    }),
  },
}

/** `node:util` is Node's own in what we write ourselves, and ours in what `@sigstore/*` requires. */
const platformOfSigstore: Plugin = {
  name: 'shomei:platform',
  resolveId: {
    filter: { id: /^(?:crypto|util)$/ },
    handler: (id, importer) => (importer?.includes('@sigstore') ? ALIAS[id as 'crypto' | 'util'] : undefined),
  },
}

/** What speaks is there once in each language; what it speaks of, the playground, once. */
const inEachLanguage: Plugin = {
  name: 'shomei:in-each-language',
  async resolveId(source, importer, options) {
    const [from, language] = (importer ?? source).split('?')
    if (!isLanguage(language)) return undefined
    const words = /^#words(?:\/(.+))?$/.exec(source)
    if (words) return `${join(ROOT, 'locales', language, `${words[1] ?? 'index'}.ts`)}?${language}`
    const found = await this.resolve(source.split('?')[0] ?? '', importer && from, {
      ...options,
      skipSelf: true,
    })
    const isSpeaking = found && !found.external && SPEAKING.some((room) => found.id.startsWith(room))
    return isSpeaking ? `${found.id}?${language}` : found
  },
  load(id) {
    const [file = '', language] = id.split('?')
    return isLanguage(language) ? { code: readFileSync(file, 'utf8'), moduleType: 'ts' } : undefined
  },
}
const SPEAKING = ['scripts', 'locales'].map((room) => join(ROOT, room))
const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text)

/**
 * @param folder of the package
 * @returns every chunk that was written, with the modules in it
 */
export async function buildCode(folder: string): Promise<readonly OutputChunk[]> {
  const doors = build({
    ...EVERYWHERE,
    input: {
      ...Object.fromEntries(DOORS.map((name) => [name, source(`${name}.ts`)])),
      ...Object.fromEntries(WORKERS.map((name) => [`worker/${name}`, source('worker', `${name}.ts`)])),
    },
    output: {
      dir: folder,
      chunkFileNames: 'chunks/[name].js',
      // What belongs to others stands in files of its own, which can be replaced.
      codeSplitting: { groups: [{ name: 'openpgp', test: /node_modules[\\/]openpgp[\\/]/ }] },
    },
  })
  const workers = WORKERS.map((name) =>
    build({
      ...EVERYWHERE,
      input: { [`${name}.worker`]: source('worker', `${name}.worker.ts`) },
      output: { dir: join(folder, 'worker'), codeSplitting: false, minify: true },
    }),
  )
  const terminals = build({
    cwd: ROOT,
    platform: 'node',
    logLevel: 'warn',
    resolve: {
      alias: { openpgp: 'openpgp/lightweight' },
      mainFields: ['module', 'main'],
      conditionNames: ['browser', 'import', 'default'],
    },
    plugins: [keepShippedRoot, platformOfSigstore, inEachLanguage],
    // Not ours to hurry: it walks the words twice.
    checks: { pluginTimings: false },
    transform: { target: 'node20' },
    input: Object.fromEntries(
      LANGUAGES.map((language) => [
        `${language}/terminal`,
        `${join(ROOT, 'scripts', 'playground', 'terminal.ts')}?${language}`,
      ]),
    ),
    output: { dir: join(folder, 'cli'), chunkFileNames: '[name].js', minify: true },
  })
  const bin = build({
    cwd: ROOT,
    platform: 'node',
    logLevel: 'warn',
    external: /^\.\.\/cli\//,
    transform: { target: 'node20' },
    input: { shomei: source('bin.ts') },
    output: { dir: join(folder, 'bin') },
  })
  const built = await Promise.all([doors, ...workers, terminals, bin])
  return built.flatMap(({ output }) => output.filter((one) => one.type === 'chunk'))
}
