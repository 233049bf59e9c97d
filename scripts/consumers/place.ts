/** An empty folder outside the project, with the packed package in it and nothing else installed. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.ts'
import { run } from '../lib/run.ts'
import { npmCli } from '../setup/npm.mjs'

const APPS = join(ROOT, 'test', 'consumers', 'apps')

/**
 * @param tarball path of it
 * @returns the folder: `apps` and the samples lie in it
 * @throws {Error} in npm's words, if it cannot be installed
 */
export async function makePlace(tarball: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'shomei-consumer-'))
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n')
  const npm = npmCli()
  if (npm === undefined) throw new Error('npm was not found on PATH.')
  // Offline: it needs nothing beside itself.
  const flags = ['--offline', '--no-audit', '--no-fund', '--no-package-lock']
  const { code, output } = await run(npm, ['install', ...flags, '--prefix', folder, tarball], {
    cwd: folder,
    timeout: 120_000,
  })
  if (code !== 0) throw new Error(`npm install: ${output}`)
  cpSync(APPS, folder, { recursive: true })
  cpSync(join(ROOT, 'public', 'samples'), join(folder, 'samples'), {
    recursive: true,
    filter: (path) => !/[\\/]samples[\\/]npm/.test(path),
  })
  return folder
}
