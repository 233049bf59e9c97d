/**
 * What cosign 1 and 2 write with `--bundle` (`LocalSignedPayload`), as a bundle v0.1: a signature, perhaps the signer's
 * certificate or key, and Rekor's promise. Nothing that is judged is lost on the way, and nothing is added.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, fromUtf8 } from '../../bytes.ts'
import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'
import { member, readJson, takenForAnother } from '../../json/reader.ts'
import { AsWritten, written } from './bundle-of.ts'
import { pemBlocksIn } from './pem.ts'

const V01 = 'application/vnd.dev.sigstore.bundle+json;version=0.1'
const MEMBERS = ['base64Signature', 'cert', 'rekorBundle']
const IN_REKOR = ['SignedEntryTimestamp', 'Payload']
const IN_PAYLOAD = ['body', 'integratedTime', 'logIndex', 'logID']

export function isCosignBundle(json: unknown): boolean {
  return typeof member(json, 'base64Signature') === 'string'
}

/**
 * @param json as it was read, of which every reader reads the same
 * @returns a bundle v0.1 as JSON; `undefined` where a part is of another form, or might be taken for another
 */
export function fromCosign(json: unknown): string | undefined {
  const signature = member(json, 'base64Signature')
  const material = materialOf(member(json, 'cert'))
  const entries = entriesOf(member(json, 'rekorBundle'))
  if (typeof signature !== 'string' || !material || !entries || isOther(json, MEMBERS)) return undefined
  const content = contentOf(signature, entries.body)
  if (!content) return undefined
  return written({
    mediaType: V01,
    verificationMaterial: { ...material, tlogEntries: entries.list },
    ...content,
  })
}

/** Base64 of PEM: certificates, the signer's first, or a public key; cosign leaves it out where it was given the key. */
function materialOf(cert: unknown): object | undefined {
  if (cert === undefined || cert === null || cert === '') return { publicKey: { hint: '' } }
  if (typeof cert !== 'string') return undefined
  const blocks = pemBlocksIn(fromUtf8(decodeBase64(cert)) ?? '')
  const [first] = blocks ?? []
  if (!blocks || !first) return undefined
  if (first.label === 'PUBLIC KEY') return { publicKey: { hint: encodeBase64(sha256(first.der)) } }
  if (blocks.some(({ label }) => label !== 'CERTIFICATE')) return undefined
  const certificates = blocks.map(({ der }) => ({ rawBytes: encodeBase64(der) }))
  return { x509CertificateChain: { certificates } }
}

interface Entries {
  readonly list: readonly object[]
  /** What the log signed of the entry, as Base64. */
  readonly body: string | undefined
}

function entriesOf(rekor: unknown): Entries | undefined {
  if (rekor === undefined || rekor === null) return { list: [], body: undefined }
  const payload = member(rekor, 'Payload')
  const promise = member(rekor, 'SignedEntryTimestamp')
  const [body, logID] = [member(payload, 'body'), member(payload, 'logID')]
  const [time, index] = [number(member(payload, 'integratedTime')), number(member(payload, 'logIndex'))]
  const keyId = typeof logID === 'string' ? fromHex(logID) : undefined
  if (typeof body !== 'string' || typeof promise !== 'string' || !keyId) return undefined
  if (time === undefined || index === undefined) return undefined
  if (isOther(rekor, IN_REKOR) || isOther(payload, IN_PAYLOAD)) return undefined
  const entry = {
    logIndex: index,
    logId: { keyId: encodeBase64(keyId) },
    kindVersion: kindOf(body),
    integratedTime: time,
    inclusionPromise: { signedEntryTimestamp: promise },
    canonicalizedBody: body,
  }
  return { list: [entry], body }
}

/** The log's answer says it within; what is not to be read there is left out, and its absence is said by the verifier. */
function kindOf(body: string): object | undefined {
  const entry = bodyOf(body)
  const [kind, version] = [member(entry, 'kind'), member(entry, 'apiVersion')]
  return typeof kind === 'string' && typeof version === 'string' ? { kind, version } : undefined
}

function contentOf(signature: string, body: string | undefined): object | undefined {
  // `attest-blob` keeps its whole envelope there.
  const text = fromUtf8(decodeBase64(signature))
  const envelope = text?.startsWith('{') ? readJson(text) : undefined
  if (text !== undefined && envelope && 'value' in envelope)
    return { dsseEnvelope: new AsWritten(text.trim()) }
  const hash = member(member(member(bodyOf(body ?? ''), 'spec'), 'data'), 'hash')
  const value = member(hash, 'value')
  const algorithm = ALGORITHMS[String(member(hash, 'algorithm'))]
  const digest = typeof value === 'string' ? fromHex(value) : undefined
  const messageDigest = digest && algorithm ? { algorithm, digest: encodeBase64(digest) } : undefined
  return { messageSignature: { messageDigest, signature } }
}
/** As Rekor names them, and as bundles do. */
const ALGORITHMS: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  sha256: 'SHA2_256',
  sha384: 'SHA2_384',
  sha512: 'SHA2_512',
}

function bodyOf(body: string): unknown {
  const json = readJson(fromUtf8(decodeBase64(body)) ?? '')
  return 'value' in json ? json.value : undefined
}

/** As a bundle writes it: of 64 bits, which a number in JSON may no longer be. */
function number(value: unknown): string | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? String(value) : undefined
}

/** Go's readers do not tell upper from lower case. */
function isOther(value: unknown, known: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && takenForAnother(value, known) !== undefined
}
