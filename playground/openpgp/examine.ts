/** From files to facts: reads the signatures, finds their keys, hashes the artifact, does the mathematics. */
import { enums } from 'openpgp'
import { toHex } from '../bytes.ts'
import { cutGitObject, type GitFault } from '../git/object.ts'
import { canDigest, DigestCount, signedDigests } from './digests.ts'
import { userIdText } from './display.ts'
import { type Examination, isCompared, type Outcome, type SignatureFacts } from './facts.ts'
import { normaliseFingerprint, type OpenpgpPolicy } from './input.ts'
import { type Candidate, type Issuer, type Keyring, secondsOf } from './keyring.ts'
import { Allowance, TOGETHER } from './keys/allowance.ts'
import { LineLengths } from './line-ends.ts'
import { isTooCostly, type KeyPart } from './keys/part.ts'
import type { StreamedSignature } from './library.ts'
import type { OwnerTrust } from './keys/trust.ts'
import { checkDigest, packetOf } from './mathematics.ts'
import { isAmongWords, outsideWords } from './outside.ts'
import { chosen, type Claiming, isAlsoSubkey, type Judged, type Judgement, undone } from './owners.ts'
import { TAG } from './packets.ts'
import { conductOf, isOverDocument, type Place } from './reading/conduct.ts'
import { type Message, readMessage } from './reading/message.ts'
import { isError, type Notice } from './reading/notice.ts'
import { readSignedMessage, type UnreadMessage } from './reading/signed-message.ts'
import { ELGAMAL_BOTH, type RawSignature } from './reading/signature.ts'
import { type Statements, statementsOf } from './reading/statements.ts'
import { find, hasNotationOfNothing, SUBPACKET } from './reading/subpackets.ts'
import { judgeSigner, relianceOf, type Signer } from './signer.ts'

/** Room for hundreds of signatures; each of them costs a verification. */
const LARGEST_SIGNATURE_FILE = 64 * 1024
/** Debian's lists of what is in a release are the largest texts that anybody signs in clear: some hundred KiB. Of what is not in clear, as it is once it is taken out. */
const LARGEST_CLEARTEXT = 8 * 1024 * 1024

const sizeOf = ({ hashed, unhashed, material }: RawSignature) =>
  hashed.length + unhashed.length + material.length

/** A signature with all that gpg's words about it are made of. */
export interface CheckedSignature {
  readonly facts: SignatureFacts
  readonly raw: RawSignature
  readonly says: Statements
  /** `undefined` where its key is not at hand. */
  readonly signer: Signer | undefined
  /** Whether gpg may know another key for it, or another one of several. */
  readonly keyUncertain: boolean
  readonly checkedByGpg: boolean
}

export interface Examined extends Examination {
  readonly checked: readonly CheckedSignature[]
  /** What was hashed of a file that holds what it signs. */
  readonly text: Uint8Array | undefined
}

/** What is judged: a file of signatures with its artifact, or one with what is signed in it, in clear or not. */
export type Claim =
  | { readonly signature: Uint8Array; readonly artifact: Uint8Array | AsyncIterable<Uint8Array> }
  | { readonly cleartext: Uint8Array }
  | { readonly gitObject: Uint8Array }

interface Hashing {
  readonly raw: RawSignature
  readonly says: Statements
  /** `undefined` where there is nothing to compute. */
  readonly packet: StreamedSignature | undefined
  /** Whether there were already too many before it. */
  readonly beyond: boolean
}

/** @param asItIs as it was taken out of its frame, in clear or not, whatever the signature's class: gpg does so too */
function hashingOf(raw: RawSignature, asItIs: boolean, count: DigestCount): Hashing {
  const textMode = !asItIs && raw.type === enums.signature.text
  // The numbers do not matter for the digest, and there may be none that the library can read.
  const packet = packetOf(raw, {
    algorithm: enums.publicKey.rsaEncryptSign,
    textMode,
    material: Uint8Array.of(0, 1, 1),
  })
  const hashable = packet !== undefined && isOverDocument(raw) && canDigest(packet)
  const beyond = hashable && !count.take(packet)
  return { raw, says: statementsOf(raw), packet: hashable && !beyond ? packet : undefined, beyond }
}

