/** `public/samples/npm/index.json`: which real attestations this build of the deck carries, and why not. */
import { readFileSync } from 'node:fs'

/**
 * What became of asking the registry:
 * - `attested`: it gave attestations; they are in `file`, not verified yet;
 * - `none`: it answered that it has none (HTTP 404, or an empty list);
 * - `offline`: it could not be reached; `timeout`: it did not answer in time;
 * - `refused`: it answered with another HTTP error; `unreadable`: what it sent is no list of attestations.
 */
export type Answer = 'attested' | 'none' | 'offline' | 'timeout' | 'refused' | 'unreadable'

export interface Sample {
  /** The package's name on the registry, such as `@sigstore/verify`. */
  readonly package: string
  readonly version: string
  /** SHA-512 of the package's tarball, lower-case hex, from the lock file's `integrity`: never from the registry. */
  readonly sha512: string
  readonly answer: Answer
  /** Beside `index.json`; present exactly if `answer` is `attested`. Shape: `{ attestations: { predicateType, bundle }[] }`. */
  readonly file?: string
}

export interface Manifest {
  /** Sigstore's public-good trusted root, beside `index.json`. */
  readonly trustedRoot: string
  /** npm's own signing keys, for its publish attestations, beside `index.json`. */
  readonly keys?: string
  /** Which registry and when (ISO 8601) was asked, so that the same question is not asked twice; the name is hashed. */
  readonly asked: { readonly registry: string; readonly at: string }
  readonly packages: readonly Sample[]
}

/**
 * @param file path of an `index.json`
 * @returns what it says, or undefined if it is missing or broken
 */
export function readManifest(file: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    return Array.isArray(manifest.packages) && typeof manifest.asked.registry === 'string'
      ? manifest
      : undefined
  } catch {
    return undefined
  }
}
