/** The tools of others: which ones are here, and where those that we got ourselves are kept. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { runProgram } from '../lib/run.ts'

export type ToolName = 'cosign' | 'sigstore-python' | 'openssl' | 'gpg'

export interface Tool {
  readonly name: ToolName
  /** Path of the program. */
  readonly program: string
  readonly version: string
}

/** A tool that cannot be asked, and a sentence that says why. */
export interface Missing {
  readonly name: ToolName
  readonly why: string
}

interface Wanted {
  readonly command: string
  readonly args: readonly string[]
  /** What it prints, with its version. Other programs go by the same names. */
  readonly prints: RegExp
  /** The oldest major version that knows what it is asked. */
  readonly least: number
  /** The version that is got where there is none, in a folder of this name. */
  readonly pinned?: string
}

export const TOOLS: Readonly<Record<ToolName, Wanted>> = {
  cosign: {
    command: 'cosign',
    args: ['version'],
    prints: /^GitVersion:\s*v(\d+\.\S+)/m,
    least: 3,
    pinned: '3.1.3',
  },
  'sigstore-python': {
    command: 'sigstore',
    args: ['--version'],
    prints: /^sigstore (\d+\.\S+)$/m,
    least: 4,
    pinned: '4.5.1',
  },
  openssl: { command: 'openssl', args: ['version'], prints: /^OpenSSL (\d+\.\S+)/m, least: 3 },
  gpg: { command: 'gpg', args: ['--version'], prints: /^gpg \(GnuPG\) (\d+\.\S+)/m, least: 2 },
}

/** Milliseconds that a tool may take to say its version. */
const LONGEST = 20_000

/**
 * Where tools are kept that we got ourselves: outside the checkout, by the rules of the XDG base directories, so that
 * the next clone finds them too.
 */
export function toolsFolder(env: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CACHE_HOME: xdg = '' } = env
  return join(isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'shomei', 'tools')
}

/** The folder of one pinned tool, with `bin` below it. */
export function folderOf(name: ToolName, env?: NodeJS.ProcessEnv): string {
  return join(toolsFolder(env), `${name}-${TOOLS[name].pinned ?? 'any'}`)
}

/** Looks on the PATH, then among the tools that we got. */
export async function findTool(
  name: ToolName,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Tool | Missing> {
  const { command, args, prints, least, pinned } = TOOLS[name]
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const got = pinned === undefined ? [] : [join(folderOf(name, env), 'bin')]
  let why = `no ${command} on the PATH`
  for (const folder of [...folders, ...got]) {
    const program = join(folder, command)
    if (!existsSync(program)) continue
    const { output } = await runProgram(program, args, { timeout: LONGEST })
    const version = prints.exec(output)?.[1]
    if (version === undefined) why = `${program} is another program of that name, or does not run`
    else if (Number.parseInt(version, 10) < least)
      why = `${command} ${version} is too old; ${least} is the least`
    else return { name, program, version }
  }
  return { name, why }
}