function issuerOf({ fingerprint, keyId }: Statements): Issuer {
  return {
    fingerprint: fingerprint && toHex(fingerprint).toUpperCase(),
    keyId: toHex(keyId).toUpperCase(),
  }
}

/** In version 6 the header may be left out, and says nothing where it is: RFC 9580 section 7.1. Before it meant SHA-1. */
function isAnnounced({ version, hashAlgorithm }: RawSignature, { text }: Message): boolean {
  if (text === undefined) return true
  const { hashes } = text.announcement
  if (version === 6 && hashes.length === 0) return true
  return hashes.length === 0 ? hashAlgorithm === enums.hash.sha1 : hashes.includes(hashAlgorithm)
}

/** gpg asks for the dates first; without the mathematics they are anybody's. */
async function judgedBy(
  hashing: Hashing,
  digest: Uint8Array | undefined,
  part: KeyPart,
  allowance: Allowance,
): Promise<Judgement> {
  const computed = await computedOutcome(hashing, digest, part, allowance)
  return { computed, outcome: part.created > hashing.says.created ? 'time-conflict' : computed }
}

async function computedOutcome(
  { raw, says, packet, beyond }: Hashing,
  digest: Uint8Array | undefined,
  part: KeyPart,
  allowance: Allowance,
): Promise<Outcome> {
  if (raw.publicKeyAlgorithm === ELGAMAL_BOTH) return 'unsupported'
  if (raw.hashAlgorithm === enums.hash.md5) return 'weak-digest'
  if (beyond) return 'too-much'
  if (packet === undefined || digest === undefined) return 'unsupported'
  // The others' allowance is not spent on it.
  if (isTooCostly(part)) return 'unsupported'
  if (!allowance.check(part)) return 'too-much'
  const result = await checkDigest(raw, digest, part)
  if (result === 'numbers') return 'malformed'
  if (result === 'versions') return 'version-mismatch'
  if (result !== 'good') return result
  return says.critical ? 'critical' : 'good'
}

/** What signatures are judged with. */
interface Bench {
  readonly keyring: Keyring
  /** For all signatures of the file. */
  readonly allowance: Allowance
  /** Each key that may have made any of them is judged once. */
  readonly signerOf: (candidate: Candidate) => Promise<Signer>
}

async function judge(
  hashing: Hashing,
  digest: Uint8Array | undefined,
  announced: boolean,
  { keyring, allowance, signerOf }: Bench,
): Promise<Judged> {
  if (!isOverDocument(hashing.raw)) return undone('not-over-document')
  const issuer = issuerOf(hashing.says)
  const all: Claiming[] = []
  const candidates = keyring.issuersOf(issuer)
  const judgements = new Map<string, Judgement>()
  for (const candidate of candidates) {
    const { part } = candidate
    // As many keys for as many signatures cost more than either.
    if (!allowance.look()) return undone('too-much', all[0]?.signer)
    const judgement = judgements.get(part.fingerprint) ?? (await judgedBy(hashing, digest, part, allowance))
    judgements.set(part.fingerprint, judgement)
    const isOwners = candidates.length < 2 || (await keyring.hasSaidItBelongs(candidate))
    all.push({ ...judgement, signer: await signerOf(candidate), isOwners })
  }
  const found = chosen(all)
  const judged = candidates.some((one) => isAlsoSubkey(one, keyring)) ? { ...found, uncertain: true } : found
  return announced ? judged : { ...judged, ...undone('unannounced-digest', judged.signer) }
}

