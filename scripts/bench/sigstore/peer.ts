/** Fetches the peer for the bench alone: it is no dependency of ours. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE } from '../../lib/paths.ts'
import { run } from '../../lib/run.ts'
import { npmCli } from '../../setup/npm.mjs'

const FOLDER = join(CACHE, 'bench', 'sigstore-browser')
const ENTRY = join(FOLDER, 'node_modules/@freedomofpress/sigstore-browser/dist/index.js')

/**
 * Exact versions. The peer asks for a TUF client that is only needed to fetch a trusted root, which the bench hands
 * over itself; the version it asks for cannot be had everywhere, so an empty package stands in.
 */
const MANIFEST = {
  private: true,
  type: 'module',
  dependencies: { '@freedomofpress/sigstore-browser': '0.1.14' },
  overrides: {
    '@freedomofpress/crypto-browser': '0.1.7',
    '@freedomofpress/tuf-browser': 'file:./no-tuf',
    '@noble/curves': '2.4.0',
  },
}
const NO_TUF = {
  name: '@freedomofpress/tuf-browser',
  version: '0.1.14',
  type: 'module',
  exports: './index.js',
}

/** @returns the peer's entry file, `undefined` if it could not be installed */
export async function installPeer(): Promise<string | undefined> {
  const manifest = JSON.stringify(MANIFEST)
  const present = await readFile(join(FOLDER, 'package.json'), 'utf8').catch(() => '')
  if (present === manifest && (await readable(ENTRY))) return ENTRY
  await mkdir(join(FOLDER, 'no-tuf'), { recursive: true })
  await writeFile(join(FOLDER, 'no-tuf', 'package.json'), JSON.stringify(NO_TUF))
  await writeFile(join(FOLDER, 'no-tuf', 'index.js'), 'export class TUFClient {}\n')
  await writeFile(join(FOLDER, 'package.json'), manifest)
  const npm = npmCli()
  const args = ['install', '--prefix', FOLDER, '--ignore-scripts', '--no-package-lock']
  const { output } = npm ? await run(npm, args, { timeout: 120_000 }) : { output: 'There is no npm.' }
  if (await readable(ENTRY)) return ENTRY
  process.stderr.write(`sigstore-browser could not be installed; its rows stay empty.\n${output}\n`)
  return undefined
}

async function readable(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  )
}
