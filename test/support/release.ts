/** A release of the deck as its workflow would make it, signed in the lab. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createWorld,
  provenance,
  signKeyless,
  trustedRootOf,
  workflow,
} from '../../playground/world/index.ts'

const NOW = new Date('2026-10-01T09:00:00Z')

export const RELEASE_IDENTITY =
  'https://github.com/example/shomei/.github/workflows/release.yml@refs/tags/v1.0.0'

/** Its files by name; a PDF is one in name alone. */
export interface LabRelease {
  readonly files: Readonly<Record<string, string>>
  /** Of the lab, in whose world alone the bundle verifies. */
  readonly trustedRoot: string
}

export function labRelease(): LabRelease {
  const world = createWorld({ seed: 'release of the deck', now: NOW, earlierEntries: 5 })
  const run = workflow('example/shomei', {
    server: 'https://github.com',
    issuer: 'https://token.actions.githubusercontent.com',
  })
  const made = {
    'shomei.pdf': '%PDF-1.7 light\n',
    'shomei-dark.pdf': '%PDF-1.7 dark\n',
    'shomei-site.tar.gz': 'not on the site\n',
  }
  const sums = Object.entries(made)
    .map(([name, text]) => `${sha256(text)}  ${name}\n`)
    .join('')
  const attested = { ...made, SHA256SUMS: sums }
  const subjects = Object.entries(attested).map(([name, text]) => ({
    name,
    digest: { sha256: sha256(text) },
  }))
  const { bundle } = signKeyless(world, { content: provenance(subjects, run), identity: run, at: NOW })
  return {
    files: { ...attested, 'shomei.sigstore.json': `${JSON.stringify(bundle)}\n` },
    trustedRoot: JSON.stringify(trustedRootOf(world)),
  }
}

/** @param files texts by name */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
