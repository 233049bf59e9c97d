import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, toHex, utf8 } from '../bytes.ts'
import { encodeBase64 } from '../platform/base64.ts'
import { keyHash, TYPE } from '../tiles/note-key.ts'
import { type Content, envelopeOf, signedBytes } from './content.ts'
import { type KeyPair, generateKeyPair, sign } from './keys.ts'
import { lazily } from './lazy.ts'
import { MerkleTree } from './merkle.ts'
import type { RandomSource } from './random.ts'
import { type Validity, labHost } from './service.ts'
import { type Json, canonicalJson, toPem } from './text.ts'

/**
 * A Rekor log.
 * - `v1`: P-256; answers with a time of its own and a signed promise (SET), and proves inclusion.
 * - `v2`: Ed25519; only proves inclusion, so the time must come from a timestamp authority.
 */
export interface TransparencyLog {
  readonly version: 'v1' | 'v2'
  readonly baseUrl: string
  /** First line of every checkpoint. */
  readonly origin: string
  /** Name of the key that signs checkpoints. */
  readonly signer: string
  readonly key: KeyPair
  readonly logId: Uint8Array
  readonly validFor: Validity
  /** Entries in older shards: what the index in the whole log is ahead of the index in this tree. */
  readonly firstIndex: number
  /** Names the tree in a v1 entry's UUID: 16 hex digits. */
  readonly treeId: string
  readonly tree: MerkleTree
  readonly entries: LogEntry[]
}

/** Something to be recorded, and when. */
export interface Submission {
  readonly body: EntryBody
  readonly at: Date
}

export interface LogEntry {
  /** Index in this tree. */
  readonly index: number
  readonly body: EntryBody
  /** The very bytes of the leaf: `body` as canonical JSON. */
  readonly bytes: Uint8Array
  readonly loggedAt: Date
}

export interface EntryBody {
  readonly apiVersion: string
  readonly kind: string
  readonly spec: Json
}

/** What the log records about the signer: a certificate or a bare public key, DER. */
export interface Verifier {
  readonly kind: 'certificate' | 'key'
  readonly der: Uint8Array
}

/** One entry of a bundle's `tlogEntries`. */
export interface LogEntryJson {
  logIndex: string
  logId: { keyId: string }
  kindVersion: { kind: string; version: string }
  integratedTime?: string
  inclusionPromise?: { signedEntryTimestamp: string }
  inclusionProof?: {
    logIndex: string
    rootHash: string
    treeSize: string
    hashes: string[]
    checkpoint: { envelope: string }
  }
  canonicalizedBody: string
}

/**
 * A new log.
 * @param history what it already holds, asked for when somebody first looks
 */
export function createLog(
  version: 'v1' | 'v2',
  random: RandomSource,
  validFor: Validity,
  history: () => readonly Submission[] = () => [],
): TransparencyLog {
  if (version === 'v2') {
    const key = generateKeyPair('ed25519', random)
    const host = labHost('log2026-1.rekor')
    // Kept in full as the log id.
    const logId = keyHash({ name: host, type: TYPE.log, publicKey: key.publicKey })
    const names = { baseUrl: `https://${host}`, origin: host, signer: host, firstIndex: 0, treeId: '' }
    return logWith({ version, validFor, ...names, key, logId }, history)
  }
  const key = generateKeyPair('p256', random)
  const host = labHost('rekor')
  const treeId = toHex(random.bytes(7)).padStart(16, '0')
  const names = {
    baseUrl: `https://${host}`,
    origin: `${host} - ${BigInt(`0x${treeId}`)}`,
    signer: host,
    firstIndex: 4200,
    treeId,
  }
  return logWith({ version, validFor, ...names, key, logId: sha256(key.spki) }, history)
}

/**
 * The same log, up to `size` entries: whoever runs it can let two of them grow and show each to somebody else.
 * @throws {RangeError} naming `size` if the log never had it
 */
export function forkLog(log: TransparencyLog, size: number): TransparencyLog {
  if (!Number.isInteger(size) || size < 0 || size > log.tree.size) throw new RangeError('size: no such head')
  return logWith(log, () => log.entries.slice(0, size).map(({ body, loggedAt: at }) => ({ body, at })))
}

/** Named one by one: copying the whole would look at tree and entries. */
function logWith(
  log: Omit<TransparencyLog, 'tree' | 'entries'>,
  history: () => readonly Submission[],
): TransparencyLog {
  const { version, baseUrl, origin, signer, key, logId, validFor, firstIndex, treeId } = log
  const state = lazily(() => {
    const begun = { tree: new MerkleTree(), entries: [] as LogEntry[] }
    for (const { body, at } of history()) append(begun, body, at)
    return begun
  })
  return {
    ...{ version, baseUrl, origin, signer, key, logId, validFor, firstIndex, treeId },
    get tree() {
      return state().tree
    },
    get entries() {
      return state().entries
    },
  }
}

/**
 * What the log gets to record about a signature.
 *
 * @param kind how an envelope is recorded: a v1 log as `dsse`, a v2 log as the hash of its signed bytes
 *   (`hashedrekord`) or, as v2 logs once did and few clients still read, as `dsse`
 * @throws {TypeError} naming `kind` if this log cannot record `content` so
 */
