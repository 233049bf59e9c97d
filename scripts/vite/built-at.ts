import { execFileSync } from 'node:child_process'
import type { Plugin } from 'vite'
import { newestSource } from '../lib/sources.ts'
import { ROOT } from '../lib/paths.ts'

/**
 * Tells the page which day's version it is, so that it can see a clock that is years off. The same sources tell the
 * same: it is the day of their last commit, or of `SOURCE_DATE_EPOCH`.
 */
export function builtAt(): Plugin {
  return {
    name: 'shomei:built-at',
    config: () => ({ define: { __SHOMEI_BUILT__: JSON.stringify(new Date(versionTime()).toISOString()) } }),
  }
}

/** Milliseconds since 1970. */
function versionTime(): number {
  const told = Number(process.env.SOURCE_DATE_EPOCH)
  if (told > 0) return 1000 * told
  try {
    const said = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return 1000 * Number(said)
  } catch {
    // An archive of the sources, without their history.
    return newestSource()
  }
}
