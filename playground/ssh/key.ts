/** Public keys and certificates as they stand in signatures and key files (RFC 4253 section 6.6, RFC 5656, RFC 8709,
 * OpenSSH's PROTOCOL.u2f and PROTOCOL.certkeys). */
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes, fromWholeUtf8, utf8 } from '../bytes.ts'
import { bareBase64 } from './base64.ts'
import { refuse, WireReader, readWire, wireNumber, wireString } from './wire.ts'

export const CURVES = { nistp256: p256, nistp384: p384, nistp521: p521 } as const
export type CurveName = keyof typeof CURVES

export type KeyMaterial =
  | { readonly kind: 'ed25519'; readonly point: Uint8Array; readonly application?: string }
  | {
      readonly kind: 'ecdsa'
      readonly curve: CurveName
      readonly point: Uint8Array
      readonly application?: string
    }
  | { readonly kind: 'rsa'; readonly exponent: bigint; readonly modulus: bigint }
  /** Known by name, and nothing is computed with it. */
  | { readonly kind: 'opaque' }

export interface SshKey {
  readonly material: KeyMaterial
  /** Of the plain key, as it stands in front of a key file's line: `ssh-ed25519`. */
  readonly type: string
  /** As ssh-keygen calls it: `ED25519`, `ECDSA-CERT`. */
  readonly title: string
  /** The plain key, written as OpenSSH writes it: equal for equal keys. */
  readonly blob: Uint8Array
  readonly certificate?: Certificate
}

