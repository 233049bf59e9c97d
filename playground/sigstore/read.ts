/** From untrusted bytes to a bundle and a trusted root, or to the one reason why not. */
import { bundleFromJSON, type Bundle, ValidationError } from '@sigstore/bundle'
import type { X509Certificate } from '@sigstore/core'
import { HashAlgorithm, PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs'
import { fromWholeUtf8 } from '../bytes.ts'
import { isStrictKey } from '../platform/spki.ts'
import { pkcs1FromSpki } from '../platform/public-key.ts'
import type { FindingOf } from '../report.ts'
import { parseCertificate } from './certificate.ts'
import { readJson } from '../json/reader.ts'
import { evidence, type SIGSTORE_CODES, type SigstoreCheckId, type SigstoreOpen } from './plan.ts'
import { BUNDLE, misfit, type Misfit, TRUSTED_ROOT } from './shape.ts'

export type SigstoreFinding = FindingOf<SigstoreCheckId, typeof SIGSTORE_CODES> & {
  /** Where this is of one of several things: what the others came to. No report shows it. */
  readonly beside?: readonly SigstoreFinding[]
}
export interface Read<T> {
  readonly value?: T
  readonly finding: SigstoreFinding
}

/** Real bundles are some 10 KiB; the largest attestations allowed by registries stay far below this. */
const MAX_BYTES = 16 * 1024 * 1024

/** The library takes any later version for v0.3; what a version that nobody has written means, nobody knows. */
const VERSIONS = /^application\/vnd\.dev\.sigstore\.bundle(?:\+json;version=0\.[123]|\.v0\.[123]\+json)$/

/** Of whatever version; anything else is no bundle, and no trusted root. */
const BUNDLES = /^application\/vnd\.dev\.sigstore\.bundle(?:[+.]|$)/
const ROOTS = /^application\/vnd\.dev\.sigstore\.trustedroot(?:[+.]|$)/

/** sigstore_trustroot.proto, `TrustedRoot.media_type` */
const ROOT_VERSIONS = /^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.1|\.v0\.[12]\+json)$/

const RSA_DETAILS: ReadonlySet<PublicKeyDetails> = new Set([
  PublicKeyDetails.PKIX_RSA_PKCS1V5,
  PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256,
  PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256,
  PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256,
])

/** A log's tree is computed with SHA-256 (RFC 6962), whatever the root says of it. */
const TREE_DIGESTS: ReadonlySet<HashAlgorithm> = new Set([
  HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED,
  HashAlgorithm.SHA2_256,
])

const TOO_MUCH = { status: 'skipped', because: 'too-much' } as const

function parsed(
  bytes: Uint8Array,
  source: 'claim' | 'trust',
): { json: unknown } | { outcome: SigstoreFinding } {
  if (bytes.length > MAX_BYTES) return { outcome: TOO_MUCH }
  const text = fromWholeUtf8(bytes)
  if (text === undefined) return { outcome: { status: 'undecided', code: 'not-utf8' } }
  const read = readJson(text)
  if ('value' in read) return { json: read.value }
  switch (read.why) {
    case 'too-much':
      return { outcome: TOO_MUCH }
    case 'not-json':
      return { outcome: { status: 'undecided', code: 'not-json' } }
    case 'ambiguous': {
      const field = evidence('field', read.name, source)
      return { outcome: { status: 'undecided', code: 'field-ambiguous', evidence: [field] } }
    }
  }
}

export function readBundle(bytes: Uint8Array): Read<Bundle> {
  const size = evidence('bundle-size', bytes.length, 'claim')
  const read = parsed(bytes, 'claim')
  if ('outcome' in read) {
    return { finding: { ...read.outcome, evidence: [size, ...(read.outcome.evidence ?? [])] } }
  }
  const odd = misfit(read.json, BUNDLE)
  if (odd !== undefined) return { finding: unfit(odd, 'claim', 'not-a-bundle') }
  const { mediaType } = read.json as { readonly mediaType?: string | null }
  if (mediaType && !VERSIONS.test(mediaType)) {
    const isOne = BUNDLES.test(mediaType)
    const code = isOne ? 'unknown-version' : 'not-a-bundle'
    const actual = evidence(isOne ? 'bundle-media-type' : 'media-type', mediaType, 'claim')
    return { finding: { status: 'undecided', code, actual, evidence: [size] } }
  }
  try {
    const value = bundleFromJSON(read.json)
    return {
      value,
      finding: {
        status: 'passed',
        evidence: [
          evidence('bundle-media-type', value.mediaType, 'claim'),
          evidence('content-kind', value.content.$case, 'claim'),
          evidence('material-kind', value.verificationMaterial.content.$case, 'claim'),
          size,
        ],
      },
    }
  } catch (error) {
    const said = evidence('library-message', messageOf(error), 'claim')
    const fields = error instanceof ValidationError ? error.fields : []
    const missing = fields.slice(0, 5).map((field) => evidence('field', field, 'claim'))
    return { finding: { status: 'undecided', code: 'not-a-bundle', evidence: [size, said, ...missing] } }
  }
}

