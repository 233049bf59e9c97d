/**
 * Makes the Sigstore samples for the artifact into `public/samples/sigstore/`, in a simulated Sigstore whose seed and
 * clock are fixed: the same bytes every time.
 *
 *     node scripts/samples/sigstore.ts [--check]
 *
 * `--check` writes nothing and fails if the files there are not what it would write.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  createWorld,
  message,
  provenance,
  signKeyless,
  trustedRootOf,
  workflow,
} from '../../playground/world/index.ts'
import { ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'

const SAMPLES = join(ROOT, 'public', 'samples')
const NAME = 'hello-shomei-1.0.0.jar'
const BUILT = new Date('2026-10-01T09:00:00Z')
const SIGNED = new Date('2026-10-01T09:00:42Z')

await begin(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const artifact = await readFile(join(SAMPLES, NAME))
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
  // The artifact's entry becomes the sixteenth: four hashes lead from it to the root.
  const world = createWorld({ seed: NAME, now: BUILT, earlierEntries: 14 })
  const identity = workflow('example/hello-shomei')
  const subject = { name: NAME, digest: { sha256: createHash('sha256').update(artifact).digest('hex') } }
  const attested = signKeyless(world, { content: provenance([subject], identity), identity, at: BUILT })
  const signed = signKeyless(world, { content: message(artifact), identity, at: SIGNED })
  return {
    [`${NAME}.sigstore.json`]: json(signed.bundle),
    [`${NAME}.provenance.sigstore.json`]: json(attested.bundle),
    'trusted_root.json': json(trustedRootOf(world)),
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
