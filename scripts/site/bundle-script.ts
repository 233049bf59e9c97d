/** A script of the site that is no module of the deck: one file, without imports. */
import { build, type Rolldown } from 'vite'
import { ROOT } from '../lib/paths.ts'
import { conditions } from '../lib/vite-conditions.ts'

export interface ScriptOptions {
  readonly input: string
  /** Its name in the site. */
  readonly fileName: string
  /** What is put in place of names, as text of a program. */
  readonly define: Readonly<Record<string, string>>
}

/** @throws {Error} if it could not be bundled */
export async function bundleScript({
  input,
  fileName,
  define,
}: ScriptOptions): Promise<Rolldown.OutputChunk> {
  const result = await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'silent',
    resolve: { conditions },
    define: { ...define },
    build: {
      write: false,
      rolldownOptions: { input, output: { format: 'iife', entryFileNames: fileName } },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`${fileName} could not be bundled.`)
  return chunk
}