/** A field of another form, or too much of it; without a path the whole text is something else. */
function unfit({ path, why }: Misfit, source: 'claim' | 'trust', other: SigstoreOpen): SigstoreFinding {
  if (why === 'too-much') return { ...TOO_MUCH, evidence: [evidence('field', path, source)] }
  if (path === '') return { status: 'undecided', code: other }
  return { status: 'undecided', code: `field-${why}`, evidence: [evidence('field', path, source)] }
}

/**
 * A service without the start of its validity is refused: the library would take it as valid since 1970, which is
 * more trust than its keeper gave.
 */
export function readTrustedRoot(bytes: Uint8Array): Read<TrustedRoot> {
  const read = parsed(bytes, 'trust')
  if ('outcome' in read) return { finding: read.outcome }
  const odd = misfit(read.json, TRUSTED_ROOT)
  if (odd !== undefined) return { finding: unfit(odd, 'trust', 'not-a-trusted-root') }
  const { mediaType } = read.json as { readonly mediaType?: string | null }
  if (!mediaType) {
    const field = evidence('field', 'mediaType', 'trust')
    return { finding: { status: 'undecided', code: 'not-a-trusted-root', evidence: [field] } }
  }
  if (!ROOT_VERSIONS.test(mediaType)) {
    const isOne = ROOTS.test(mediaType)
    const code = isOne ? 'unknown-version' : 'not-a-trusted-root'
    const actual = evidence(isOne ? 'trusted-root-media-type' : 'media-type', mediaType, 'trust')
    return { finding: { status: 'undecided', code, actual } }
  }
  try {
    const value = TrustedRoot.fromJSON(read.json)
    const seen = [evidence('trusted-root-media-type', value.mediaType, 'trust')]
    const keys = [...value.tlogs, ...value.ctlogs]
    const odd = keys.find(({ publicKey }) => publicKey?.rawBytes && !isStrictKey(publicKey.rawBytes))
    if (odd) {
      const id = evidence('log-id', Uint8Array.from(odd.logId?.keyId ?? []), 'trust')
      return { finding: { status: 'undecided', code: 'log-key-unreadable', evidence: [...seen, id] } }
    }
    const other = keys.find(({ hashAlgorithm }) => !TREE_DIGESTS.has(hashAlgorithm))
    if (other) {
      const algorithm = evidence('algorithm', HashAlgorithm[other.hashAlgorithm], 'trust')
      return {
        finding: { status: 'undecided', code: 'algorithm-not-computed', evidence: [...seen, algorithm] },
      }
    }
    for (const { publicKey } of keys) {
      // The library takes PKIX_RSA_* keys for PKCS#1 and throws on the SPKI bytes they are.
      if (publicKey?.rawBytes && RSA_DETAILS.has(publicKey.keyDetails)) {
        publicKey.rawBytes = Buffer.from(pkcs1FromSpki(publicKey.rawBytes))
      }
    }
    const endless = keys.find((log) => !log.publicKey?.validFor?.start)
    const ca = [...value.certificateAuthorities, ...value.timestampAuthorities].find(
      (ca) => !ca.validFor?.start,
    )
    if (endless?.logId) seen.push(evidence('log-id', Uint8Array.from(endless.logId.keyId), 'trust'))
    if (endless || ca)
      return { finding: { status: 'undecided', code: 'validity-start-missing', evidence: seen } }
    if (value.certificateAuthorities.length + value.timestampAuthorities.length + keys.length === 0) {
      return { finding: { status: 'undecided', code: 'no-service-in-root', evidence: seen } }
    }
    return { value, finding: { status: 'passed', evidence: seen } }
  } catch (error) {
    const said = evidence('library-message', messageOf(error), 'trust')
    return { finding: { status: 'undecided', code: 'not-a-trusted-root', evidence: [said] } }
  }
}

/** The words of an exception, cut to a size a person reads. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}

/** The leaf certificate a bundle carries, unverified; `undefined` if it carries none that can be read. */
export function certificateOf(bytes: Uint8Array): X509Certificate | undefined {
  const { value } = readBundle(bytes)
  const der = value && leafOf(value)
  try {
    return der && parseCertificate(der)
  } catch {
    return undefined
  }
}

/** Whether a bundle names a managed key instead of a certificate, as it is read for its verification; not of one that is not. */
export function isSignedByKey(bytes: Uint8Array): boolean {
  return readBundle(bytes).value?.verificationMaterial.content.$case === 'publicKey'
}

/** DER of the leaf certificate, `undefined` for a bundle signed with a managed key. */
export function leafOf(bundle: Bundle): Uint8Array | undefined {
  const { content } = bundle.verificationMaterial
  switch (content.$case) {
    case 'certificate':
      return content.certificate.rawBytes
    case 'x509CertificateChain':
      return content.x509CertificateChain.certificates[0]?.rawBytes
    case 'publicKey':
      return undefined
  }
}
