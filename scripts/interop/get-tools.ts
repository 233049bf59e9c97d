/**
 * Gets the tools that are missing, where that can be done without a question: `npm run test:interop -- --get`.
 * cosign by `go install`, which asks Go's checksum database, sigstore-python by `pip install` with the hash of each wheel,
 * both in a pinned version into a cache folder outside the checkout; gpg and openssl as packages of Debian,
 * for root alone.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { steps } from '../setup/terminal.mjs'
import { runProgram } from '../lib/run.ts'
import { REQUIREMENTS } from './requirements.ts'
import { TOOLS, type ToolName, findTool, folderOf } from './tools.ts'

/** Seconds for each tool. Compiling cosign from nothing took ten minutes on two busy cores. */
const LIMIT = 1800

type Getter = (folder: string, timeout: number, env: NodeJS.ProcessEnv) => Promise<string | undefined>

/** Each returns why it did not work, in words, or nothing. */
const GETTERS: Readonly<Record<ToolName, Getter>> = {
  async cosign(folder, timeout, outside) {
    // Sources and compiled packages are more than 3 GB: kept apart, and thrown away with the folder.
    const work = join(folder, 'work')
    const env = {
      ...outside,
      GOBIN: join(folder, 'bin'),
      GOPATH: join(work, 'path'),
      GOMODCACHE: join(work, 'modules'),
      GOCACHE: join(work, 'build'),
      GOFLAGS: '-modcacherw -trimpath',
    }
    const module = `github.com/sigstore/cosign/v3/cmd/cosign@v${TOOLS.cosign.pinned}`
    const reason = await tried('go', ['install', module], timeout, env)
    rmSync(work, { recursive: true, force: true })
    return reason
  },
  async 'sigstore-python'(folder, timeout, env) {
    const began = performance.now()
    const python = process.platform === 'win32' ? 'python' : 'python3'
    const reason = await tried(python, ['-m', 'venv', folder], timeout, env)
    if (reason !== undefined) return reason
    const rest = Math.max(1, timeout - (performance.now() - began))
    const quietly = [
      '--quiet',
      '--no-input',
      '--disable-pip-version-check',
      '--retries',
      '1',
      '--timeout',
      '15',
    ]
    // The file is the whole list; and a source distribution would run what its build asks for, which has no hash.
    const held = ['--require-hashes', '--no-deps', '--only-binary=:all:', '--requirement', REQUIREMENTS]
    const args = ['-m', 'pip', 'install', ...quietly, ...held]
    return tried(join(folder, 'bin', 'python'), args, rest, env)
  },
  openssl: (_, timeout, env) => debian('openssl', timeout, env),
  gpg: (_, timeout, env) => debian('gpg', timeout, env),
}

/** Within what it has to work. */
interface Means {
  /** Seconds for each tool. */
  readonly limit?: number | undefined
  readonly env?: NodeJS.ProcessEnv
}

/**
 * Gets those of `names` that are not here.
 *
 * @param step prints a line for each, as `steps` makes it
 * @returns never rejects; what could not be got is said on the terminal, and found missing afterwards
 */
export async function getTools(
  names: readonly ToolName[],
  step: ReturnType<typeof steps>,
  { limit = LIMIT, env = process.env }: Means = {},
): Promise<void> {
  for (const name of names) {
    if ('program' in (await findTool(name, env))) continue
    await step(`Getting ${name}`, async () => {
      const folder = folderOf(name, env)
      const reason = await got(name, folder, limit * 1000, env)
      const found = await findTool(name, env)
      if ('program' in found) return found.version
      rmSync(folder, { recursive: true, force: true })
      return `not possible: ${reason ?? found.why}`
    })
  }
}

async function got(name: ToolName, folder: string, timeout: number, env: NodeJS.ProcessEnv) {
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    return await GETTERS[name](folder, timeout, env)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function debian(name: string, timeout: number, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (!existsSync('/usr/bin/apt-get')) return `install ${name} yourself`
  // Nothing is installed on the system with rights that nobody was asked for.
  if (process.getuid?.() !== 0) return `run "sudo apt-get install ${name}"`
  const apt = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', 'install', '-y', '--no-install-recommends']
  return tried('env', [...apt, name], timeout, env)
}

async function tried(
  program: string,
  args: readonly string[],
  timeout: number,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const { code, output, timedOut } = await runProgram(program, args, { env, timeout })
  if (timedOut) return `${program} took longer than ${Math.round(timeout / 1000)} s and was ended`
  if (code === 127) return `no ${program} on the PATH`
  const last = output.trim().split('\n').at(-1) ?? ''
  return code === 0 ? undefined : `${program} ended with ${code}: ${last}`
}
