/** Where signatures about an image lie, and what of them makes a bundle. */
import { fromHex, utf8 } from '../../bytes.ts'
import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'
import { firstPem } from '../../sigstore/entry.ts'
import { member, valueIn } from '../../json/reader.ts'
import { ANNOTATION, type ImageReference, type SignatureLayout, signatureTag } from './image-signature.ts'
import { type Descriptor, type Digest, type ImageIndex, MEDIA_TYPE, digestOf } from './oci.ts'
import { type OciRegistry, fetchBlob, readManifest, referrers, referrersTag, resolve } from './store.ts'

export interface FoundSignature {
  readonly layout: SignatureLayout
  readonly digest: Digest
  /** Absent if it cannot be read. */
  readonly read?: {
    readonly bundle: Uint8Array
    /** What the signature is over, in the layout of 2023. */
    readonly payload?: Uint8Array
  }
}

/** Every signature about an image that the registry has, in either layout. */
export function findSignatures(registry: OciRegistry, { name, digest }: ImageReference): FoundSignature[] {
  const asked = referrers(registry, name, digest) ?? resolve(registry, name, referrersTag(digest))?.bytes
  const listed = asked && (readManifest(asked) as ImageIndex | undefined)
  const referring = (listed?.manifests ?? [])
    .filter(({ artifactType }) => artifactType === MEDIA_TYPE.bundle)
    .map((one) => readReferrer(registry, name, one.digest))
  const tagged = resolve(registry, name, signatureTag(digest))
  const layers = tagged && readManifest(tagged.bytes)
  const underTag =
    tagged && layers && 'layers' in layers
      ? layers.layers.map((layer) => readLayer(registry, name, tagged.digest, layer))
      : []
  return [...referring, ...underTag]
}

function readReferrer(registry: OciRegistry, name: string, digest: Digest): FoundSignature {
  const manifest = resolve(registry, name, digest)
  const read = manifest && readManifest(manifest.bytes)
  const layer = read && 'layers' in read ? read.layers[0] : undefined
  const bundle = layer && fetchBlob(registry, name, layer.digest)
  const isWhole = bundle && digestOf(bundle) === layer.digest
  return { layout: 'referrer', digest, ...(isWhole && { read: { bundle } }) }
}

/** The annotations of 2023 hold what a bundle of version 0.1 holds. */
function readLayer(registry: OciRegistry, name: string, digest: Digest, layer: Descriptor): FoundSignature {
  const payload = fetchBlob(registry, name, layer.digest)
  if (!payload || digestOf(payload) !== layer.digest) return { layout: 'tag', digest }
  try {
    return { layout: 'tag', digest, read: { bundle: bundleFrom(layer.annotations ?? {}, payload), payload } }
  } catch {
    return { layout: 'tag', digest }
  }
}

/** What the log said, as cosign 1 and 2 write it. @throws {TypeError} for anything else, however close */
function recordedIn(annotation: unknown) {
  if (typeof annotation !== 'string') throw new TypeError('annotations: expected what the log said')
  const recorded = valueIn(utf8(annotation))
  const payload = member(recorded, 'Payload')
  return {
    signedEntryTimestamp: textIn(recorded, 'SignedEntryTimestamp'),
    body: textIn(payload, 'body'),
    logID: textIn(payload, 'logID'),
    integratedTime: wholeIn(payload, 'integratedTime'),
    logIndex: wholeIn(payload, 'logIndex'),
  }
}

function textIn(value: unknown, name: string): string {
  const found = member(value, name)
  if (typeof found !== 'string') throw new TypeError(`${name}: expected a text`)
  return found
}

function wholeIn(value: unknown, name: string): number {
  const found = member(value, name)
  if (typeof found !== 'number' || !Number.isSafeInteger(found)) {
    throw new TypeError(`${name}: expected a whole number`)
  }
  return found
}

function bundleFrom(annotations: Readonly<Record<string, string>>, payload: Uint8Array): Uint8Array {
  const { body, integratedTime, logIndex, logID, signedEntryTimestamp } = recordedIn(
    annotations[ANNOTATION.rekorBundle],
  )
  const entry = valueIn(decodeBase64(body))
  const certificate = firstPem(annotations[ANNOTATION.certificate] ?? '')
  if (!certificate) throw new TypeError('annotations: expected a certificate')
  const digest = digestOf(payload).slice('sha256:'.length)
  return utf8(
    JSON.stringify({
      mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
      verificationMaterial: {
        x509CertificateChain: { certificates: [{ rawBytes: encodeBase64(certificate.der) }] },
        tlogEntries: [
          {
            logIndex: `${logIndex}`,
            logId: { keyId: base64OfHex(logID) },
            kindVersion: { kind: textIn(entry, 'kind'), version: textIn(entry, 'apiVersion') },
            integratedTime: `${integratedTime}`,
            inclusionPromise: { signedEntryTimestamp },
            canonicalizedBody: body,
          },
        ],
      },
      messageSignature: {
        messageDigest: {
          algorithm: 'SHA2_256',
          digest: base64OfHex(digest),
        },
        signature: annotations[ANNOTATION.signature],
      },
    }),
  )
}

function base64OfHex(hex: string): string {
  const bytes = fromHex(hex)
  if (!bytes) throw new TypeError('hex: expected hexadecimal digits')
  return encodeBase64(bytes)
}
