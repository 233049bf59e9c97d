/** npm packages that one script alone needs: in exact versions, with the hash of each, outside the project's own. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { npmCli } from '../setup/npm.mjs'
import { run } from './run.ts'

const LOCK = 'package-lock.json'

export interface Locked {
  /** A folder with a `package.json`, its lock file, and whatever that names by path. */
  readonly from: string
  /** Where they are installed; whatever else is there goes. */
  readonly into: string
  /** Path below `into` of what is needed of them. */
  readonly entry: string
  /** Milliseconds. */
  readonly timeout: number
}

/** @returns why they are not there, or nothing */
export async function installLocked({ from, into, entry, timeout }: Locked): Promise<string | undefined> {
  const lock = join(into, LOCK)
  const wanted = readFileSync(join(from, LOCK), 'utf8')
  const isThere = () => existsSync(join(into, entry))
  if (isThere() && existsSync(lock) && readFileSync(lock, 'utf8') === wanted) return undefined
  const npm = npmCli()
  if (npm === undefined) return 'npm was not found on PATH.'
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { recursive: true })
  cpSync(from, into, { recursive: true })
  const { code, output } = await run(npm, ['ci', '--prefix', into, '--ignore-scripts'], { timeout })
  if (code === 0 && isThere()) return undefined
  // Half of it must not be taken for all of it.
  rmSync(into, { recursive: true, force: true })
  return output
}
