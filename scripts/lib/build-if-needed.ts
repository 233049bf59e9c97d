/** What shows or measures the built deck builds it first, where something has changed or nothing was built. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from './paths.ts'
import { samplesFirst } from './samples.ts'
import { buildSite } from './slidev.ts'
import { newestSource } from './sources.ts'
import { NAMED, speakerFiles } from '../talks/speaker.ts'
import { steps } from '../setup/terminal.mjs'

/** @param out where it says so; stderr for a script whose stdout is its result */
export async function buildIfNeeded(out: NodeJS.WriteStream = process.stdout): Promise<void> {
  if (isBuilt(DIST)) return
  await samplesFirst(out)
  await steps(out)('Building the deck', async () => `${await buildSite('/')} slides`)
}

/**
 * @param folder what a build has made
 * @returns whether a build would make it again as it is
 */
export function isBuilt(folder: string): boolean {
  const last = join(folder, 'sw.js')
  const isNamed = existsSync(join(folder, NAMED))
  return existsSync(last) && isNamed === speakerFiles().length > 0 && statSync(last).mtimeMs > newestSource()
}
