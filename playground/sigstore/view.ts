/** A bundle laid open for people: its certificate, its log entries and the paths up their trees. Nothing is verified. */
import type { TransparencyLogEntry } from '@sigstore/protobuf-specs'
import { LogCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js'
import type { X509Certificate } from '@sigstore/core'
import { fromUtf8 } from '../bytes.ts'
import { type CertificateDescription, describeCertificate, parseCertificate } from './certificate.ts'
import { fulcioExtension } from './fulcio-extensions.ts'
import { readJson } from '../json/reader.ts'
import { merklePath, type MerklePath } from './merkle.ts'
import { leafOf, readBundle } from './read.ts'

export interface NamedValue {
  readonly oid: string
  /** As Fulcio documents it. */
  readonly name: string
  readonly value: string
}

export interface CertificateView extends CertificateDescription {
  readonly serialNumber: Uint8Array
  readonly extensions: readonly NamedValue[]
  readonly scts: readonly { readonly logId: Uint8Array; readonly time: Date }[]
}

export interface LogView {
  readonly kind: string
  readonly logId: Uint8Array
  /** The index within the tree the proof is about. */
  readonly leafIndex: string | undefined
  readonly checkpoint:
    { readonly origin: string; readonly size: string; readonly root: Uint8Array } | undefined
  /** The hashes from the entry to the root, recomputed here; absent if the proof has no fitting shape. */
  readonly path: MerklePath | undefined
}

export interface BundleView {
  readonly mediaType: string
  readonly content: 'messageSignature' | 'dsseEnvelope'
  /** What an in-toto statement says it is about. */
  readonly predicateType: string | undefined
  readonly certificate: CertificateView | undefined
  readonly logs: readonly LogView[]
}

/** @returns `undefined` if `bytes` is no bundle; parts that cannot be read are left out */
export function viewBundle(bytes: Uint8Array): BundleView | undefined {
  const { value: bundle } = readBundle(bytes)
  if (!bundle) return undefined
  const der = leafOf(bundle)
  return {
    mediaType: bundle.mediaType,
    content: bundle.content.$case,
    predicateType:
      bundle.content.$case === 'dsseEnvelope'
        ? predicateTypeOf(bundle.content.dsseEnvelope.payload)
        : undefined,
    certificate: der && attempt(() => viewCertificate(parseCertificate(der))),
    logs: bundle.verificationMaterial.tlogEntries
      .map((entry) => attempt(() => viewLog(entry)))
      .filter((log) => log !== undefined),
  }
}

function predicateTypeOf(payload: Uint8Array): string | undefined {
  const json = readJson(fromUtf8(payload) ?? '')
  const read = 'value' in json ? (json.value as { predicateType?: unknown } | null) : undefined
  return typeof read?.predicateType === 'string' ? read.predicateType : undefined
}

/** What is shown is somebody else's bytes: one field that cannot be read must not hide the others. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function viewCertificate(certificate: X509Certificate): CertificateView {
  return {
    ...describeCertificate(certificate),
    serialNumber: Uint8Array.from(certificate.serialNumber),
    extensions: certificate.extensions
      .map((extension) => attempt(() => viewExtension(extension)))
      .filter((extension) => extension !== undefined),
    scts:
      attempt(() =>
        certificate.extSCT?.signedCertificateTimestamps.map((sct) => ({
          logId: Uint8Array.from(sct.logID),
          time: sct.datetime,
        })),
      ) ?? [],
  }
}

/** Its object identifier comes first, its value last (RFC 5280 section 4.1). */
function viewExtension({ subs }: X509Certificate['extensions'][number]): NamedValue | undefined {
  const oid = subs[0]?.toOID() ?? ''
  const documented = fulcioExtension(oid)
  const octets = subs.at(-1)
  if (!documented || !octets) return undefined
  const value = documented.bare ? octets.value : (octets.subs[0]?.value ?? octets.value)
  return { oid, name: documented.name, value: Buffer.from(value).toString('utf8') }
}

function viewLog(entry: TransparencyLogEntry): LogView {
  const proof = entry.inclusionProof
  const envelope = proof?.checkpoint?.envelope
  const checkpoint = envelope === undefined ? undefined : attempt(() => readCheckpoint(envelope))
  const path =
    proof && checkpoint
      ? attempt(() =>
          merklePath(
            Uint8Array.from(entry.canonicalizedBody),
            BigInt(proof.logIndex),
            checkpoint.logSize,
            proof.hashes.map((hash) => Uint8Array.from(hash)),
          ),
        )
      : undefined
  return {
    kind: `${entry.kindVersion?.kind ?? ''} ${entry.kindVersion?.version ?? ''}`.trim(),
    logId: Uint8Array.from(entry.logId?.keyId ?? []),
    leafIndex: proof?.logIndex,
    checkpoint: checkpoint && {
      origin: checkpoint.origin,
      size: String(checkpoint.logSize),
      root: Uint8Array.from(checkpoint.logHash),
    },
    path: path && 'root' in path ? path : undefined,
  }
}

function readCheckpoint(envelope: string): LogCheckpoint {
  const end = envelope.indexOf('\n\n')
  return LogCheckpoint.fromString(end < 0 ? envelope : envelope.slice(0, end + 1))
}
