/**
 * The parts of a bundle and of a trusted root that a person may look at and change as bytes, instead of as Base64
 * within JSON. Nothing here is verified.
 */
import { concatBytes, equalBytes, fromUtf8, utf8 } from '../bytes.ts'
import { decodeBase64, encodeBase64 } from '../platform/base64.ts'
import { readJson } from '../json/reader.ts'
import { spanAt, wholeOf } from '../json/text.ts'

export type BundlePartId =
  | 'message-digest'
  | 'signature'
  | 'payload'
  | 'certificate'
  | 'entry-body'
  | 'promise'
  | 'proof-node'
  | 'checkpoint'
  | 'signed-timestamp'

export type RootPartId = 'log-key' | 'ct-log-key' | 'ca-certificate' | 'tsa-certificate'

export interface Part<Id extends string = BundlePartId | RootPartId> {
  readonly id: Id
  /** Among the parts with this id, from 0, in the order of the document: proof nodes lowest first. */
  readonly index: number
  readonly bytes: Uint8Array
}

/** Where a part stands: member names, and `*` for every item of a list. */
interface Place<Id extends string> {
  readonly id: Id
  readonly path: readonly string[]
  readonly codec: Codec
}

interface Codec {
  readonly decode: (text: string) => Uint8Array
  readonly encode: (bytes: Uint8Array) => string
}

const BASE64: Codec = { decode: decodeBase64, encode: encodeBase64 }
/** JSON cannot hold bytes that are no UTF-8: they become U+FFFD, which is a change like any other. */
const TEXT: Codec = {
  decode: utf8,
  encode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
}

function place<Id extends string>(id: Id, path: string, codec = BASE64): Place<Id> {
  return { id, path: path.split('.'), codec }
}

const MATERIAL = 'verificationMaterial'
const ENTRY = `${MATERIAL}.tlogEntries.*`

/** sigstore_bundle.proto, v0.1 to v0.3. Left out are ids, hints, and what is said twice. */
const BUNDLE: readonly Place<BundlePartId>[] = [
  place('message-digest', 'messageSignature.messageDigest.digest'),
  place('signature', 'messageSignature.signature'),
  place('payload', 'dsseEnvelope.payload'),
  place('signature', 'dsseEnvelope.signatures.*.sig'),
  place('certificate', `${MATERIAL}.certificate.rawBytes`),
  place('certificate', `${MATERIAL}.x509CertificateChain.certificates.*.rawBytes`),
  place('entry-body', `${ENTRY}.canonicalizedBody`),
  place('promise', `${ENTRY}.inclusionPromise.signedEntryTimestamp`),
  place('proof-node', `${ENTRY}.inclusionProof.hashes.*`),
  place('checkpoint', `${ENTRY}.inclusionProof.checkpoint.envelope`, TEXT),
  place('signed-timestamp', `${MATERIAL}.timestampVerificationData.rfc3161Timestamps.*.signedTimestamp`),
]

/** sigstore_trustroot.proto */
const ROOT: readonly Place<RootPartId>[] = [
  place('log-key', 'tlogs.*.publicKey.rawBytes'),
  place('ct-log-key', 'ctlogs.*.publicKey.rawBytes'),
  place('ca-certificate', 'certificateAuthorities.*.certChain.certificates.*.rawBytes'),
  place('tsa-certificate', 'timestampAuthorities.*.certChain.certificates.*.rawBytes'),
]

/** As for the verification itself. */
const MAX_BYTES = 16 * 1024 * 1024
/** Honest documents have some twenty parts. */
const MAX_PARTS = 1000

/**
 * The parts of a bundle.
 * @param bundle a bundle as JSON in UTF-8
 * @returns parts in the order in which a person meets them, at most 1000; none if `bundle` cannot be read
 */
export function partsOf(bundle: Uint8Array): Part<BundlePartId>[] {
  return list(bundle, BUNDLE)
}

/**
 * The bundle with one part replaced, all other fields as they were.
 *
 * @param bundle a bundle as JSON in UTF-8
 * @param part as {@link partsOf} gave it, with other bytes
 * @returns `bundle` itself if it has no such part, or if nothing would change
 * @example
 * const [part] = partsOf(bundle)
 * if (part) withPart(bundle, { ...part, bytes: part.bytes.with(0, 0xff) })
 */
export function withPart(bundle: Uint8Array, part: Part<BundlePartId>): Uint8Array {
  return replace(bundle, BUNDLE, part)
}

/** As {@link partsOf}, for a trusted root as JSON in UTF-8. */
export function rootPartsOf(trustedRoot: Uint8Array): Part<RootPartId>[] {
  return list(trustedRoot, ROOT)
}

/** As {@link withPart}, for a trusted root as JSON in UTF-8. */
export function withRootPart(trustedRoot: Uint8Array, part: Part<RootPartId>): Uint8Array {
  return replace(trustedRoot, ROOT, part)
}

function list<Id extends string>(document: Uint8Array, places: readonly Place<Id>[]): Part<Id>[] {
  return slots(read(document), places).map(({ id, index, bytes }) => ({ id, index, bytes }))
}

function replace<Id extends string>(
  document: Uint8Array,
  places: readonly Place<Id>[],
  part: Part<Id>,
): Uint8Array {
  const slot = slots(read(document), places).find(({ id, index }) => id === part.id && index === part.index)
  if (!slot || equalBytes(slot.bytes, part.bytes)) return document
  const text = fromUtf8(document) ?? ''
  const span = spanAt(text, wholeOf(text), slot.path)
  if (!span) return document
  const edited = text.slice(0, span.from) + JSON.stringify(slot.encode(part.bytes)) + text.slice(span.to)
  const mark = document.subarray(0, document.length - utf8(text).length)
  return concatBytes(mark, utf8(edited))
}

/** @returns `undefined` for anything but JSON of a bearable size that says one thing: a part of it stands in one place */
function read(document: Uint8Array): unknown {
  if (document.length > MAX_BYTES) return undefined
  const json = readJson(fromUtf8(document) ?? '')
  return 'value' in json ? json.value : undefined
}

interface Slot<Id extends string> extends Part<Id> {
  /** Names, and in lists numbers. */
  readonly path: readonly string[]
  readonly encode: Codec['encode']
}

function slots<Id extends string>(json: unknown, places: readonly Place<Id>[]): Slot<Id>[] {
  const found: Slot<Id>[] = []
  const counts = new Map<Id, number>()
  for (const { id, path, codec } of places) {
    for (const { value, at } of resolve(json, path)) {
      if (typeof value !== 'string') continue
      if (found.length === MAX_PARTS) return found
      const index = counts.get(id) ?? 0
      counts.set(id, index + 1)
      found.push({ id, index, bytes: codec.decode(value), path: at, encode: codec.encode })
    }
  }
  return found
}

interface Found {
  readonly value: unknown
  readonly at: readonly string[]
}

/** Every place that `path` leads to. Own members only: the document is of somebody else's making. */
function* resolve(value: unknown, path: readonly string[], at: readonly string[] = []): Generator<Found> {
  const [step, ...rest] = path
  if (step === undefined) return yield { value, at }
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value) !== (step === '*')) return
  for (const name of Array.isArray(value) ? firstOf(value) : [step]) {
    if (Object.hasOwn(value, name)) yield* resolve(value[name as never], rest, [...at, name])
  }
}

function firstOf({ length }: readonly unknown[]): string[] {
  return Array.from({ length: Math.min(length, MAX_PARTS) }, (_, i) => String(i))
}
