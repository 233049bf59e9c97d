/** The kinds of statement a verifier may ask for, by predicate type (in-toto Attestation Framework, spec/v1). */

/** What `_type` may say: one layout in two versions. */
export const STATEMENT_TYPES = [
  'https://in-toto.io/Statement/v1',
  'https://in-toto.io/Statement/v0.1',
] as const

/** Who built it, from what and how: what is expected where nobody says anything else. */
export const PROVENANCE_TYPES = [
  'https://slsa.dev/provenance/v1',
  'https://slsa.dev/provenance/v0.2',
] as const

/** What npm's registry signs when it takes a package. */
export const NPM_PUBLISH = 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1'

/** A policy that takes every kind; no URI is spelled so. */
export const ANY_STATEMENT = 'any'

/** As `cosign attest --type` knows them. */
const NAMES: Readonly<Record<string, string>> = {
  slsaprovenance: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance1: 'https://slsa.dev/provenance/v1',
  link: 'https://in-toto.io/Link/v1',
  spdx: 'https://spdx.dev/Document',
  spdxjson: 'https://spdx.dev/Document',
  cyclonedx: 'https://cyclonedx.org/bom',
  cyclonedxxml: 'https://cyclonedx.org/bom',
  vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
  openvex: 'https://openvex.dev/ns',
  custom: 'https://cosign.sigstore.dev/attestation/v1',
}

/** The short names that {@link statementTypeNamed} knows. */
export const STATEMENT_TYPE_NAMES: readonly string[] = Object.keys(NAMES)

/**
 * The predicate type that a person means.
 *
 * @param name a predicate type as a URI, or one of cosign's names for it
 * @returns `undefined` if it is neither
 * @example statementTypeNamed('slsaprovenance1') // 'https://slsa.dev/provenance/v1'
 */
export function statementTypeNamed(name: string): string | undefined {
  if (Object.hasOwn(NAMES, name)) return NAMES[name]
  return name === ANY_STATEMENT || /^[a-z][a-z\d+.-]*:\S+$/i.test(name) ? name : undefined
}
