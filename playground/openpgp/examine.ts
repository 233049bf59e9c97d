/** From files to facts: parses the signatures, finds their keys, hashes the artifact, does the mathematics. */
import { enums, type Key, readSignature, SignaturePacket, type Subkey } from 'openpgp'
import { toHex } from '../bytes.ts'
import { unarmor } from './armor.ts'
import { canDigest, signedDigests } from './digests.ts'
import type { Examination, KeyFacts, Outcome, SignatureFacts } from './facts.ts'
import { normaliseFingerprint, type OpenpgpInput } from './input.ts'
import { judgeKey } from './key-state.ts'
import { fingerprintOf, issuerCandidates, type Keyring, readKeyring } from './keyring.ts'
import { ANY_DATE, CONFIG, type StreamedSignature } from './library.ts'
import { readPackets, TAG } from './packets.ts'

/** Room for hundreds of signatures; each of them costs a verification. */
const LARGEST_SIGNATURE_FILE = 64 * 1024

/** Versions of signature packets that this software reads. */
const KNOWN_VERSIONS: readonly number[] = [4, 6]

/** Versions that others read and this software does not. */
const OTHER_VERSIONS: readonly number[] = [2, 3, 5]

/** The critical notation that gpg 2.2 understands. */
const KNOWN_NOTATIONS: readonly string[] = ['preferred-email-encoding@pgp.com', 'pka-address@gnupg.org']

/** EdDSA takes no shorter digest here, although gpg does. */
const SHORTEST_EDDSA_DIGEST: Readonly<Record<number, number>> = {
  [enums.publicKey.eddsaLegacy]: 32,
  [enums.publicKey.ed25519]: 32,
  [enums.publicKey.ed448]: 64,
}

interface ParsedFile {
  readonly state: Examination['signatureFile']
  readonly signatures: readonly StreamedSignature[]
}

async function readSignatures(file: Uint8Array): Promise<ParsedFile> {
  if (file.length > LARGEST_SIGNATURE_FILE) return { state: 'too-large', signatures: [] }
  const { blocks, unreadable } = unarmor(file, ['SIGNATURE'])
  const signatures: StreamedSignature[] = []
  let unsupported = false
  for (const block of blocks) {
    const { packets, complete } = readPackets(block)
    if (!complete) return { state: 'not-a-signature', signatures: [] }
    for (const { tag, body, whole } of packets) {
      if (tag === TAG.marker || tag === TAG.padding) continue
      if (tag !== TAG.signature) return { state: 'not-a-signature', signatures: [] }
      const version = body[0] ?? 0
      const packet = KNOWN_VERSIONS.includes(version) ? await readSignaturePacket(whole) : undefined
      if (packet === undefined && !OTHER_VERSIONS.includes(version)) {
        return { state: 'not-a-signature', signatures: [] }
      }
      if (packet instanceof SignaturePacket) signatures.push(packet as StreamedSignature)
      else unsupported = true
    }
  }
  if (unreadable > 0) return { state: 'not-a-signature', signatures: [] }
  if (unsupported) return { state: 'unsupported', signatures }
  return { state: signatures.length === 0 ? 'not-a-signature' : 'readable', signatures }
}

/** A signature over a document, `'unsupported'`, or `undefined` if these bytes are neither. */
async function readSignaturePacket(
  binarySignature: Uint8Array,
): Promise<SignaturePacket | 'unsupported' | undefined> {
  try {
    const config = { ...CONFIG, ignoreMalformedPackets: false }
    const [packet] = (await readSignature({ binarySignature, config })).packets
    if (!(packet instanceof SignaturePacket)) return 'unsupported'
    const type = packet.signatureType
    return type === enums.signature.binary || type === enums.signature.text ? packet : undefined
  } catch {
    return undefined
  }
}

/** What the signature says of itself, kept apart because the mathematics alone is asked for below. */
function demandsTheUnknown(signature: StreamedSignature): boolean {
  return (
    signature.unknownSubpackets.some(({ critical }) => critical) ||
    signature.rawNotations.some(({ critical, name }) => critical && !KNOWN_NOTATIONS.includes(name))
  )
}

