/**
 * What the fields of a bundle and of a trusted root look like as JSON (ProtoJSON). The library's reader coerces
 * (`true` becomes the text "true", anything at all is decoded as base64); two verifiers that coerce differently would
 * read two bundles out of one file, so a value of another form is refused here, by the name of its field.
 */

/** `uint64`: a whole number ≥ 0, as JSON number or as text. `time`: RFC 3339. A list holds one shape. */
type Shape =
  | 'text'
  | 'bytes'
  | 'uint64'
  | 'enum'
  | 'time'
  | readonly [Shape]
  | { readonly [field: string]: Shape | OneOf; readonly [ONE_OF]?: OneOf }

/** At most one field of each group may be set. */
const ONE_OF: unique symbol = Symbol('oneof')
type OneOf = readonly (readonly string[])[]

const CERTIFICATE = { rawBytes: 'bytes' } as const
const CHAIN = { certificates: [CERTIFICATE] } as const
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
          hashes: ['bytes'],
          checkpoint: { envelope: 'text' },
        },
        canonicalizedBody: 'bytes',
      },
    ],
    timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: 'bytes' }] },
    [ONE_OF]: [['publicKey', 'x509CertificateChain', 'certificate']],
  },
  messageSignature: { messageDigest: { algorithm: 'enum', digest: 'bytes' }, signature: 'bytes' },
  dsseEnvelope: { payload: 'bytes', payloadType: 'text', signatures: [{ sig: 'bytes', keyid: 'text' }] },
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
  certChain: CHAIN,
  validFor: VALIDITY,
  operator: 'text',
}

/** sigstore_trustroot.proto */
export const TRUSTED_ROOT: Shape = {
  mediaType: 'text',
  tlogs: [LOG],
  ctlogs: [LOG],
  certificateAuthorities: [AUTHORITY],
  timestampAuthorities: [AUTHORITY],
}

export interface Misfit {
  /** `a.b[0].c`; empty for the whole. */
  readonly path: string
  /** Of another form than its message asks for, or set together with another of which only one may be. */
  readonly why: 'malformed' | 'ambiguous'
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
  if (typeof shape === 'string') return FORMS[shape](value) ? undefined : malformed
  if (isList(shape)) {
    if (!Array.isArray(value)) return malformed
    return first(value, (item, i) => misfit(item, shape[0], `${path}[${i}]`))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed
  const present = Object.keys(shape).filter(
    (name) => Object.hasOwn(value, name) && value[name as never] !== null,
  )
  const inside = (name: string) => (path ? `${path}.${name}` : name)
  const groups = shape[ONE_OF] ?? []
  const second = first(groups, (group) => group.filter((name) => present.includes(name))[1])
  if (second !== undefined) return { path: inside(second), why: 'ambiguous' }
  return first(present, (name) => misfit(value[name as never], shape[name] as Shape, inside(name)))
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}

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
  uint64: (value) =>
    typeof value === 'number'
      ? Number.isSafeInteger(value) && value >= 0
      : typeof value === 'string' && /^(?:0|[1-9]\d{0,18})$/.test(value),
  enum: (value) => typeof value === 'string' || Number.isSafeInteger(value),
  time: (value) => typeof value === 'string' && RFC3339.test(value) && !Number.isNaN(Date.parse(value)),
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** Both alphabets and optional padding, as ProtoJSON has it; line breaks too, because the base64 tools make them. */
function isBase64(text: string): boolean {
  const digits = /^([\w+/\r\n-]*)={0,2}[\r\n]*$/.exec(text)?.[1]
  return digits !== undefined && digits.replace(/[\r\n]/g, '').length % 4 !== 1
}