function factsOf(
  { raw, says }: Hashing,
  digest: Uint8Array | undefined,
  { outcome, computed, signer, alsoOf = [] }: Judged,
  now: Date,
): SignatureFacts {
  const signersUserId = find(says.hashed, SUBPACKET.signersUserId)?.body
  return {
    outcome,
    computed,
    created: new Date(says.created * 1000),
    expires: says.expires === undefined ? undefined : new Date(says.expires * 1000),
    expired: says.expires !== undefined && says.expires <= secondsOf(now),
    fromTheFuture: says.created > secondsOf(now),
    keyId: toHex(says.keyId).toUpperCase(),
    issuerFingerprint: says.fingerprint && toHex(says.fingerprint).toUpperCase(),
    signersUserId: signersUserId && userIdText(signersUserId),
    publicKeyAlgorithm: raw.publicKeyAlgorithm,
    hashAlgorithm: raw.hashAlgorithm,
    textMode: raw.type === enums.signature.text,
    digest,
    statedDigestPrefix: raw.digestPrefix,
    key: signer?.facts,
    alsoOf: alsoOf.map(({ facts }) => facts),
  }
}

function keyFilesState(keyring: Keyring): Examination['keyFiles'] {
  const { files, blocks, unreadable, cutShort, tooMuch, unread } = keyring
  if (files === 0) return 'none'
  if (tooMuch) return 'too-much'
  if (unread.has('damaged-keybox')) return 'damaged-keybox'
  const [only] = unread
  if (blocks.length === 0 && only !== undefined) return only
  if (cutShort) return 'cut-short'
  if (blocks.length === 0) return unreadable === 0 ? 'without-keys' : 'unreadable'
  if (unreadable > 0) return 'partly-readable'
  return blocks.some(({ beyondGpg }) => beyondGpg) ? 'unchecksummed' : 'readable'
}

type Notices = readonly Notice[]

/** What gpg calls an error only because it is newer than gpg 2.2. */
function isNewerThanGpg(notice: Notice): boolean {
  return (
    ('inLastLine' in notice && notice.inLastLine) ||
    (notice.id === 'packet-version-unknown' && notice.tag === TAG.signature && notice.version === 6)
  )
}

function isVersion5(notice: Notice): boolean {
  return notice.id === 'packet-version-unknown' && notice.version === 5
}

function stateOf(message: Message, notices: Notices, detached: boolean): Examination['signatureFile'] {
  const { signatures, text, supported, otherContent, announced, secondText, incomplete, stop } = message
  // Behind signatures it is no other kind of file, but something that does not belong there.
  if (!supported && signatures.length > 0) return 'damaged'
  if (!supported) return 'unsupported'
  if (signatures.length === 0 && notices.some(isVersion5)) return 'version-5'
  if (otherContent || announced || (text !== undefined && detached)) return 'message'
  if (!detached && text === undefined) return 'not-clearsigned'
  if (!signatures.some(({ raw }) => raw.version > 0)) return detached ? 'not-a-signature' : 'not-clearsigned'
  if (text?.longer === true) return 'line-too-long'
  const errors = notices.filter(isError)
  const complained = signatures.some(({ raw, seenByGpg }) => {
    const { complainedOf, hashed } = statementsOf(raw)
    return seenByGpg && (complainedOf || hasNotationOfNothing(hashed))
  })
  if (complained || secondText || incomplete || stop === 'unexpected' || !errors.every(isNewerThanGpg))
    return 'damaged'
  return errors.some(({ id }) => id !== 'packet-version-unknown') ? 'unchecksummed' : 'readable'
}

const NOT_READ: Omit<Examined, 'signatureFile' | 'keyFiles'> = {
  signatures: [],
  checked: [],
  onlyFirst: false,
  outside: undefined,
  conduct: undefined,
  text: undefined,
}

/** By primary fingerprint: the verifier's own keys, and the others that it relies on. */
function ownerTrustIn({ trustedFingerprints = [], ownerTrust = {} }: OpenpgpPolicy): Map<string, OwnerTrust> {
  const trust = new Map<string, OwnerTrust>()
  const set = (text: string, level: OwnerTrust) => {
    const fingerprint = normaliseFingerprint(text)
    if (fingerprint !== undefined) trust.set(fingerprint, level)
  }
  for (const [text, level] of Object.entries(ownerTrust)) set(text, level)
  for (const text of trustedFingerprints) set(text, 'ultimate')
  return trust
}

/**
 * Finds out all that the report and gpg's words are made of.
 *
 * @param keyring as of `policy.now`
 * @throws whatever reading the artifact throws
 */
