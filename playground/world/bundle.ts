import { sha256 } from '@noble/hashes/sha2.js'
import { encodeBase64 } from '../platform/base64.ts'
import { type Content, type Envelope, envelopeOf } from './content.ts'
import type { LogEntryJson, Verifier } from './rekor.ts'

export type BundleVersion = '0.1' | '0.2' | '0.3'

/** A Sigstore bundle as it stands in a file. */
export interface BundleJson {
  mediaType: string
  verificationMaterial: {
    certificate?: { rawBytes: string }
    x509CertificateChain?: { certificates: { rawBytes: string }[] }
    publicKey?: { hint: string }
    tlogEntries: LogEntryJson[]
    timestampVerificationData?: { rfc3161Timestamps: { signedTimestamp: string }[] }
  }
  messageSignature?: { messageDigest: { algorithm: string; digest: string }; signature: string }
  dsseEnvelope?: Envelope
}

export interface BundleParts {
  readonly content: Content
  readonly signature: Uint8Array
  readonly verifier: Verifier
  readonly tlogEntries: readonly LogEntryJson[]
  /** RFC 3161 responses, DER. */
  readonly timestamps: readonly Uint8Array[]
  readonly version?: BundleVersion
}

/** Puts the parts of a signing together. Until version 0.3 a certificate stood in a chain of its own. */
export function assembleBundle(parts: BundleParts): BundleJson {
  const { version = '0.3', timestamps } = parts
  const signedTimestamps = timestamps.map((timestamp) => ({ signedTimestamp: encodeBase64(timestamp) }))
  return {
    mediaType:
      version === '0.3'
        ? 'application/vnd.dev.sigstore.bundle.v0.3+json'
        : `application/vnd.dev.sigstore.bundle+json;version=${version}`,
    verificationMaterial: {
      ...signerMaterial(parts.verifier, version),
      tlogEntries: [...parts.tlogEntries],
      ...(timestamps.length > 0
        ? { timestampVerificationData: { rfc3161Timestamps: signedTimestamps } }
        : {}),
    },
    ...signedContent(parts.content, parts.signature),
  }
}

function signerMaterial({ kind, der }: Verifier, version: BundleVersion) {
  if (kind === 'key') return { publicKey: { hint: publicKeyHint(der) } }
  const certificate = { rawBytes: encodeBase64(der) }
  return version === '0.3' ? { certificate } : { x509CertificateChain: { certificates: [certificate] } }
}

function signedContent(content: Content, signature: Uint8Array) {
  if (content.kind === 'envelope') return { dsseEnvelope: envelopeOf(content, signature) }
  const messageDigest = { algorithm: 'SHA2_256', digest: encodeBase64(sha256(content.artifact)) }
  return { messageSignature: { messageDigest, signature: encodeBase64(signature) } }
}

/** Name of a managed key in a bundle: Base64 of the SHA-256 of its SubjectPublicKeyInfo. A hint, no proof. */
export function publicKeyHint(spki: Uint8Array): string {
  return encodeBase64(sha256(spki))
}
