/**
 * What the fields of a bundle and of a trusted root look like as JSON (ProtoJSON). The library's reader coerces
 * (`true` becomes the text "true", anything at all is decoded as base64); two verifiers that coerce differently would
 * read two bundles out of one file, so a value of another form is refused here, by the name of its field.
 */
import { toHex } from '../bytes.ts'
import { decodeBase64 } from '../platform/base64.ts'
import { holdsMoreElements } from '../platform/der.ts'
import { takenForAnother } from '../json/reader.ts'

/**
 * `der`: bytes that are read as ASN.1. `uint64`: a whole number ≥ 0, as JSON number or as text. `time`: RFC 3339. `payload`: bytes of any length. `note`: a
 * signed note (C2SP). A list holds one shape, and no more of it than stands beside it.
 */
type Shape =
  | 'text'
  | 'bytes'
  | 'der'
  | 'payload'
  | 'note'
  | 'uint64'
  | 'enum'
  | 'time'
  | readonly [Shape, number]
  | { readonly [field: string]: Shape | OneOf; readonly [ONE_OF]?: OneOf }

/** At most one field of each group may be set. */
const ONE_OF: unique symbol = Symbol('oneof')
type OneOf = readonly (readonly string[])[]

/**
 * How much is looked at. The library compares log entries, times and certificates each with each, and tries every
 * key of the trusted root on them, so the work is a product: what is beyond is not looked at. Honest bundles have one
 * or two entries and times, honest roots fewer than ten services.
 */
const MOST = {
  entries: 8,
  timestamps: 8,
  certificates: 8,
  signatures: 8,
  services: 32,
  authorityChain: 6,
} as const
/** A path in a tree of 2^64 leaves. */
const MOST_PROOF_NODES = 64
/** Characters of a text or of Base64, but for the payload. Certificates and signatures are of a few thousand. */
export const LONGEST_TEXT = 128 * 1024
/** Elements of a certificate or a timestamp; those of public services have about a hundred. */
const MOST_ELEMENTS = 1000
/** Lines of a checkpoint that begin like a signature: the log's own and its witnesses'. */
const MOST_COSIGNATURES = 64
/** Of those, by the id of one key: each that may be a trusted log's is computed, and of one key one is enough. */
const MOST_BY_ONE_KEY = 2

const CERTIFICATE = { rawBytes: 'der' } as const
const CHAIN = { certificates: [CERTIFICATE, MOST.certificates] } as const
const LOG_ID = { keyId: 'bytes' } as const
const VALIDITY = { start: 'time', end: 'time' } as const

/** sigstore_bundle.proto, v0.1 to v0.3 */
export const BUNDLE: Shape = {
  mediaType: 'text',
  verificationMaterial: {
    publicKey: { hint: 'text' },
    x509CertificateChain: CHAIN,
    certificate: CERTIFICATE,
    tlogEntries: [
      {
        logIndex: 'uint64',
        logId: LOG_ID,
        kindVersion: { kind: 'text', version: 'text' },
        integratedTime: 'uint64',
        inclusionPromise: { signedEntryTimestamp: 'bytes' },
        inclusionProof: {
          logIndex: 'uint64',
          rootHash: 'bytes',
          treeSize: 'uint64',
          hashes: ['bytes', MOST_PROOF_NODES],
          checkpoint: { envelope: 'note' },
        },
        canonicalizedBody: 'bytes',
      },
      MOST.entries,
    ],
    timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: 'der' }, MOST.timestamps] },
    [ONE_OF]: [['publicKey', 'x509CertificateChain', 'certificate']],
  },
  messageSignature: { messageDigest: { algorithm: 'enum', digest: 'bytes' }, signature: 'bytes' },
  dsseEnvelope: {
    payload: 'payload',
    payloadType: 'text',
    signatures: [{ sig: 'bytes', keyid: 'text' }, MOST.signatures],
  },
  [ONE_OF]: [['messageSignature', 'dsseEnvelope']],
}

const LOG: Shape = {
  baseUrl: 'text',
  hashAlgorithm: 'enum',
  publicKey: { rawBytes: 'bytes', keyDetails: 'enum', validFor: VALIDITY },
  logId: LOG_ID,
  checkpointKeyId: LOG_ID,
  operator: 'text',
}

const AUTHORITY: Shape = {
  subject: { organization: 'text', commonName: 'text' },
  uri: 'text',
  certChain: { certificates: [CERTIFICATE, MOST.authorityChain] },
  validFor: VALIDITY,
  operator: 'text',
}

/** sigstore_trustroot.proto */
export const TRUSTED_ROOT: Shape = {
  mediaType: 'text',
  tlogs: [LOG, MOST.services],
  ctlogs: [LOG, MOST.services],
  certificateAuthorities: [AUTHORITY, MOST.services],
  timestampAuthorities: [AUTHORITY, MOST.services],
}