export async function examine(claim: Claim, keyring: Keyring, policy: OpenpgpPolicy): Promise<Examined> {
  const keyFiles = keyFilesState(keyring)
  const unread = (signatureFile: Examination['signatureFile']) => ({ ...NOT_READ, signatureFile, keyFiles })
  if ('gitObject' in claim) {
    const cut = cutGitObject(claim.gitObject)
    if (typeof cut === 'string') return unread(GIT_FAULTS[cut])
    if (cut.by !== 'openpgp') return unread('git-signed-otherwise')
    const { signature, payload: artifact } = cut
    if (signature.length > LARGEST_SIGNATURE_FILE) return unread('too-large')
    const message = readMessage(signature)
    const place = 'beside'
    const examined = await examineRead({ signature, artifact }, message, { keyring, keyFiles, policy, place })
    const isRead = examined.signatureFile === 'readable' || examined.signatureFile === 'unchecksummed'
    const signatureFile =
      isRead && message.signatures.length > 1 ? 'git-several-signatures' : examined.signatureFile
    return { ...examined, signatureFile, inGit: true, text: artifact }
  }
  const detached = 'artifact' in claim
  const file = detached ? claim.signature : claim.cleartext
  if (file.length > (detached ? LARGEST_SIGNATURE_FILE : LARGEST_CLEARTEXT)) return unread('too-large')
  const message = readMessage(file)
  const given = { keyring, keyFiles, policy, place: detached ? 'beside' : 'in-clear' } as const
  if (detached || message.text !== undefined) {
    const examined = await examineRead(claim, message, given)
    const isNamed = detached && NO_SIGNATURES.includes(examined.signatureFile)
    const state = isNamed ? MESSAGE_BESIDE[await kindOfMessage(file)] : undefined
    return state === undefined ? examined : { ...examined, signatureFile: state }
  }
  const opened = await readSignedMessage(file, LARGEST_CLEARTEXT)
  if (opened === 'none') return examineRead(claim, message, given)
  if (typeof opened === 'string') return unread(UNREAD[opened])
  const { signatures: signature, content: artifact, unchecksummed, isUsual, isInFront } = opened
  if (signature.length > LARGEST_SIGNATURE_FILE) return unread('too-large')
  const examined = await examineRead({ signature, artifact }, readMessage(signature), {
    ...given,
    place: isInFront ? 'in-front' : 'announced',
  })
  const { signatureFile, conduct } = examined
  return {
    ...examined,
    signatureFile: signatureFile === 'readable' && unchecksummed ? 'unchecksummed' : signatureFile,
    conduct: conduct && {
      ...conduct,
      certain: conduct.certain && isUsual && !unchecksummed,
    },
    text: artifact,
  }
}

const UNREAD: Readonly<Record<Exclude<UnreadMessage, 'none'>, Examination['signatureFile']>> = {
  encrypted: 'encrypted',
  unsigned: 'unsigned',
  'unread-compression': 'unread-compression',
  'too-large': 'message-too-large',
  'too-many-parts': 'message-in-too-many-parts',
  damaged: 'damaged',
}

const GIT_FAULTS: Readonly<Record<GitFault, Examination['signatureFile']>> = {
  'not-a-git-object': 'not-clearsigned',
  'not-signed': 'git-unsigned',
  'object-too-large': 'message-too-large',
}

/** What may be a message of another kind, if it was given as a signature. */
const NO_SIGNATURES: readonly Examination['signatureFile'][] = ['not-a-signature', 'unsupported']
type MessageKind = UnreadMessage | 'signed'
/** The others say nothing of what is in them. */
const MESSAGE_BESIDE: Readonly<Partial<Record<MessageKind, Examination['signatureFile']>>> = {
  signed: 'message',
  unsigned: 'unsigned',
  'too-large': 'message',
  'too-many-parts': 'message',
  encrypted: 'encrypted',
}

async function kindOfMessage(file: Uint8Array): Promise<MessageKind> {
  const opened = await readSignedMessage(file, LARGEST_CLEARTEXT)
  return typeof opened === 'string' ? opened : 'signed'
}

