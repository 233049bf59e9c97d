/** Digests by the names `node:crypto` uses. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { sha3_256, sha3_384 } from '@noble/hashes/sha3.js'
import { joinBytes } from '../bytes.ts'
import { PlatformBuffer } from './buffer.ts'

const HASHES = { sha1, sha224, sha256, sha384, sha512, 'sha3-256': sha3_256, 'sha3-384': sha3_384 } as const
export type HashName = keyof typeof HASHES

/** `undefined` if no such algorithm is offered; a certificate may name any. */
export function hashName(name: string): HashName | undefined {
  const lower = name.toLowerCase()
  return Object.hasOwn(HASHES, lower) ? (lower as HashName) : undefined
}

/** On the object itself, under a registered name: two copies of this module in one program still agree. */
const KNOWN = Symbol.for('shomei.known-digests')
type Digests = Partial<Record<HashName, Uint8Array>>
type StandIn = Uint8Array & { readonly [KNOWN]?: Digests }

/**
 * An empty buffer that hashes to `digests`: lets a verifier that insists on the artifact work from its digest
 * (`sha256:…`, or a file too large for memory). Node has no such call; nothing but hashing sees through it.
 */
export function bytesKnownByDigest(digests: Digests): PlatformBuffer {
  return Object.assign(new PlatformBuffer(new ArrayBuffer(0)), { [KNOWN]: digests })
}

/** Whether only the digest of these bytes is known, so that pure Ed25519 cannot be checked over them. */
export function isKnownByDigest(bytes: Uint8Array): boolean {
  return (bytes as StandIn)[KNOWN] !== undefined
}

/** Under a registered name, for the same reason. */
const COMPUTED = Symbol.for('shomei.computed-digests')

/** A view of bytes that nobody will change: no digest of it is computed twice. */
export function unchanging(bytes: Uint8Array): PlatformBuffer {
  const view = new PlatformBuffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length)
  const computed: Digests = {}
  return Object.assign(view, { [COMPUTED]: computed })
}

/** @throws {Error} if only digests of `bytes` are known and not this one */
export function digest(name: HashName, bytes: Uint8Array): Uint8Array {
  const computed = (bytes as { [COMPUTED]?: Digests })[COMPUTED]
  if (computed) return (computed[name] ??= HASHES[name](bytes))
  const known = (bytes as StandIn)[KNOWN]
  if (!known) return HASHES[name](bytes)
  const value = known[name]
  if (!value) throw new Error(`digest: only other digests than ${name} are known of these bytes`)
  return value
}

export interface Hash {
  update(data: Uint8Array): Hash
  digest(): PlatformBuffer
  digest(encoding: 'hex'): string
}

/** @throws {Error} if `algorithm` is not offered */
export function createHash(algorithm: string): Hash {
  const known = hashName(algorithm)
  if (!known) throw new Error(`createHash: unsupported algorithm ${algorithm}`)
  const name: HashName = known
  const parts: Uint8Array[] = []
  function finish(): PlatformBuffer
  function finish(encoding: 'hex'): string
  function finish(encoding?: 'hex'): PlatformBuffer | string {
    const [first] = parts
    const all = parts.length === 1 && first ? first : joinBytes(parts)
    if (parts.length > 1 && parts.some(isKnownByDigest))
      throw new Error('createHash: a digest cannot be continued')
    const bytes = PlatformBuffer.from(digest(name, all))
    return encoding ? bytes.toString(encoding) : bytes
  }
  const hash: Hash = {
    update(data) {
      parts.push(data)
      return hash
    },
    digest: finish,
  }
  return hash
}
