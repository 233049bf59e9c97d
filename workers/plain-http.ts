/**
 * A page over plain HTTP has no WebCrypto, and openpgp.js does not even load without. It asks WebCrypto first and
 * computes by itself what that cannot; so this one can digest, and nothing else. To be imported before openpgp.js.
 */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

const DIGESTS = { 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const

async function digest(algorithm: AlgorithmIdentifier, data: BufferSource): Promise<ArrayBuffer> {
  const name = typeof algorithm === 'string' ? algorithm : algorithm.name
  const hash = Object.entries(DIGESTS).find(([known]) => known === name.toUpperCase())?.[1]
  if (hash === undefined) throw new DOMException(`digest: no ${name} here`, 'NotSupportedError')
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)
  return new Uint8Array(hash(bytes)).buffer
}

function elsewhere(): Promise<never> {
  return Promise.reject(new DOMException('no WebCrypto over plain HTTP', 'NotSupportedError'))
}

if (!('subtle' in crypto)) {
  const others = ['importKey', 'exportKey', 'generateKey', 'sign', 'verify', 'encrypt', 'decrypt']
  const more = ['deriveBits', 'deriveKey', 'wrapKey', 'unwrapKey']
  const subtle = Object.fromEntries([...others, ...more].map((name) => [name, elsewhere]))
  Object.defineProperty(crypto, 'subtle', { value: { ...subtle, digest } })
}
