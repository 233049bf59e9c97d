/**
 * What a Sigstore bundle would weigh if each signature and each key in it were of another algorithm, and all else as it
 * is. An estimate: the lengths of lengths (DER) and the names of algorithms are left as they are.
 */
import { RFC3161Timestamp } from '@sigstore/core'
import { fromUtf8, utf8 } from '../bytes.ts'
import { readJson } from '../json/reader.ts'
import { decodeBase64, encodeBase64 } from '../platform/base64.ts'
import { parseCertificate } from '../sigstore/certificate.ts'
import { readNote } from '../sigstore/signed-note.ts'
import type { BundleJson } from '../world/bundle.ts'
import { toPem } from '../world/text.ts'
import { factsOf, type SignatureAlgorithm } from './algorithms.ts'

export type WeighedId =
  'artifact-signature' | 'signer-key' | 'ca-signature' | 'sct' | 'promise' | 'checkpoint' | 'timestamp'

export interface Weighed {
  readonly id: WeighedId
  readonly kind: 'signature' | 'key'
  /** Bytes today, and with the other algorithm. */
  readonly now: number
  readonly then: number
  /** How often the bundle holds it. */
  readonly copies: number
}

/** Bytes of a file. */
export interface Weight {
  readonly total: number
  /** What of them is signatures, as they are encoded in it. */
  readonly signatures: number
  readonly keys: number
}

export interface BundleWeight {
  readonly now: Weight
  readonly then: Weight
  readonly parts: readonly Weighed[]
}

/** Bytes of a SubjectPublicKeyInfo around the key of ML-DSA (RFC 9881 section 4). */
const AROUND_KEY = 22
/** Bytes of a key id in a line of a signed note. */
const KEY_ID = 4

/** From a length to another. */
interface Lengths {
  readonly signature: (own: number) => number
  readonly key: (own: number) => number
}
const asItIs = (own: number) => own
const nothing = () => 0

interface Entry {
  readonly spec: { readonly signature: { readonly content: string; readonly publicKey: object } }
}

/**
 * @param file a bundle of version 0.3 with a certificate, over a file, logged as `hashedrekord` 0.0.1
 * @param algorithm of FIPS 204
 * @returns `undefined` for any other
 */
export function weighBundle(
  file: Uint8Array,
  algorithm: Extract<SignatureAlgorithm, `ml-dsa-${string}`>,
): BundleWeight | undefined {
  const bundle = readBundle(file)
  if (!bundle) return undefined
  const facts = factsOf(algorithm)
  const then: Lengths = { signature: () => facts.signature, key: () => facts.publicKey + AROUND_KEY }
  const around = file.length - lengthOf(bundle, { signature: asItIs, key: asItIs })
  const weigh = (lengths: Lengths): Weight => {
    const rest = lengthOf(bundle, { signature: nothing, key: nothing })
    const withKeys = lengthOf(bundle, { ...lengths, signature: nothing })
    const whole = lengthOf(bundle, lengths)
    return { total: around + whole, signatures: whole - withKeys, keys: withKeys - rest }
  }
  return {
    now: weigh({ signature: asItIs, key: asItIs }),
    then: weigh(then),
    parts: partsOf(bundle).map((part) => ({ ...part, then: then[part.kind](part.now) })),
  }
}

/** The lab's own: whether it is of its form is not asked again. */
function jsonIn(bytes: Uint8Array | undefined): unknown {
  const json = readJson(fromUtf8(bytes ?? new Uint8Array()) ?? '')
  return 'value' in json ? json.value : undefined
}

function readBundle(file: Uint8Array): BundleJson | undefined {
  const bundle = jsonIn(file) as BundleJson | undefined
  const material = bundle?.verificationMaterial
  const isKnown =
    material?.certificate !== undefined &&
    bundle?.messageSignature !== undefined &&
    material.tlogEntries.every(
      ({ kindVersion: { kind, version } }) => kind === 'hashedrekord' && version === '0.0.1',
    )
  return isKnown ? bundle : undefined
}

const certificateIn = (bundle: BundleJson) =>
  decodeBase64(bundle.verificationMaterial.certificate?.rawBytes ?? '')
const timestampsIn = ({ verificationMaterial: { timestampVerificationData: data } }: BundleJson) =>
  (data?.rfc3161Timestamps ?? []).map(({ signedTimestamp }) => decodeBase64(signedTimestamp))
