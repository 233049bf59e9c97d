/** The script that leads a first visit to the edition its browser asks for. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.ts'
import { bundleScript } from './bundle-script.ts'

/**
 * Bundles it, and writes it into the site.
 *
 * @param folder of the built site
 * @param base the path it will be served under, with a slash at both ends
 * @returns the script, relative to the site
 * @throws {Error} if it could not be bundled
 */
export async function writeFirstVisit(folder: string, base: string): Promise<string> {
  const { fileName, code } = await bundleScript({
    input: join(ROOT, 'components', 'edition', 'first-visit-client.ts'),
    fileName: 'assets/first-visit-[hash].js',
    define: { BASE: JSON.stringify(base) },
  })
  writeFileSync(join(folder, fileName), code)
  return fileName
}
