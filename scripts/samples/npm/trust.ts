/** Takes the trust that Sigstore's own client ships with out of the installed `@sigstore/tuf`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** For each mirror (of which there is one) the files that its TUF repository signs, in base64, named percent-encoded. */
type Seeds = Readonly<Record<string, { readonly targets?: Readonly<Record<string, string>> }>>

interface Key {
  readonly keyId: string
  readonly keyUsage: string
  readonly publicKey: object
}

export interface ShippedTrust {
  /** `trusted_root.json` of Sigstore's public-good instance, as it is. */
  readonly trustedRoot: string
  /** The keys npm signs publish attestations with, as JSON, where the seeds hold them. */
  readonly keys?: string
}

/**
 * @param file the seeds file; by default that of the installed package
 * @throws {Error} if it holds no trusted root
 */
export function shippedTrust(
  file: string = fileURLToPath(new URL('../seeds.json', import.meta.resolve('@sigstore/tuf'))),
): ShippedTrust {
  const seeds = JSON.parse(readFileSync(file, 'utf8')) as Seeds
  const targets = Object.values(seeds).flatMap((mirror) => Object.entries(mirror.targets ?? {}))
  const find = (name: RegExp) => {
    const base64 = targets.find(([target]) => name.test(decodeURIComponent(target)))?.[1]
    return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('utf8')
  }
  const trustedRoot = find(/^trusted_root\.json$/)
  if (trustedRoot === undefined) throw new Error('shippedTrust: the seeds hold no trusted_root.json')
  const keys = find(/\/keys\.json$/)
  return keys === undefined ? { trustedRoot } : { trustedRoot, keys: forAttestations(keys) }
}

function forAttestations(json: string): string {
  const { keys } = JSON.parse(json) as { readonly keys: readonly Key[] }
  return JSON.stringify({ keys: keys.filter(({ keyUsage }) => keyUsage === 'npm:attestations') }, null, 2)
}
