/**
 * Keys, certificates and signatures by themselves: PEM, DER, or the Base64 of either, as cosign writes certificates
 * and signatures.
 */
import { concatBytes, fromUtf8 } from '../../bytes.ts'
import { decodeBase64, encodeBase64, isBase64Text } from '../../platform/base64.ts'
import { BIT_STRING, SEQUENCE } from '../../platform/der.ts'
import type { PemBlock } from '../entry.ts'
import { type DerKind, derKindOf, elementsIn } from './der-kind.ts'
import { pemBlocksIn, toPem } from './pem.ts'

export type KeyMaterial =
  | { readonly what: 'private-key' | 'signature' }
  | { readonly what: 'public-key' | 'certificate'; readonly blocks: readonly PemBlock[] | undefined }

const LARGEST = 1024 * 1024

const LABELS: Readonly<Record<string, KeyMaterial['what'] | undefined>> = {
  __proto__: null as never,
  CERTIFICATE: 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
}
const OF_DER: Readonly<Record<DerKind, readonly [KeyMaterial['what'], string]>> = {
  certificate: ['certificate', 'CERTIFICATE'],
  spki: ['public-key', 'PUBLIC KEY'],
  pkcs1: ['public-key', 'RSA PUBLIC KEY'],
  'private-key': ['private-key', ''],
  'ecdsa-signature': ['signature', ''],
}

/** Of any tool: PKCS#8, OpenSSL's, OpenSSH's, cosign's, OpenPGP's. */
const PRIVATE = /^(?:[A-Z0-9]+ )*(?:PRIVATE|SECRET) KEY(?: BLOCK)?$/

/**
 * @param armors what its lines `-----BEGIN …-----` announce
 * @param text of a file that is read as one
 */
export function keyMaterialIn(
  bytes: Uint8Array,
  text: string | undefined,
  armors: readonly string[],
): KeyMaterial | undefined {
  if (bytes.length > LARGEST) return undefined
  const inPem = text === undefined ? undefined : ofPem(text, armors)
  if (inPem) return inPem
  const own = ofDer(bytes)
  if (own || text === undefined || !isBase64Text(text)) return own
  const within = decodeBase64(text)
  const inner = fromUtf8(within)
  return (inner?.startsWith('-----BEGIN ') ? ofPem(inner, labelsIn(inner)) : undefined) ?? ofDer(within)
}

/** How long RSA's and Ed25519's signatures are: they are any bytes, so that no more can be told of them. */
const SIGNATURE_LENGTHS: readonly number[] = [64, 256, 384, 512]

/** Whether a text may be a signature that says nothing of itself: Base64 of as many bytes. */
export function mayBeSignature(text: string | undefined): boolean {
  if (text === undefined || text.length > 1024 || !isBase64Text(text)) return false
  return SIGNATURE_LENGTHS.includes(decodeBase64(text).length)
}

const labelsIn = (text: string) =>
  [...text.matchAll(/^-----BEGIN ([A-Z0-9 ]{1,64})-----/gm)].map(([, label = '']) => label)

function ofPem(text: string, armors: readonly string[]): KeyMaterial | undefined {
  const [first] = armors
  if (first === undefined) return undefined
  // Beside anything else, such as its certificate; an OpenPGP file is its own format's.
  const secret = armors.find((label) => PRIVATE.test(label))
  const counts = secret !== undefined && (secret === first || !first.startsWith('PGP '))
  if (counts && text.includes(`-----END ${secret}-----`)) return { what: 'private-key' }
  const what = LABELS[first]
  if (what !== 'public-key' && what !== 'certificate') return undefined
  const blocks = pemBlocksIn(text)
  const isOne = blocks?.every(({ label }) => LABELS[label] === what)
  return { what, blocks: isOne ? blocks : undefined }
}

function ofDer(der: Uint8Array): KeyMaterial | undefined {
  const kind = derKindOf(der)
  if (kind === undefined) return undefined
  const [what, label] = OF_DER[kind]
  if (what === 'private-key' || what === 'signature') return { what }
  return { what, blocks: [{ label, der }] }
}

/** rsaEncryption with its NULL (RFC 8017 appendix C). */
const RSA = Uint8Array.of(
  ...[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00],
)

/**
 * A public key as PEM of its SubjectPublicKeyInfo, from one, from PKCS#1, or from the certificate that it is in.
 *
 * @returns `undefined` if that cannot be read
 */
export function publicKeyIn({ label, der }: PemBlock): string | undefined {
  const spki =
    label === 'RSA PUBLIC KEY'
      ? element(SEQUENCE, RSA, element(BIT_STRING, Uint8Array.of(0), der))
      : label === 'PUBLIC KEY'
        ? der
        : keyOfCertificate(der)
  return spki && toPem('PUBLIC KEY', encodeBase64(spki))
}

/** RFC 5280 § 4.1: behind the version, if it is said, the seventh. */
function keyOfCertificate(der: Uint8Array): Uint8Array | undefined {
  const [signed] = elementsIn(der) ?? []
  const whole = signed && element(SEQUENCE, signed.value)
  const fields = whole && elementsIn(whole)
  const key = fields?.[fields[0]?.tag === VERSION ? 6 : 5]
  const found = key?.tag === SEQUENCE ? element(SEQUENCE, key.value) : undefined
  return found && derKindOf(found) === 'spki' ? found : undefined
}
const VERSION = 0xa0

function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...contents)
  return concatBytes(Uint8Array.of(tag, ...lengthOctets(content.length)), content)
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets = [length >> 16, (length >> 8) & 0xff, length & 0xff]
  while (octets[0] === 0) octets.shift()
  return [0x80 | octets.length, ...octets]
}