/** PROTOCOL.certkeys, "New public key formats". */
export interface Certificate {
  /** All of it, as it came. */
  readonly whole: Uint8Array
  readonly serial: bigint
  readonly kind: 'user' | 'host'
  /** One character for each byte, as every text here. */
  readonly keyId: string
  readonly principals: readonly string[]
  /** Seconds since 1970; it is valid from this one on. */
  readonly validAfter: bigint
  /** It is valid before this one. */
  readonly validBefore: bigint
  readonly criticalOptions: readonly string[]
  readonly authority: SshKey
  /** What its authority signed. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

export type KeyFault = 'unknown-key-type' | 'key-malformed'

const CERTIFICATE = '-cert-v01@openssh.com'
const SK = '@openssh.com'
const MOST_PRINCIPALS = 256
/** Bits; OpenSSH refuses to read shorter keys. */
const SHORTEST_RSA = 1024
/** Bits; OpenSSL computes with none that are longer. */
const LONGEST_RSA = 16384

type Reading = (reader: WireReader) => KeyMaterial
interface Kind {
  readonly title: string
  readonly read: Reading
}

function ed25519Point(reader: WireReader): Uint8Array {
  const point = reader.string()
  return point.length === 32 ? point : refuse()
}

function ecPoint(reader: WireReader, curve: CurveName): Uint8Array {
  const named = reader.text()
  const point = reader.string()
  const { Point } = CURVES[curve]
  // Only the uncompressed form (RFC 5656 section 3.1), and only what lies on the curve.
  if (named !== curve || point[0] !== 4) return refuse()
  try {
    Point.fromBytes(point).assertValidity()
  } catch {
    return refuse()
  }
  return point
}

const ecdsa = (curve: CurveName): Kind => ({
  title: 'ECDSA',
  read: (reader) => ({ kind: 'ecdsa', curve, point: ecPoint(reader, curve) }),
})

function rsa(reader: WireReader): KeyMaterial {
  const [exponent, modulus] = [reader.number(), reader.number()]
  const bits = modulus.toString(2).length
  if (bits < SHORTEST_RSA || bits > LONGEST_RSA) return refuse()
  return { kind: 'rsa', exponent, modulus }
}

/** To the end: nothing is asked of it. */
function opaque(reader: WireReader): KeyMaterial {
  reader.take(reader.left)
  return { kind: 'opaque' }
}

const KINDS: Readonly<Record<string, Kind>> = {
  'ssh-ed25519': {
    title: 'ED25519',
    read: (reader) => ({ kind: 'ed25519', point: ed25519Point(reader) }),
  },
  'ecdsa-sha2-nistp256': ecdsa('nistp256'),
  'ecdsa-sha2-nistp384': ecdsa('nistp384'),
  'ecdsa-sha2-nistp521': ecdsa('nistp521'),
  'ssh-rsa': { title: 'RSA', read: rsa },
  [`sk-ssh-ed25519${SK}`]: {
    title: 'ED25519-SK',
    read: (reader) => ({ kind: 'ed25519', point: ed25519Point(reader), application: reader.text() }),
  },
  [`sk-ecdsa-sha2-nistp256${SK}`]: {
    title: 'ECDSA-SK',
    read: (reader) => ({
      kind: 'ecdsa',
      curve: 'nistp256',
      point: ecPoint(reader, 'nistp256'),
      application: reader.text(),
    }),
  },
  'ssh-dss': { title: 'DSA', read: opaque },
}

/** @returns the plain type that a certificate's is made of: `ssh-rsa` for `ssh-rsa-cert-v01@openssh.com` */
function plainType(type: string): string {
  const plain = type.slice(0, -CERTIFICATE.length)
  return plain.startsWith('sk-') ? `${plain}${SK}` : plain
}

function kindOf(type: string): Kind | undefined {
  return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
}

/** Whether a line of a key file may begin a key with this word. */
export function isKeyType(word: string): boolean {
  return kindOf(word.endsWith(CERTIFICATE) ? plainType(word) : word) !== undefined
}

/** Names under which RSA keys stand in key files as well. */
const ALSO_RSA = ['rsa-sha2-256', 'rsa-sha2-512']

/** @returns the type of the key that has to follow this word in a key file's line; `undefined` if it is no type */
export function typeAsWritten(word: string): string | undefined {
  if (ALSO_RSA.includes(word)) return 'ssh-rsa'
  return isKeyType(word) ? word : undefined
}

/** Whether it is a certificate, by its whole type. */
export function fullType({ type, certificate }: SshKey): string {
  if (certificate === undefined) return type
  return type.endsWith(SK) ? type.slice(0, -SK.length) + CERTIFICATE : type + CERTIFICATE
}

/** @param blob a key or a certificate, with its type in front, and nothing behind */
export function readKey(blob: Uint8Array): SshKey | KeyFault {
  const type = readWire(blob, (reader) => reader.text())
  if (type === undefined) return 'key-malformed'
  const isCertificate = type.endsWith(CERTIFICATE)
  const plain = isCertificate ? plainType(type) : type
  const kind = kindOf(plain)
  if (kind === undefined) return 'unknown-key-type'
  if (kind.read === opaque) return { material: { kind: 'opaque' }, type: plain, title: kind.title, blob }
  const key = readWire(blob, (reader) => {
    reader.text()
    return isCertificate ? certified(reader, blob, plain, kind) : whole(reader, plain, kind)
  })
  return key ?? 'key-malformed'
}

function whole(reader: WireReader, type: string, { title, read }: Kind): SshKey {
  const material = read(reader)
  reader.end()
  return { material, type, title, blob: written(type, material) }
}

function certified(reader: WireReader, blob: Uint8Array, type: string, { title, read }: Kind): SshKey {
  // A nonce, so that whoever asks for a certificate cannot choose all that is signed.
  reader.string()
  const material = read(reader)
  const serial = reader.uint64()
  const number = reader.uint32()
  const kind = number === 1 ? 'user' : number === 2 ? 'host' : refuse()
  const keyId = reader.text()
  const principals = texts(reader.string())
  const [validAfter, validBefore] = [reader.uint64(), reader.uint64()]
  const criticalOptions = optionNames(reader.string())
  optionNames(reader.string())
  // Reserved.
  reader.string()
  const authority = authorityOf(reader.string())
  const signed = blob.subarray(0, reader.at)
  const signature = reader.string()
  reader.end()
  const certificate: Certificate = {
    whole: blob,
    serial,
    kind,
    keyId,
    principals,
    validAfter,
    validBefore,
    criticalOptions,
    authority,
    signed,
    signature,
  }
  return { material, type, title: `${title}-CERT`, blob: written(type, material), certificate }
}

/** A key, never a certificate: no certificate signs another. */
function authorityOf(blob: Uint8Array): SshKey {
  const type = readWire(blob, (reader) => reader.text())
  if (type === undefined || type.endsWith(CERTIFICATE)) return refuse()
  const key = readKey(blob)
  return typeof key === 'string' ? refuse() : key
}

function texts(list: Uint8Array): string[] {
  const reader = new WireReader(list)
  const found: string[] = []
  while (reader.left > 0) {
    if (found.length >= MOST_PRINCIPALS) return refuse()
    found.push(reader.text())
  }
  return found
}

function optionNames(list: Uint8Array): string[] {
  const reader = new WireReader(list)
  const names: string[] = []
  while (reader.left > 0) {
    names.push(reader.text())
    reader.string()
  }
  return names
}

function written(type: string, material: KeyMaterial): Uint8Array {
  const head = wireString(utf8(type))
  switch (material.kind) {
    case 'rsa':
      return concatBytes(head, wireNumber(material.exponent), wireNumber(material.modulus))
    case 'ed25519':
    case 'ecdsa': {
      const curve = material.kind === 'ecdsa' ? wireString(utf8(material.curve)) : new Uint8Array(0)
      const { application } = material
      const behind = application === undefined ? new Uint8Array(0) : wireString(bytesOf(application))
      return concatBytes(head, curve, wireString(material.point), behind)
    }
    case 'opaque':
      return head
  }
}

/** The bytes of a text that has one character for each. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Whether it is the same key, whatever certificates there are of it. */
export function isSamePlainKey(a: SshKey, b: SshKey): boolean {
  return equalBytes(a.blob, b.blob)
}

/** Whether it is the same key, and the same certificate of it if there is one. */
export function isSameKey(a: SshKey, b: SshKey): boolean {
  if (a.certificate === undefined || b.certificate === undefined) {
    return a.certificate === b.certificate && isSamePlainKey(a, b)
  }
  return equalBytes(a.certificate.whole, b.certificate.whole)
}

/** `SHA256:` and the digest of the plain key, as ssh-keygen prints it. */
export function fingerprintOf({ blob }: SshKey): string {
  return `SHA256:${bareBase64(sha256(blob))}`
}

/** A text of one character for each byte as a person reads it: as UTF-8 where it is that. */
export function readable(text: string): string {
  return fromWholeUtf8(bytesOf(text)) ?? text
}