const timestampSignature = (der: Uint8Array) => RFC3161Timestamp.parse(Buffer.from(der)).signatureValue.length

/** Every signature and every key in it, with its length of today. */
function partsOf(bundle: BundleJson): Omit<Weighed, 'then'>[] {
  const { tlogEntries } = bundle.verificationMaterial
  const certificate = parseCertificate(certificateIn(bundle))
  const copies = 1 + tlogEntries.length
  const signature = (id: WeighedId, now: number, often = 1) =>
    ({ id, kind: 'signature', now, copies: often }) as const
  return [
    signature('artifact-signature', decodeBase64(bundle.messageSignature?.signature ?? '').length, copies),
    { id: 'signer-key', kind: 'key', now: certificate.publicKey.length, copies },
    signature('ca-signature', signatureOf(certificate), copies),
    ...sctsOf(certificate).map((length) => signature('sct', length, copies)),
    ...tlogEntries.flatMap(({ inclusionPromise }) =>
      inclusionPromise
        ? [signature('promise', decodeBase64(inclusionPromise.signedEntryTimestamp).length)]
        : [],
    ),
    ...tlogEntries.flatMap(({ inclusionProof }) =>
      readNote(inclusionProof?.checkpoint.envelope ?? '').lines.map((line) =>
        signature('checkpoint', line.signature.length),
      ),
    ),
    ...timestampsIn(bundle).map((der) => signature('timestamp', timestampSignature(der))),
  ]
}

type Certificate = ReturnType<typeof parseCertificate>
const signatureOf = ({ signatureValue }: Certificate) => signatureValue.length
const sctsOf = ({ extSCT }: Certificate) =>
  (extSCT?.signedCertificateTimestamps ?? []).map(({ signature }) => signature.length)

/** Bytes of the bundle as JSON, with as many zeros in place of each signature and key as it would have bytes. */
function lengthOf(bundle: BundleJson, { signature, key }: Lengths): number {
  const der = certificateIn(bundle)
  const certificate = parseCertificate(der)
  const grown = (own: number, to: (own: number) => number) => to(own) - own
  const certificateLength =
    der.length +
    grown(certificate.publicKey.length, key) +
    [signatureOf(certificate), ...sctsOf(certificate)].reduce((sum, own) => sum + grown(own, signature), 0)
  const zeros = (length: number) => encodeBase64(new Uint8Array(length))
  const own = decodeBase64(bundle.messageSignature?.signature ?? '').length
  const pem = encoded64(toPem('CERTIFICATE', new Uint8Array(certificateLength)))
  const body = (encoded: string) => {
    const entry = jsonIn(decodeBase64(encoded)) as Entry
    const held = { ...entry.spec.signature, content: zeros(signature(own)), publicKey: { content: pem } }
    return encoded64(JSON.stringify({ ...entry, spec: { ...entry.spec, signature: held } }))
  }
  const { verificationMaterial: material, messageSignature } = bundle
  const rebuilt = {
    ...bundle,
    messageSignature: { ...messageSignature, signature: zeros(signature(own)) },
    verificationMaterial: {
      ...material,
      certificate: { rawBytes: zeros(certificateLength) },
      tlogEntries: material.tlogEntries.map((one) => ({
        ...one,
        canonicalizedBody: body(one.canonicalizedBody),
        ...(one.inclusionPromise && {
          inclusionPromise: {
            signedEntryTimestamp: zeros(
              signature(decodeBase64(one.inclusionPromise.signedEntryTimestamp).length),
            ),
          },
        }),
        ...(one.inclusionProof && {
          inclusionProof: {
            ...one.inclusionProof,
            checkpoint: { envelope: noteWith(one.inclusionProof.checkpoint.envelope, signature) },
          },
        }),
      })),
      ...(material.timestampVerificationData && {
        timestampVerificationData: {
          rfc3161Timestamps: timestampsIn(bundle).map((token) => ({
            signedTimestamp: zeros(token.length + grown(timestampSignature(token), signature)),
          })),
        },
      }),
    },
  }
  return utf8(JSON.stringify(rebuilt)).length
}

const encoded64 = (text: string) => encodeBase64(utf8(text))

function noteWith(envelope: string, signature: (own: number) => number): string {
  const { text, lines } = readNote(envelope)
  const signed = lines.map(
    (line) =>
      `\u2014 ${line.name} ${encodeBase64(new Uint8Array(KEY_ID + signature(line.signature.length)))}\n`,
  )
  return `${text}\n${signed.join('')}`
}
