/** What npm's registry says about a package: a list of attestations, each with its bundle. */
import { fromUtf8, utf8 } from '../bytes.ts'
import { readAttestationList } from './attestation-list.ts'

export interface Attestation {
  readonly predicateType: string
  /** The bundle as JSON in UTF-8, ready to be verified: the very text of the list. */
  readonly bundle: Uint8Array
}

/** @returns `undefined` if `bytes` is no such list, or one that readers read differently; an empty list if the registry had nothing to say */
export function readAttestations(bytes: Uint8Array): Attestation[] | undefined {
  const list = readAttestationList(fromUtf8(bytes) ?? '')
  if (!list || 'why' in list) return undefined
  return list.map(({ predicateType, bundle }) => ({
    predicateType: typeof predicateType === 'string' ? predicateType : '',
    bundle: utf8(bundle?.text ?? 'null'),
  }))
}

export const SLSA_PROVENANCE = 'https://slsa.dev/provenance/'
