/**
 * `npm run samples [-- --lock FILE] [--package NAME …] [--out FOLDER] [--force]`: real attestations from the configured
 * npm registry, for the demos. Never in the way: whatever happens it says so in one line and ends well, in five
 * seconds at most.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../lib/paths.ts'
import { step } from '../lib/say.ts'
import { collectSamples } from './npm/collect.ts'
import type { Answer, Manifest } from './npm/manifest.ts'
import { configuredRegistry } from './npm/registry.ts'

const PATIENCE = 4_000
const LIMIT = 5_000

const SAID: Readonly<Record<Answer, string>> = {
  attested: 'attestations kept',
  none: 'the registry has none',
  offline: 'the registry cannot be reached',
  timeout: 'the registry did not answer in time',
  refused: 'the registry refused',
  unreadable: 'the registry sent something unreadable',
}

/** Even name resolution can hang, and nothing here may keep a talk from starting. */
const limit = setTimeout(() => {
  process.stdout.write(' skipped: took too long\n')
  process.exit(0)
}, LIMIT)

await step('Samples from the npm registry', async () => {
  try {
    return summary(await collect())
  } catch (error) {
    return `skipped: ${error instanceof Error ? error.message : String(error)}`
  }
})
clearTimeout(limit)
// A registry that hangs would keep its socket, and with it this process, open.
process.exit(0)

function collect(): Promise<Manifest> {
  const { values } = parseArgs({
    options: {
      lock: { type: 'string', default: join(ROOT, 'package-lock.json') },
      package: { type: 'string', multiple: true, default: ['slidev-addon-rabbit', '@sigstore/verify'] },
      out: { type: 'string', default: join(ROOT, 'public', 'samples', 'npm') },
      force: { type: 'boolean', default: false },
    },
  })
  const { package: packages, ...rest } = values
  return collectSamples({ ...rest, packages, now: new Date(), patience: PATIENCE }, configuredRegistry)
}

function summary({ packages }: Manifest): string {
  if (packages.length === 0) return 'the lock file names none of the packages'
  return packages.map((sample) => `${sample.package}@${sample.version}: ${SAID[sample.answer]}`).join('; ')
}
