/** The documents of an OCI registry (OCI image specification 1.1), as far as images and signatures need them. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../bytes.ts'

/** `sha256:` and 64 hex digits. */
export type Digest = string

export const MEDIA_TYPE = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  /** Of a config that says nothing. */
  empty: 'application/vnd.oci.empty.v1+json',
  simpleSigning: 'application/vnd.dev.cosign.simplesigning.v1+json',
  bundle: 'application/vnd.dev.sigstore.bundle.v0.3+json',
} as const

export interface Descriptor {
  readonly mediaType: string
  readonly size: number
  readonly digest: Digest
  readonly artifactType?: string
  readonly platform?: { readonly architecture: string; readonly os: string }
  readonly annotations?: Readonly<Record<string, string>>
}

export interface ImageManifest {
  readonly schemaVersion: 2
  readonly mediaType: string
  readonly artifactType?: string
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  /** What this manifest is about: that makes it a referrer. */
  readonly subject?: Descriptor
  readonly annotations?: Readonly<Record<string, string>>
}

export interface ImageIndex {
  readonly schemaVersion: 2
  readonly mediaType: string
  readonly manifests: readonly Descriptor[]
}

export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${toHex(sha256(bytes))}`
}

export function descriptor(mediaType: string, bytes: Uint8Array, more: Partial<Descriptor> = {}): Descriptor {
  return { mediaType, size: bytes.length, digest: digestOf(bytes), ...more }
}

/** JSON in UTF-8. Its digest is over these very bytes. */
export function document(value: ImageManifest | ImageIndex | object): Uint8Array {
  return utf8(JSON.stringify(value))
}
