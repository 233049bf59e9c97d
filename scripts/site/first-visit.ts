/** The script that leads a first visit to the edition its browser asks for. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../lib/paths.ts'
import { conditions } from '../lib/vite-conditions.ts'

const ENTRY = join(ROOT, 'components', 'edition', 'first-visit-client.ts')

/**
 * Bundles it, and writes it into the site.
 *
 * @param folder of the built site
 * @param base the path it will be served under, with a slash at both ends
 * @returns the script, relative to the site
 * @throws {Error} if it could not be bundled
 */
export async function writeFirstVisit(folder: string, base: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'silent',
    resolve: { conditions },
    define: { BASE: JSON.stringify(base) },
    build: {
      write: false,
      rolldownOptions: {
        input: ENTRY,
        output: { format: 'iife', entryFileNames: 'assets/first-visit-[hash].js' },
      },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('The script of a first visit could not be bundled.')
  const file = join(folder, chunk.fileName)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, chunk.code)
  return chunk.fileName
}
