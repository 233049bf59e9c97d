/**
 * Makes the Sigstore samples for the artifact into `public/samples/sigstore/`, in a simulated Sigstore whose seed and
 * clock are fixed: the same bytes every time.
 *
 *     node scripts/samples/sigstore.ts [--check]
 *
 * `--check` writes nothing and fails if the files there are not what it would write.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { trustedRootOf } from '../../playground/world/index.ts'
import { SAMPLE, runSample } from '../../playground/world/sample.ts'
import { ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'

const SAMPLES = join(ROOT, 'public', 'samples')

await begin(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const artifact = await readFile(join(SAMPLES, SAMPLE.name))
  for (const [name, text] of Object.entries(makeSamples(artifact))) {
    const file = join(SAMPLES, 'sigstore', name)
    if (!values.check) {
      await mkdir(join(SAMPLES, 'sigstore'), { recursive: true })
      await writeFile(file, text)
    } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
      throw new Error(`${name} is not what this script makes: run node scripts/samples/sigstore.ts`)
    }
    console.log(`${name}: ${text.length} bytes`)
  }
})

function makeSamples(artifact: Uint8Array): Record<string, string> {
  const { world, attested, signed } = runSample(artifact)
  return {
    [`${SAMPLE.name}.sigstore.json`]: json(signed.bundle),
    [`${SAMPLE.name}.provenance.sigstore.json`]: json(attested.bundle),
    'trusted_root.json': json(trustedRootOf(world)),
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
