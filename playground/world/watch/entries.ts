/** Entries of a log as anybody may read them: who signed, when, and what. */
import { fromHex } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import { createHash } from '../../platform/crypto.ts'
import { describeCertificate, parseCertificate } from '../../sigstore/certificate.ts'
import { entrySigners } from '../../sigstore/entry.ts'
import { valueIn } from '../../json/reader.ts'
import type { LogEntry, TransparencyLog } from '../rekor.ts'

/** Who an entry says signed. */
export interface EntrySigner {
  readonly kind: 'certificate' | 'key'
  /** The certificate, or SubjectPublicKeyInfo. */
  readonly der: Uint8Array
  /** SHA-256 of SubjectPublicKeyInfo: the fingerprint of the key that signed. */
  readonly publicKeySha256: Uint8Array
  /** What the certificate says; absent for a bare key, which has no name. */
  readonly identity?: string
  readonly issuer?: string
  readonly notBefore?: Date
  readonly notAfter?: Date
}

export interface EntryDigest {
  /**
   * What was hashed: the artifact; the payload of an envelope, or all of the envelope; or just the bytes that were
   * signed, which a v2 log does not tell apart.
   */
  readonly of: 'artifact' | 'payload' | 'envelope' | 'signed-bytes'
  readonly sha256: Uint8Array
}

export interface ReadEntry {
  /** Index in this tree. */
  readonly index: number
  /** Index in the whole log, older shards included. */
  readonly logIndex: number
  /** Kind and version, such as `hashedrekord 0.0.1`. */
  readonly kind: string
  readonly signer: EntrySigner
  readonly digests: readonly EntryDigest[]
  /** When the log recorded it. A v2 log does not say. */
  readonly time?: Date
  /** The leaf. */
  readonly bytes: Uint8Array
}

/** @throws {Error} if the entry is of no kind that the lab's logs record */
export function readEntry(log: TransparencyLog, { index, bytes, loggedAt }: LogEntry): ReadEntry {
  const { kind, apiVersion, spec } = valueIn(bytes) as RawEntry
  const [der] = entrySigners(bytes)
  if (!der) throw new Error('entry: no signer')
  return {
    index,
    logIndex: log.firstIndex + index,
    kind: `${kind} ${apiVersion}`,
    signer: signerOf(der),
    digests: digestsOf(`${kind} ${apiVersion}`, spec),
    ...(log.version === 'v1' && { time: new Date(Math.floor(loggedAt.getTime() / 1000) * 1000) }),
    bytes,
  }
}

interface RawEntry {
  readonly kind: string
  readonly apiVersion: string
  readonly spec: unknown
}

function signerOf(der: Uint8Array): EntrySigner {
  try {
    const { publicKeySha256, identity, issuer, notBefore, notAfter } = describeCertificate(
      parseCertificate(der),
    )
    const named = { ...(identity !== undefined && { identity }), ...(issuer !== undefined && { issuer }) }
    return { kind: 'certificate', der, publicKeySha256, ...named, notBefore, notAfter }
  } catch {
    return { kind: 'key', der, publicKeySha256: sha256(der) }
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(bytes).digest())
}

/** The lab's own logs wrote these entries, so they have the shape that `kind` names. */
function digestsOf(kind: string, spec: unknown): EntryDigest[] {
  const hex = ({ value }: { value: string }) => fromHex(value) ?? new Uint8Array(0)
  const base64 = ({ digest }: { digest: string }) => Uint8Array.from(decodeBase64(digest))
  switch (kind) {
    case 'hashedrekord 0.0.1':
      return [{ of: 'artifact', sha256: hex((spec as V1Record).data.hash) }]
    case 'dsse 0.0.1':
      return [
        { of: 'payload', sha256: hex((spec as V1Envelope).payloadHash) },
        { of: 'envelope', sha256: hex((spec as V1Envelope).envelopeHash) },
      ]
    case 'hashedrekord 0.0.2':
      return [{ of: 'signed-bytes', sha256: base64((spec as V2Record).hashedRekordV002.data) }]
    case 'dsse 0.0.2':
      return [{ of: 'payload', sha256: base64((spec as V2Envelope).dsseV002.payloadHash) }]
    default:
      return []
  }
}

type Hex = { value: string }
type Base64 = { digest: string }
type V1Record = { data: { hash: Hex } }
type V1Envelope = { payloadHash: Hex; envelopeHash: Hex }
type V2Record = { hashedRekordV002: { data: Base64 } }
type V2Envelope = { dsseV002: { payloadHash: Base64 } }
