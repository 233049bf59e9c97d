/** What the package says of itself: made for it, so that nobody who installs a verifier installs a deck. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.ts'
import { ENTRIES, specifierOf, WORKERS } from './doors.ts'

interface Own {
  readonly name: string
  readonly version: string
  readonly engines: Readonly<Record<string, string>>
}

/** What of a package's folder is published; npm adds its README, LICENSE and manifest. */
export const FILES = ['*.js', '*.d.ts', 'chunks', 'worker', 'bin', 'cli', '*.md', 'NOTICES.txt', 'LICENSE']

const conditions = (entry: string) => ({ types: `./${entry}.d.ts`, default: `./${entry}.js` })

/**
 * @param licences SPDX, of all whose code is in it, ours among them
 * @param repository where it is built, as provenance has it; where that is not known, nothing is said
 */
export function manifest(licences: readonly string[], repository: string | undefined): object {
  const { name, version, engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Own
  return {
    name,
    version,
    description:
      'Verify checksums, OpenPGP, Sigstore, SSH and minisign signatures, in a page, a worker or a terminal: a verdict, and every check behind it',
    keywords: ['sigstore', 'openpgp', 'gpg', 'minisign', 'signify', 'ssh', 'checksum', 'signature', 'verify'],
    license: licences.join(' AND '),
    ...(repository && { repository: { type: 'git', url: `git+${repository}.git` } }),
    type: 'module',
    engines,
    bin: { shomei: './bin/shomei.js' },
    exports: {
      ...Object.fromEntries(
        ENTRIES.map((entry) => [specifierOf(entry).replace('shomei', '.'), conditions(entry)]),
      ),
      ...Object.fromEntries(WORKERS.map((one) => [`./${one}/worker.js`, `./worker/${one}.worker.js`])),
      './package.json': './package.json',
    },
    // Importing a door does nothing; a worker's script listens, and the terminal runs.
    sideEffects: ['./worker/*.worker.js', './bin/*', './cli/**'],
    files: FILES,
    publishConfig: { access: 'public', provenance: true },
  }
}
