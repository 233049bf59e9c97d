import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '../bytes.ts'
import * as der from './der.ts'
import { type KeyPair, generateKeyPair, sign } from './keys.ts'
import { lazily } from './lazy.ts'
import { MerkleTree } from './merkle.ts'
import type { RandomSource } from './random.ts'
import { type Validity, labUrl } from './service.ts'
import type { Extension } from './x509.ts'

/** A certificate transparency log (RFC 6962): it promises to log what Fulcio is about to issue, and does. */
export interface CtLog {
  readonly baseUrl: string
  readonly key: KeyPair
  /** SHA-256 of the log's SubjectPublicKeyInfo (RFC 6962 section 3.2). */
  readonly logId: Uint8Array
  readonly validFor: Validity
  readonly tree: MerkleTree
  readonly entries: readonly CtEntry[]
  /** Takes an entry; it goes into the tree when somebody next looks at it. */
  readonly submit: (precertificate: Precertificate) => void
}

/** What a CT log gets to see of a certificate before it is issued. */
export interface Precertificate {
  /** The certificate to be, without SCT and without poison extension, DER. */
  readonly tbs: Uint8Array
  /** SubjectPublicKeyInfo of the authority that will issue it. */
  readonly issuerSpki: Uint8Array
  /** When the log saw it, to the millisecond. */
  readonly at: Date
}

export interface CtEntry extends Precertificate {
  readonly index: number
  /** MerkleTreeLeaf (RFC 6962 section 3.4). */
  readonly leaf: Uint8Array
}

/**
 * A new log.
 * @param history what it already holds, asked for when somebody first looks
 */
export function createCtLog(
  random: RandomSource,
  validFor: Validity,
  history: () => readonly Precertificate[] = () => [],
): CtLog {
  const key = generateKeyPair('p256', random)
  const submitted: Precertificate[] = []
  const state = lazily(() => {
    submitted.unshift(...history())
    return { tree: new MerkleTree(), entries: [] as CtEntry[] }
  })
  const grown = () => {
    const { tree, entries } = state()
    for (const precertificate of submitted.splice(0)) {
      const leaf = timestampedEntry(precertificate)
      entries.push({ ...precertificate, index: tree.append(leaf), leaf })
    }
    return { tree, entries }
  }
  return {
    baseUrl: labUrl('ctlog', '/2026'),
    key,
    logId: sha256(key.spki),
    validFor,
    get tree() {
      return grown().tree
    },
    get entries() {
      return grown().entries
    },
    submit: (precertificate) => void submitted.push(precertificate),
  }
}

/** A signed certificate timestamp: the log's promise to hold `precertificate` (RFC 6962 section 3.2). */
export function signCertificateTimestamp(
  log: Pick<CtLog, 'key' | 'logId'>,
  precertificate: Precertificate,
): Uint8Array {
  const signature = sign(log.key, timestampedEntry(precertificate))
  const timestamp = unsigned(8, precertificate.at.getTime())
  const noExtensions = unsigned(2, 0)
  return concatBytes(V1, log.logId, timestamp, noExtensions, SHA256_WITH_ECDSA, vector(2, signature))
}

/** The log's signed head at `size` entries (RFC 6962 section 3.5). */
export interface SignedTreeHead {
  readonly size: number
  readonly at: Date
  readonly root: Uint8Array
  /** DigitallySigned (RFC 5246 section 4.7). */
  readonly signature: Uint8Array
}

/** @throws {RangeError} naming `size` if the log never had it */
export function signTreeHead(log: CtLog, at: Date, size: number = log.tree.size): SignedTreeHead {
  const root = log.tree.root(size)
  const treeHash = Uint8Array.of(1)
  const head = concatBytes(V1, treeHash, unsigned(8, at.getTime()), unsigned(8, size), root)
  return { size, at, root, signature: concatBytes(SHA256_WITH_ECDSA, vector(2, sign(log.key, head))) }
}

const V1 = Uint8Array.of(0)
const SHA256_WITH_ECDSA = Uint8Array.of(4, 3)

/** What an SCT signs and the tree holds are the same bytes: both kinds of prefix are 0 (RFC 6962 sections 3.2, 3.4). */
function timestampedEntry({ tbs, issuerSpki, at }: Precertificate): Uint8Array {
  const kind = Uint8Array.of(0)
  const precertificateEntry = unsigned(2, 1)
  const noExtensions = unsigned(2, 0)
  const signed = concatBytes(sha256(issuerSpki), vector(3, tbs))
  return concatBytes(V1, kind, unsigned(8, at.getTime()), precertificateEntry, signed, noExtensions)
}

/** The certificate extension that carries `timestamps` (RFC 6962 section 3.3). */
export function certificateTimestamps(timestamps: readonly Uint8Array[]): Extension {
  const list = vector(2, concatBytes(...timestamps.map((timestamp) => vector(2, timestamp))))
  return { oid: '1.3.6.1.4.1.11129.2.4.2', value: der.octetString(list) }
}

/** Big-endian unsigned number in `width` octets. */
function unsigned(width: number, value: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, i) => Math.floor(value / 2 ** (8 * (width - 1 - i))) % 256)
}

/** A TLS vector (RFC 5246 section 4.3): length in `width` octets, then the bytes. */
function vector(width: number, bytes: Uint8Array): Uint8Array {
  return concatBytes(unsigned(width, bytes.length), bytes)
}
