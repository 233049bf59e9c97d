/** What a log entry says beside what the library compares: who signed, as DER, and by which algorithm its digest is. */
import { equalBytes, fromUtf8 } from '../bytes.ts'
import { createPublicKey, isSpkiOf, pkcs1FromSpki, type PublicKey } from '../platform/public-key.ts'
import type { Source } from '../report.ts'
import { readStrictJson } from '../json/reader.ts'

export interface Signer {
  /** The leaf certificate, or the public key the verifier holds. */
  readonly der: Uint8Array
  readonly source: Source
  readonly sha256: (der: Uint8Array) => Uint8Array
}

const BOUNDARY = /-----(BEGIN|END) ([A-Z ]{1,64})-----/g

export interface PemBlock {
  /** `PUBLIC KEY`, `CERTIFICATE`, … */
  readonly label: string
  readonly der: Uint8Array
}

/**
 * The first PEM block of a text and the DER in it; what stands around it is comment (RFC 7468 § 2).
 * @returns `undefined` if there is none, or if more than Base64 stands in it: readers then take different parts of it
 */
export function firstPem(text: string): PemBlock | undefined {
  // The nearest end of each label, from the back to the front: looking for it from each beginning takes the square.
  const ends = new Map<string, number>()
  let found: { readonly label: string; readonly inner: number; readonly end: number } | undefined
  for (const { 0: line, 1: kind, 2: label = '', index } of [...text.matchAll(BOUNDARY)].reverse()) {
    const end = ends.get(label)
    if (kind === 'END') ends.set(label, index)
    else if (end !== undefined) found = { label, inner: index + line.length, end }
  }
  const digits = found && text.slice(found.inner, found.end).replace(/\s+/g, '')
  if (digits === undefined || !BASE64.test(digits)) return undefined
  return { label: found?.label ?? '', der: base64(digits) }
}
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * A certificate is written in one way, a key in several: an RSA key as SubjectPublicKeyInfo or as PKCS#1, a point on a
 * curve with two coordinates or with one.
 *
 * @param der a certificate, or a key that could be opened
 * @returns whether another DER text names the same signer
 */
export function signerTest(der: Uint8Array): (other: Uint8Array) => boolean {
  const own = pkcs1FromSpki(der)
  const key = onCurve(der)
  return (other) => equalBytes(own, pkcs1FromSpki(other)) || (key !== undefined && isSpkiOf(key, other))
}

function onCurve(der: Uint8Array): Extract<PublicKey, { kind: 'ec' }> | undefined {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return key.kind === 'ec' ? key : undefined
  } catch {
    return undefined
  }
}

/**
 * @param body the canonicalized body of a hashedrekord, dsse or intoto entry, Rekor v1 or v2
 * @returns one DER per signature in the entry
 * @throws {Error} if the body is not such an entry
 */
export function entrySigners(body: Uint8Array): Uint8Array[] {
  const { form, spec } = readBody(body)
  switch (form) {
    case 'hashedrekord 0.0.1':
      return [pem(at(spec, 'signature', 'publicKey', 'content'))]
    case 'dsse 0.0.1':
      return list(at(spec, 'signatures')).map((signature) => pem(at(signature, 'verifier')))
    case 'intoto 0.0.2':
      return list(at(spec, 'content', 'envelope', 'signatures')).map((signature) =>
        pem(at(signature, 'publicKey')),
      )
    case 'hashedrekord 0.0.2':
      return [verifier(at(spec, 'hashedRekordV002', 'signature', 'verifier'))]
    case 'dsse 0.0.2':
      return list(at(spec, 'dsseV002', 'signatures')).map((signature) => verifier(at(signature, 'verifier')))
    default:
      throw new Error('entry: unknown kind or version')
  }
}

/** How Rekor v2 names the digests that are computed here; Rekor v1 names them as they are named here. */
const V2_DIGESTS: Readonly<Record<string, string>> = {
  SHA2_256: 'sha256',
  SHA2_384: 'sha384',
  SHA2_512: 'sha512',
}

/**
 * By which algorithm an entry says its digest of what was signed is.
 * @throws {Error} if the body is no such entry, or says nothing of it
 */
export function entryDigestName(body: Uint8Array): string {
  const { form, spec } = readBody(body)
  const path = DIGEST_PLACES[form]
  const name = path && at(spec, ...path)
  if (typeof name !== 'string') throw new Error('entry: no algorithm')
  return form.endsWith(' 0.0.2') && !form.startsWith('intoto') ? (V2_DIGESTS[name] ?? name) : name
}

const DIGEST_PLACES: Readonly<Record<string, readonly string[]>> = {
  'hashedrekord 0.0.1': ['data', 'hash', 'algorithm'],
  'dsse 0.0.1': ['payloadHash', 'algorithm'],
  'intoto 0.0.2': ['content', 'payloadHash', 'algorithm'],
  'hashedrekord 0.0.2': ['hashedRekordV002', 'data', 'algorithm'],
  'dsse 0.0.2': ['dsseV002', 'payloadHash', 'algorithm'],
}

function readBody(body: Uint8Array): { readonly form: string; readonly spec: unknown } {
  const text = fromUtf8(body)
  if (text === undefined) throw new Error('entry: body is not UTF-8')
  const json = readStrictJson(text)
  if (!('value' in json)) throw new Error(`entry: body is ${json.why}`)
  const { kind, apiVersion, spec } = json.value as {
    kind?: unknown
    apiVersion?: unknown
    spec?: unknown
  }
  return { form: `${String(kind)} ${String(apiVersion)}`, spec }
}

/** Walks own properties only: the body is JSON of somebody else's making. */
function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) {
      throw new Error(`entry: no ${path.join('.')}`)
    }
    current = current[name as never]
  }
  return current
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('entry: signatures is not a list')
  return value
}

function base64(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw new Error('entry: expected base64')
  return Uint8Array.from(Buffer.from(value, 'base64'))
}

/** Rekor v1 keeps PEM in base64. */
function pem(value: unknown): Uint8Array {
  const found = firstPem(fromUtf8(base64(value)) ?? '')
  if (!found) throw new Error('entry: signer is not PEM')
  return found.der
}

/** Rekor v2 keeps DER in base64, and of the two kinds of signer one. */
function verifier(value: unknown): Uint8Array {
  const has = (name: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  if (has('publicKey') && has('x509Certificate')) throw new Error('entry: two kinds of signer')
  return base64(at(value, has('publicKey') ? 'publicKey' : 'x509Certificate', 'rawBytes'))
}