interface Given {
  readonly keyring: Keyring
  readonly keyFiles: Examination['keyFiles']
  readonly policy: OpenpgpPolicy
  readonly place: Place
}

async function examineRead(
  claim: Exclude<Claim, { readonly gitObject: Uint8Array }>,
  message: Message,
  { keyring, keyFiles, policy, place }: Given,
): Promise<Examined> {
  const { now } = policy
  const detached = 'artifact' in claim
  const file = detached ? claim.signature : claim.cleartext
  // As many as may stand in a file of their own, at the end of a text too.
  if (message.signatures.reduce((sum, { raw }) => sum + sizeOf(raw), 0) > LARGEST_SIGNATURE_FILE) {
    return { ...NOT_READ, signatureFile: 'too-large', keyFiles }
  }
  const conduct = conductOf(message, place)
  const signatureFile = stateOf(message, message.remarks.notices, detached)
  const readable = ['readable', 'unchecksummed', 'damaged', 'line-too-long'].includes(signatureFile)
  const held = message.signatures.map(({ raw }, i) => ({ raw, byGpg: conduct.checked.includes(i) }))
  const wanted = !readable ? [] : conduct.onlyFirst ? held.filter(({ byGpg }) => byGpg) : held
  const count = new DigestCount()
  // What gpg 2.2 does not read is hashed as RFC 9580 has it.
  const normalises = ({ version }: RawSignature) => detached && (place === 'beside' || version > 4)
  const hashings = wanted.map(({ raw }) => hashingOf(raw, !normalises(raw), count))
  const packets = hashings.flatMap(({ packet }) => packet ?? [])
  const artifact = detached ? claim.artifact : (message.text?.bytes ?? new Uint8Array(0))
  const lines = wanted.some(({ raw }) => normalises(raw) && raw.type === enums.signature.text)
    ? new LineLengths()
    : undefined
  const digests = packets.length === 0 ? undefined : await signedDigests(artifact, packets, lines)
  // The keys that matter are looked at first, that others may not use up what there is to spend.
  const asked = new Set(hashings.map(({ says }) => keyring.issuersOf(issuerOf(says))))
  for (const { block } of [...asked].flat()) await keyring.stateOf(block)
  const reliance = await relianceOf(keyring, ownerTrustIn(policy), now)
  const signers = new Map<Candidate, Promise<Signer>>()
  const signerOf = (candidate: Candidate): Promise<Signer> => {
    const signer = signers.get(candidate) ?? judgeSigner(candidate, keyring, reliance, now)
    signers.set(candidate, signer)
    return signer
  }
  const bench = { keyring, allowance: new Allowance(TOGETHER), signerOf }
  const checked: CheckedSignature[] = []
  for (const [i, hashing] of hashings.entries()) {
    const digest = hashing.packet && digests?.get(hashing.packet)
    const isCut = lines?.isCutByGpg === true && hashing.raw.type === enums.signature.text
    const found = await judge(hashing, digest, isAnnounced(hashing.raw, message), bench)
    const judged = isCut && isCompared(found) ? { ...found, ...undone('cut-line', found.signer) } : found
    // What gpg says of the part that it hashes is known; of all that was signed nothing was compared.
    const isPart = message.text?.longer === true && isCompared(judged)
    const { signer, uncertain } = judged
    const facts = factsOf(hashing, digest, isPart ? { ...judged, computed: 'cut-line' } : judged, now)
    const keyUncertain = uncertain === true || keyring.tooMuch || keyring.gpgMayReadOn
    checked.push({ ...hashing, facts, signer, keyUncertain, checkedByGpg: wanted[i]?.byGpg === true })
  }
  return {
    signatureFile,
    keyFiles,
    signatures: checked.map(({ facts }) => facts),
    onlyFirst: conduct.onlyFirst,
    outside: message.text && outsideWords(file, message.text.partition),
    ...(detached && { isAmongWords: isAmongWords(file) }),
    conduct,
    checked,
    text: message.text?.bytes,
  }
}