export interface Misfit {
  /** `a.b[0].c`; empty for the whole. */
  readonly path: string
  /**
   * Of another form than its message asks for, set together with another of which only one may be, named as only some
   * readers take it, or more than is looked at.
   */
  readonly why: 'malformed' | 'ambiguous' | 'too-much'
}

/**
 * Looks for a field whose value has not the form its message asks for. Unknown fields are passed over, as the library
 * does, and `null` stands for an absent one.
 *
 * @param value parsed JSON
 * @returns the first such field, `undefined` if all is well
 */
export function misfit(value: unknown, shape: Shape, path = ''): Misfit | undefined {
  const malformed: Misfit = { path, why: 'malformed' }
  if (typeof shape === 'string') {
    if (typeof value === 'string' && isTooMuch(value, shape)) return { path, why: 'too-much' }
    return FORMS[shape](value) ? undefined : malformed
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return malformed
    if (value.length > shape[1]) return { path, why: 'too-much' }
    return first(value, (item, i) => misfit(item, shape[0], `${path}[${i}]`))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed
  const present = Object.keys(shape).filter(
    (name) => Object.hasOwn(value, name) && value[name as never] !== null,
  )
  const inside = (name: string) => (path ? `${path}.${name}` : name)
  const other = takenForAnother(value, Object.keys(shape))
  if (other !== undefined) return { path: inside(other), why: 'ambiguous' }
  const groups = shape[ONE_OF] ?? []
  const second = first(groups, (group) => group.filter((name) => present.includes(name))[1])
  if (second !== undefined) return { path: inside(second), why: 'ambiguous' }
  return first(present, (name) => misfit(value[name as never], shape[name] as Shape, inside(name)))
}

function isList(shape: Shape): shape is readonly [Shape, number] {
  return Array.isArray(shape)
}

function isTooMuch(text: string, shape: keyof typeof FORMS): boolean {
  if (shape === 'payload') return false
  if (text.length > LONGEST_TEXT) return true
  if (shape === 'note') return holdsMoreSignatures(text)
  return shape === 'der' && holdsMoreElements(decodeBase64(text), MOST_ELEMENTS)
}

function holdsMoreSignatures(note: string): boolean {
  if (note.split('\u2014').length - 1 > MOST_COSIGNATURES) return true
  const found = new Map<string, number>()
  for (const [, signature = ''] of note.matchAll(SIGNATURE)) {
    const keyId = toHex(Buffer.from(signature, 'base64').subarray(0, 4))
    found.set(keyId, (found.get(keyId) ?? 0) + 1)
  }
  return Math.max(0, ...found.values()) > MOST_BY_ONE_KEY
}
/** As the library looks for them, wherever they stand in a line. */
const SIGNATURE = /\u2014 \S+ (\S+)\n/g

function first<T, Found>(
  items: readonly T[],
  find: (item: T, index: number) => Found | undefined,
): Found | undefined {
  for (const [i, item] of items.entries()) {
    const found = find(item, i)
    if (found !== undefined) return found
  }
  return undefined
}

const FORMS: Readonly<Record<Extract<Shape, string>, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  bytes: (value) => typeof value === 'string' && isBase64(value),
  der: (value) => typeof value === 'string' && isBase64(value),
  payload: (value) => typeof value === 'string' && isBase64(value),
  note: (value) => typeof value === 'string',
  uint64: (value) =>
    typeof value === 'number'
      ? Number.isSafeInteger(value) && value >= 0
      : typeof value === 'string' && /^(?:0|[1-9]\d{0,18})$/.test(value),
  enum: (value) => typeof value === 'string' || Number.isSafeInteger(value),
  time: (value) => typeof value === 'string' && isTime(value),
}

const HOUR = '(?:[01]\\d|2[0-3])'
const RFC3339 = new RegExp(
  `^(\\d{4}-\\d\\d-\\d\\d)T${HOUR}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z|[+-]${HOUR}:[0-5]\\d)$`,
)

/** From the year 1 on (ProtoJSON); `Date` would take the 31st of February for the 2nd of March. */
function isTime(text: string): boolean {
  const [, day] = RFC3339.exec(text) ?? []
  const time = Date.parse(`${day}T00:00:00Z`)
  return (
    day !== undefined &&
    !day.startsWith('0000') &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(day)
  )
}

/** Both alphabets and optional padding, as ProtoJSON has it; line breaks too, because the base64 tools make them. */
function isBase64(text: string): boolean {
  // In two halves: as one expression the line breaks could be either's, and each would be tried.
  const end = text.indexOf('=')
  const digits = end < 0 ? text : text.slice(0, end)
  if (!/^[\w+/\r\n-]*$/.test(digits) || (end >= 0 && !/^={1,2}[\r\n]*$/.test(text.slice(end)))) return false
  return digits.replace(/[\r\n]+/g, '').length % 4 !== 1
}
