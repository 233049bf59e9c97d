/** The files a built deck is made from. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { speakerFiles } from '../talks/speaker.ts'
import { ROOT } from './paths.ts'

const SOURCES = [
  'slides.md',
  'slides.en.md',
  'talks',
  'pages',
  'components',
  'workers',
  'playground',
  'locales',
  'layouts',
  'setup',
  'styles',
  'public',
  'vite.config.ts',
  'package-lock.json',
]

/** Fetched before every build, whether they changed or not. */
const FETCHED = join(ROOT, 'public', 'samples', 'npm')

/** When one of them was last written, in milliseconds. */
export function newestSource(): number {
  return Math.max(
    ...[...SOURCES.map((name) => join(ROOT, name)), ...speakerFiles()]
      .filter(existsSync)
      .map(newest),
  )
}

function newest(path: string): number {
  if (path === FETCHED) return 0
  const stats = statSync(path)
  // A folder's own time changes with whatever comes and goes in it, temporary files too.
  return stats.isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : stats.mtimeMs
}
