/** What npm's registry says about a package: a list of attestations, each with its bundle. */
import { fromUtf8, utf8 } from '../bytes.ts'
import { readJson } from './json.ts'

/** As of any list of bundles. */
const MOST_ATTESTATIONS = 200

export interface Attestation {
  readonly predicateType: string
  /** The bundle as JSON in UTF-8, ready to be verified. */
  readonly bundle: Uint8Array
}

/** @returns `undefined` if `bytes` is no such list, or one that readers read differently; an empty list if the registry had nothing to say */
export function readAttestations(bytes: Uint8Array): Attestation[] | undefined {
  try {
    const json = readJson(fromUtf8(bytes) ?? '')
    const { attestations } = ('value' in json ? json.value : {}) as { attestations?: unknown }
    if (!Array.isArray(attestations) || attestations.length > MOST_ATTESTATIONS) return undefined
    return attestations.map((one: { predicateType?: unknown; bundle?: unknown }) => ({
      predicateType: typeof one.predicateType === 'string' ? one.predicateType : '',
      bundle: utf8(JSON.stringify(one.bundle ?? null)),
    }))
  } catch {
    return undefined
  }
}

export const SLSA_PROVENANCE = 'https://slsa.dev/provenance/'
