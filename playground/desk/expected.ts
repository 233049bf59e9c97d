/** What a person expects, from where else than the files: the only thing that makes a verdict green. */

import type { MethodId } from '../intake/kind.ts'

/** Absent or empty: nobody said. */
export interface Expected {
  /** A digest that came another way, as it was published: with its algorithm before it, or bare. */
  readonly digest?: string
  /** OpenPGP: the signer's, whole. */
  readonly fingerprint?: string
  /** minisign, signify: the signer's public key, whole: `RW…`. */
  readonly key?: string
  /** SSH: who signed, as the file of allowed signers calls them. */
  readonly principal?: string
  /** Sigstore: the certificate's subject, exactly. */
  readonly identity?: string
  readonly issuer?: string
  /** Sigstore: what was built, as an address or as GitHub's `owner/name`, and the branch or tag of it. */
  readonly 'source-repository'?: string
  readonly 'source-ref'?: string
  /** Sigstore: a predicate type, or cosign's name for it; SLSA provenance if absent. */
  readonly type?: string
}

export const EXPECTATIONS = [
  'digest',
  'fingerprint',
  'key',
  'principal',
  'identity',
  'issuer',
  'source-repository',
  'source-ref',
  'type',
] as const satisfies readonly (keyof Expected)[]
export type Expectation = (typeof EXPECTATIONS)[number]

/** Which method compares it. */
export const ASKED_OF: Readonly<Record<Expectation, MethodId>> = {
  digest: 'checksum',
  fingerprint: 'openpgp',
  key: 'minisign',
  principal: 'ssh',
  identity: 'sigstore',
  issuer: 'sigstore',
  'source-repository': 'sigstore',
  'source-ref': 'sigstore',
  type: 'sigstore',
}
