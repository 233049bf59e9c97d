/** The package's declarations, from the compiler, each door's in one file; and the report of its public surface. */
import { readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { CACHE, ROOT, tool } from '../lib/paths.ts'
import { run } from '../lib/run.ts'
import { ENTRIES, specifierOf } from './doors.ts'

const WORK = join(CACHE, 'pack', 'types')
/** What was agreed on: a change of it is a change for everybody who uses the package. */
const REPORTS = join(ROOT, 'docs', 'api')

/** @throws {Error} with the compiler's words */
async function emit(): Promise<void> {
  await rm(WORK, { recursive: true, force: true })
  await mkdir(WORK, { recursive: true })
  const config = join(WORK, 'emit.json')
  const options = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rewriteRelativeImportExtensions: true,
      checkJs: false,
      allowJs: false,
      rootDir: ROOT,
      outDir: join(WORK, 'tree'),
      typeRoots: [join(ROOT, 'node_modules', '@types')],
      types: ['node', join(ROOT, 'node_modules', 'vite', 'client')],
      paths: {},
    },
    files: ENTRIES.map((entry) => join(ROOT, 'package', `${entry}.ts`)),
    include: [],
  }
  await writeFile(config, JSON.stringify(options))
  const { code, output } = await run(tool('typescript', 'tsc'), ['-p', config, '--pretty', 'false'])
  if (code !== 0) throw new Error(output.trim())
}

function configOf(entry: string, folder: string): ExtractorConfig {
  const name = specifierOf(entry).replace('shomei/', '').replace('/', '-')
  const silent = { logLevel: ExtractorLogLevel.None }
  const configObject: IConfigFile = {
    projectFolder: ROOT,
    mainEntryPointFilePath: join(WORK, 'tree', 'package', `${entry}.d.ts`),
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          target: 'ES2022',
          module: 'ESNext',
          moduleResolution: 'Bundler',
          lib: ['ES2022', 'DOM', 'ESNext.Disposable'],
          strict: true,
          skipLibCheck: true,
          types: [],
          typeRoots: [join(ROOT, 'node_modules', '@types')],
        },
        files: ENTRIES.map((one) => join(WORK, 'tree', 'package', `${one}.d.ts`)),
      },
    },
    apiReport: {
      enabled: true,
      reportFolder: REPORTS,
      reportTempFolder: join(WORK, 'reports'),
      reportFileName: name,
      // What a public type is made of changes for its users, too; a worker's is that of its door.
      includeForgottenExports: !entry.startsWith('worker/'),
    },
    newlineKind: 'lf',
    docModel: { enabled: false },
    dtsRollup: { enabled: true, untrimmedFilePath: join(folder, `${entry}.d.ts`) },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Error },
        'ae-missing-release-tag': silent,
        'ae-forgotten-export': silent,
        'ae-unresolved-link': silent,
        // Of what can be imported by name, test/scripts/package.test.ts asks.
        'ae-undocumented': silent,
      },
      tsdocMessageReporting: { default: silent },
    },
  }
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(ROOT, 'package.json'),
  })
}

/**
 * @param folder of the package
 * @param isAgreed whether what has changed of the public surface is written into its reports
 * @returns the reports that do not say what the package has, by their names; none if all do
 */
export async function buildDeclarations(folder: string, isAgreed: boolean): Promise<readonly string[]> {
  await emit()
  const configs = ENTRIES.map((entry) => configOf(entry, folder))
  const [first] = configs
  if (!first) throw new Error('declarations: there is no door')
  const additionalEntryPoints = configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath)
  const compilerState = CompilerState.create(first, { additionalEntryPoints })
  await mkdir(REPORTS, { recursive: true })
  for (const config of configs) declare(config, compilerState)
  if (isAgreed) await cp(join(WORK, 'reports'), REPORTS, { recursive: true })
  const [said, found] = [readAll(REPORTS), readAll(join(WORK, 'reports'))]
  return [...new Set([...said.keys(), ...found.keys()])].filter((name) => said.get(name) !== found.get(name))
}

/** @throws {Error} with what keeps it from being declared */
function declare(config: ExtractorConfig, compilerState: CompilerState): void {
  const wrong: string[] = []
  Extractor.invoke(config, {
    compilerState,
    messageCallback(message) {
      const isOurs = message.messageId === 'console-api-report-not-copied'
      if (message.logLevel === ExtractorLogLevel.Error && !isOurs)
        wrong.push(message.formatMessageWithLocation(ROOT))
      message.handled = true
    },
  })
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
}

const readAll = (folder: string) =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.api.md'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
