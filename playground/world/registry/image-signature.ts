/**
 * A signature about an image, and where it lies in the registry: in 2023 under a tag made of the image's digest, today
 * as a bundle that refers to the image.
 */
import { toHex, utf8 } from '../../bytes.ts'
import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'
import { type Content, message } from '../content.ts'
import type { Signing } from '../sign.ts'
import { canonicalJson, toPem } from '../text.ts'
import { type Digest, type ImageManifest, MEDIA_TYPE, descriptor, digestOf, document } from './oci.ts'
import { type OciRegistry, pushBlob, pushManifest, pushReferrer, resolve } from './store.ts'

/** `tag`: simple signing under `sha256-….sig`, as cosign did until version 2. `referrer`: as cosign does since 3. */
export type SignatureLayout = 'tag' | 'referrer'

export interface ImageReference {
  /** Repository within the registry, such as `example/hello`. */
  readonly name: string
  readonly digest: Digest
}

/** Keys of annotations (cosign, pkg/oci/static). */
export const ANNOTATION = {
  signature: 'dev.cosignproject.cosign/signature',
  certificate: 'dev.sigstore.cosign/certificate',
  chain: 'dev.sigstore.cosign/chain',
  rekorBundle: 'dev.sigstore.cosign/bundle',
  content: 'dev.sigstore.bundle.content',
  predicateType: 'dev.sigstore.bundle.predicateType',
  created: 'org.opencontainers.image.created',
} as const

export const SIGN_PREDICATE = 'https://sigstore.dev/cosign/sign/v1'
export const SIMPLE_SIGNING_TYPE = 'cosign container image signature'

/** What is signed about an image: words that name its digest. */
export function imageContent(
  { host }: Pick<OciRegistry, 'host'>,
  { name, digest }: ImageReference,
  layout: SignatureLayout,
): Content {
  if (layout === 'tag') {
    const critical = {
      identity: { 'docker-reference': `${host}/${name}` },
      image: { 'docker-manifest-digest': digest },
      type: SIMPLE_SIGNING_TYPE,
    }
    return message(utf8(JSON.stringify({ critical, optional: null })))
  }
  const payload = canonicalJson({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: digest.slice('sha256:'.length) } }],
    predicateType: SIGN_PREDICATE,
    predicate: {},
  })
  return { kind: 'envelope', payload, payloadType: 'application/vnd.in-toto+json' }
}

/** `sha256-….sig` */
export function signatureTag(digest: Digest): string {
  return `${digest.replace(':', '-')}.sig`
}

export interface StoredSignature {
  readonly layout: SignatureLayout
  readonly manifest: Uint8Array
  /** By which the signature is found: the `.sig` tag, or the list of referrers where the registry keeps none. */
  readonly tag?: string
  readonly blobs: readonly Uint8Array[]
}

/**
 * Puts a signature where verifiers look for it.
 *
 * @param signing about `imageContent(…)` of the same layout; for the layout `tag`, in a v1 log
 * @param chain of the authority, intermediate first, DER
 * @param at when it is pushed
 * @throws {TypeError} naming `signing` if its content is not of this layout
 */
export function storeSignature(
  registry: OciRegistry,
  reference: ImageReference,
  layout: SignatureLayout,
  signing: Signing,
  chain: readonly Uint8Array[],
  at: Date,
): StoredSignature {
  const { name, digest } = reference
  const expected = layout === 'tag' ? 'message' : 'envelope'
  if (signing.content.kind !== expected) throw new TypeError(`signing: expected a ${expected}`)
  return layout === 'tag'
    ? storeUnderTag(registry, name, digest, signing, chain)
    : storeReferrer(registry, reference, signing, at)
}

function storeUnderTag(
  registry: OciRegistry,
  name: string,
  digest: Digest,
  { content, signature, verifier, bundle }: Signing,
  chain: readonly Uint8Array[],
): StoredSignature {
  const payload = content.kind === 'message' ? content.artifact : content.payload
  const pem = (der: Uint8Array) => toPem('CERTIFICATE', der)
  const annotations = {
    [ANNOTATION.signature]: encodeBase64(signature),
    [ANNOTATION.rekorBundle]: rekorBundle(bundle.verificationMaterial.tlogEntries[0]),
    ...(verifier.kind === 'certificate' && {
      [ANNOTATION.certificate]: pem(verifier.der),
      [ANNOTATION.chain]: chain.map(pem).join(''),
    }),
  }
  const config = document({
    architecture: '',
    created: '0001-01-01T00:00:00Z',
    history: [{ created: '0001-01-01T00:00:00Z' }],
    os: '',
    rootfs: { type: 'layers', diff_ids: [digestOf(payload)] },
    config: {},
  })
  const manifest: ImageManifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.manifest,
    config: descriptor(MEDIA_TYPE.config, config),
    layers: [descriptor(MEDIA_TYPE.simpleSigning, payload, { annotations })],
  }
  const blobs = [payload, config]
  for (const blob of blobs) pushBlob(registry, name, blob)
  const tag = signatureTag(digest)
  pushManifest(registry, name, document(manifest), tag)
  return { layout: 'tag', manifest: document(manifest), tag, blobs }
}

/** What the log said, in the words of cosign 1 and 2: a promise, and no proof. */
function rekorBundle(entry: Signing['bundle']['verificationMaterial']['tlogEntries'][number] | undefined) {
  if (!entry?.inclusionPromise) throw new TypeError('signing: expected an entry of a v1 log')
  return JSON.stringify({
    SignedEntryTimestamp: entry.inclusionPromise.signedEntryTimestamp,
    Payload: {
      body: entry.canonicalizedBody,
      integratedTime: Number(entry.integratedTime),
      logIndex: Number(entry.logIndex),
      logID: toHex(decodeBase64(entry.logId.keyId)),
    },
  })
}

function storeReferrer(
  registry: OciRegistry,
  { name, digest }: ImageReference,
  { bundle }: Signing,
  at: Date,
): StoredSignature {
  const subject = resolve(registry, name, digest)
  if (!subject) throw new TypeError('reference: expected an image in this registry')
  const blob = document(bundle)
  const empty = utf8('{}')
  const manifest: ImageManifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.manifest,
    artifactType: MEDIA_TYPE.bundle,
    config: descriptor(MEDIA_TYPE.empty, empty),
    layers: [descriptor(MEDIA_TYPE.bundle, blob)],
    subject: descriptor(subject.mediaType, subject.bytes),
    annotations: {
      [ANNOTATION.created]: at.toISOString().replace('.000Z', 'Z'),
      [ANNOTATION.content]: 'dsse-envelope',
      [ANNOTATION.predicateType]: SIGN_PREDICATE,
    },
  }
  const blobs = [empty, blob]
  for (const one of blobs) pushBlob(registry, name, one)
  const pushed = pushReferrer(registry, name, document(manifest))
  const tag = 'tag' in pushed ? pushed.tag : undefined
  return { layout: 'referrer', manifest: document(manifest), ...(tag !== undefined && { tag }), blobs }
}