async function mathematics(
  signature: StreamedSignature,
  digest: Uint8Array,
  part: Key | Subkey,
): Promise<boolean> {
  // The two bytes of the digest that a signature states are not protected, and gpg does not ask for them.
  signature.signedHashValue = digest.subarray(0, 2)
  // Nor is the 64-bit id that may stand beside the issuer's fingerprint.
  signature.issuerKeyID = part.getKeyID()
  signature.hashed = Promise.resolve(digest)
  signature.unknownSubpackets = []
  signature.rawNotations = []
  try {
    const type = signature.signatureType ?? enums.signature.binary
    await signature.verify(part.keyPacket, type, new Uint8Array(0), ANY_DATE, true, CONFIG)
    return true
  } catch {
    return false
  }
}

async function outcomeOf(
  signature: StreamedSignature,
  digest: Uint8Array | undefined,
  part: Key | Subkey,
): Promise<Outcome> {
  const demanding = demandsTheUnknown(signature)
  if ((signature.created ?? 0) < part.getCreationTime()) return 'time-conflict'
  if (signature.hashAlgorithm === enums.hash.md5) return 'weak-digest'
  const shortest = SHORTEST_EDDSA_DIGEST[signature.publicKeyAlgorithm ?? -1] ?? 0
  if (digest === undefined || digest.length < shortest) return 'unsupported'
  if (!(await mathematics(signature, digest, part))) return 'bad'
  return demanding ? 'critical' : 'good'
}

interface Judged {
  readonly outcome: Outcome
  readonly key: KeyFacts | undefined
}

async function judge(
  signature: StreamedSignature,
  digest: Uint8Array | undefined,
  keyring: Keyring,
  introducers: readonly Key[],
  now: Date,
): Promise<Judged> {
  let first: Judged | undefined
  for (const { key, part } of issuerCandidates(keyring, signature)) {
    const outcome = await outcomeOf(signature, digest, part)
    const judged = { outcome, key: await judgeKey(key, part, introducers, now) }
    if (outcome === 'good') return judged
    first ??= judged
  }
  return first ?? { outcome: 'no-key', key: undefined }
}

/** What stands in a signature unprotected, before the mathematics needs it replaced. */
function statedBy(signature: StreamedSignature): Pick<SignatureFacts, 'keyId' | 'statedDigestPrefix'> {
  return {
    keyId: signature.issuerKeyID.toHex().toUpperCase(),
    statedDigestPrefix: signature.signedHashValue ?? new Uint8Array(0),
  }
}

function factsOf(
  signature: StreamedSignature,
  stated: Pick<SignatureFacts, 'keyId' | 'statedDigestPrefix'>,
  digest: Uint8Array | undefined,
  { outcome, key }: Judged,
  now: Date,
): SignatureFacts {
  const created = signature.created ?? new Date(0)
  const end = signature.getExpirationTime()
  const expires = end instanceof Date ? end : undefined
  return {
    outcome,
    created,
    expires,
    expired: expires !== undefined && expires <= now,
    fromTheFuture: created > now,
    ...stated,
    issuerFingerprint:
      signature.issuerFingerprint === null ? undefined : toHex(signature.issuerFingerprint).toUpperCase(),
    signersUserId: signature.signersUserID ?? undefined,
    publicKeyAlgorithm: signature.publicKeyAlgorithm ?? 0,
    hashAlgorithm: signature.hashAlgorithm ?? 0,
    textMode: signature.signatureType === enums.signature.text,
    digest,
    key,
  }
}

function keyFilesState(files: number, { keys, unreadable }: Keyring): Examination['keyFiles'] {
  if (files === 0) return 'none'
  if (keys.length === 0) return 'unreadable'
  return unreadable === 0 ? 'readable' : 'partly-readable'
}

/**
 * Finds out all that the report and gpg's words are made of.
 *
 * @throws whatever reading the artifact throws
 */
export async function examine({ artifact, signature, keys, policy }: OpenpgpInput): Promise<Examination> {
  const parsed = await readSignatures(signature)
  const keyring = await readKeyring(keys)
  const trusted = (policy.trustedFingerprints ?? []).map(normaliseFingerprint)
  const introducers = keyring.keys.filter((key) => trusted.includes(fingerprintOf(key)))
  const digests = parsed.signatures.some(canDigest)
    ? await signedDigests(artifact, parsed.signatures.filter(canDigest))
    : new Map<StreamedSignature, Uint8Array>()
  const signatures: SignatureFacts[] = []
  for (const packet of parsed.signatures) {
    const digest = digests.get(packet)
    const stated = statedBy(packet)
    const judged = await judge(packet, digest, keyring, introducers, policy.now)
    signatures.push(factsOf(packet, stated, digest, judged, policy.now))
  }
  return { signatureFile: parsed.state, keyFiles: keyFilesState(keys.length, keyring), signatures }
}
