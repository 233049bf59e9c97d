/** Where the npm lives that runs us, so that a nested call uses the same one. */
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} the path of `npm-cli.js`: the npm that started this script, else the first on PATH
 */
export function npmCli(env = process.env) {
  const running = env.npm_execpath
  if (running !== undefined && isNpm(running) && existsSync(running)) return running
  for (const folder of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    const beside = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')
    if (existsSync(beside)) return beside
    const link = join(folder, 'npm')
    if (!existsSync(link)) continue
    const target = realpathSync(link)
    if (isNpm(target)) return target
  }
  return undefined
}

/** @param {string} path */
function isNpm(path) {
  return path.endsWith('npm-cli.js')
}
