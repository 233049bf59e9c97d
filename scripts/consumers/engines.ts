/** Where JavaScript runs without a page. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { faultsIn } from './expected.ts'
import { TOOLS } from './tools.ts'

interface Engine {
  readonly name: string
  /** Path of its program; `undefined` where it is not to be had. */
  readonly program: string | undefined
  readonly args: readonly string[]
}

/** A program that a package has for this machine. */
function packed(scope: string, file: string): string | undefined {
  const folder = join(TOOLS, 'node_modules', scope)
  const found = existsSync(folder) ? readdirSync(folder) : []
  return found.map((one) => join(folder, one, file)).find((path) => existsSync(path))
}

const ENDING = process.platform === 'win32' ? '.exe' : ''

/** The oldest that has to do, where the system has one, beside the one that runs this. */
export function engines(): readonly Engine[] {
  return [
    { name: `Node.js ${process.versions.node}`, program: process.execPath, args: [] },
    { name: 'Node.js of the system', program: systemNode(), args: [] },
    { name: 'Deno', program: packed('@deno', `deno${ENDING}`), args: ['run', '--allow-read', '--no-remote'] },
    { name: 'Bun', program: packed('@oven', join('bin', `bun${ENDING}`)), args: [] },
  ]
}

function systemNode(): string | undefined {
  const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
  return folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path))
}

/** @returns what is wrong, a sentence each; `undefined` where it cannot be run here */
export async function runIn(
  { program, args }: Engine,
  place: string,
): Promise<readonly string[] | undefined> {
  if (program === undefined) return undefined
  const run = promisify(execFile)
  const environment = { cwd: place, timeout: 180_000 }
  try {
    await run(program, ['--version'], environment)
  } catch {
    return undefined
  }
  try {
    const { stdout } = await run(program, [...args, 'server/main.js'], environment)
    return faultsIn(stdout.trim(), { isPage: false })
  } catch (error) {
    return [String((error as { readonly stderr?: string }).stderr || error).slice(-2000)]
  }
}
