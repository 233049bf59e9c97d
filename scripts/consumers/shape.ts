/** Whether the tarball is what resolvers, compilers and npm expect. */
import { join } from 'node:path'
import { run } from '../lib/run.ts'
import { TOOLS } from './tools.ts'

const CHECKS = {
  publint: ['node_modules/publint/src/cli.js', '--strict'],
  arethetypeswrong: [
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    '--profile',
    'esm-only',
    // One is a script to be served, not to be imported.
    '--exclude-entrypoints',
    ...['checksum', 'openpgp', 'sigstore', 'ssh', 'minisign', 'world'].map((name) => `./${name}/worker.js`),
    '--',
  ],
} as const

export const SHAPES = Object.keys(CHECKS) as (keyof typeof CHECKS)[]

/** @returns what it finds; nothing if all is well */
export async function findings(name: keyof typeof CHECKS, tarball: string): Promise<readonly string[]> {
  const [script, ...args] = CHECKS[name]
  const { code, output } = await run(join(TOOLS, script), [...args, tarball], {
    cwd: TOOLS,
    timeout: 120_000,
  })
  const isClean = code === 0 && !/\b(?:Suggestions|Warnings|Errors):/.test(output)
  return isClean ? [] : [output.trim() || `exit code ${code}`]
}