export function entryBody(
  version: 'v1' | 'v2',
  content: Content,
  signature: Uint8Array,
  verifier: Verifier,
  kind: 'hashedrekord' | 'dsse' = content.kind === 'envelope' && version === 'v1' ? 'dsse' : 'hashedrekord',
): EntryBody {
  const apiVersion = version === 'v1' ? '0.0.1' : '0.0.2'
  if (kind === 'dsse' && content.kind !== 'envelope') throw new TypeError('kind: dsse needs an envelope')
  if (kind === 'hashedrekord' && content.kind === 'envelope' && version === 'v1') {
    throw new TypeError('kind: a v1 log records an envelope as dsse')
  }
  const spec = version === 'v1' ? specV1 : specV2
  return { apiVersion, kind, spec: spec(content, signature, verifier, kind) }
}

function specV1(content: Content, signature: Uint8Array, verifier: Verifier): Json {
  const label = verifier.kind === 'certificate' ? 'CERTIFICATE' : 'PUBLIC KEY'
  const pem = encodeBase64(utf8(toPem(label, verifier.der)))
  const hash = (bytes: Uint8Array) => ({ algorithm: 'sha256', value: toHex(sha256(bytes)) })
  if (content.kind === 'message') {
    return {
      data: { hash: hash(content.artifact) },
      signature: { content: encodeBase64(signature), publicKey: { content: pem } },
    }
  }
  return {
    envelopeHash: hash(canonicalJson({ ...envelopeOf(content, signature) })),
    payloadHash: hash(content.payload),
    signatures: [{ signature: encodeBase64(signature), verifier: pem }],
  }
}

function specV2(
  content: Content,
  signature: Uint8Array,
  verifier: Verifier,
  kind: 'hashedrekord' | 'dsse',
): Json {
  const rawBytes = encodeBase64(verifier.der)
  const signer = {
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
    ...(verifier.kind === 'certificate' ? { x509Certificate: { rawBytes } } : { publicKey: { rawBytes } }),
  }
  const hash = (bytes: Uint8Array) => ({ algorithm: 'SHA2_256', digest: encodeBase64(sha256(bytes)) })
  if (kind === 'dsse' && content.kind === 'envelope') {
    return {
      dsseV002: {
        payloadHash: hash(content.payload),
        signatures: [{ content: encodeBase64(signature), verifier: signer }],
      },
    }
  }
  return {
    hashedRekordV002: {
      data: hash(signedBytes(content)),
      signature: { content: encodeBase64(signature), verifier: signer },
    },
  }
}

/** Appends an entry. The log takes the time as given: a log with a wrong clock is one of the things to show. */
export function appendEntry(log: TransparencyLog, body: EntryBody, at: Date): LogEntry {
  return append(log, body, at)
}

function append(
  { tree, entries }: Pick<TransparencyLog, 'tree' | 'entries'>,
  body: EntryBody,
  at: Date,
): LogEntry {
  const bytes = canonicalJson({ apiVersion: body.apiVersion, kind: body.kind, spec: body.spec })
  const entry = { index: tree.append(bytes), body, bytes, loggedAt: at }
  entries.push(entry)
  return entry
}

/**
 * The log's signed head at `size` entries, as a signed note (C2SP tlog-checkpoint).
 * @throws {RangeError} naming `size` if the log never had it
 */
export function checkpoint(log: TransparencyLog, size: number = log.tree.size): string {
  return signedHead(log, size, log.tree.root(size))
}

/** Whoever signs heads of a log, whatever keeps its tree. */
export type HeadSigner = Pick<TransparencyLog, 'origin' | 'signer' | 'key' | 'logId'>

/** What `log` says in a checkpoint, as it would say it of any root. */
export function signedHead(log: HeadSigner, size: number, root: Uint8Array): string {
  const note = `${log.origin}\n${size}\n${encodeBase64(root)}\n`
  const signature = concatBytes(log.logId.subarray(0, 4), sign(log.key, utf8(note)))
  return `${note}\n${noteLine(log.signer, signature)}`
}

/** A line behind a note. @param signature with the key id before it */
export function noteLine(name: string, signature: Uint8Array): string {
  return `— ${name} ${encodeBase64(signature)}\n`
}

/** Entry and proof as a bundle carries them, against the head of `size` entries. */
export function logEntryJson(
  log: TransparencyLog,
  entry: LogEntry,
  size: number = log.tree.size,
): LogEntryJson {
  const { index, body, bytes } = entry
  const logIndex = log.firstIndex + index
  return {
    logIndex: `${logIndex}`,
    logId: { keyId: encodeBase64(log.logId) },
    kindVersion: { kind: body.kind, version: body.apiVersion },
    ...(log.version === 'v1' ? promise(log, entry, logIndex) : {}),
    inclusionProof: {
      logIndex: `${index}`,
      rootHash: encodeBase64(log.tree.root(size)),
      treeSize: `${size}`,
      hashes: log.tree.inclusionProof(index, size).map(encodeBase64),
      checkpoint: { envelope: checkpoint(log, size) },
    },
    canonicalizedBody: encodeBase64(bytes),
  }
}

/** Integrated time and inclusion promise: the log's signature over body, time, log id and index. */
function promise(log: TransparencyLog, { bytes, loggedAt }: LogEntry, logIndex: number) {
  const integratedTime = Math.floor(loggedAt.getTime() / 1000)
  const payload = { body: encodeBase64(bytes), integratedTime, logID: toHex(log.logId), logIndex }
  return {
    integratedTime: `${integratedTime}`,
    inclusionPromise: { signedEntryTimestamp: encodeBase64(sign(log.key, canonicalJson(payload))) },
  }
}
