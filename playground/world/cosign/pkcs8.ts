/** P-256 private keys as PKCS#8 (RFC 5208) around ECPrivateKey (RFC 5915), the way Go and OpenSSL write them. */
import { equalBytes } from '../../bytes.ts'
import { readTlv } from '../../platform/der.ts'
import * as der from '../der.ts'
import { type KeyPair, keyPairOf } from '../keys.ts'

const TAG = { integer: 0x02, octetString: 0x04, sequence: 0x30, publicKey: 0xa1 } as const
const P256 = der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.2.840.10045.3.1.7'))

/** PrivateKeyInfo, DER. The public key stands inside as well. */
export function toPkcs8({ secretKey, publicKey }: Pick<KeyPair, 'secretKey' | 'publicKey'>): Uint8Array {
  const key = der.sequence(
    der.integer(1),
    der.octetString(secretKey),
    der.context(1, der.bitString(publicKey)),
  )
  return der.sequence(der.integer(0), P256, der.octetString(key))
}

/**
 * The key of a PrivateKeyInfo.
 *
 * @returns a code if it is unreadable, says another public key than its own, or holds another kind of key
 */
export function fromPkcs8(bytes: Uint8Array): KeyPair | 'key-unreadable' | 'key-unsupported' {
  try {
    const info = readTlv(bytes, TAG.sequence)
    const version = readTlv(info.value, TAG.integer)
    const algorithm = readTlv(info.value, TAG.sequence, version.end)
    const octets = readTlv(info.value, TAG.octetString, algorithm.end)
    if (version.value.join() !== '0' || info.end !== bytes.length) return 'key-unreadable'
    if (!equalBytes(der.sequence(algorithm.value), P256)) return 'key-unsupported'
    const key = readTlv(octets.value, TAG.sequence).value
    const secret = readTlv(key, TAG.octetString, readTlv(key, TAG.integer).end)
    const pair = keyPairOf('p256', Uint8Array.from(secret.value))
    // OpenSSL may leave the public key out; where it is, it has to be this one, and nothing else may be there.
    const written = toPkcs8(pair)
    const bare = der.sequence(der.integer(1), der.octetString(pair.secretKey))
    const without = der.sequence(der.integer(0), P256, der.octetString(bare))
    return equalBytes(bytes, written) || equalBytes(bytes, without) ? pair : 'key-unreadable'
  } catch {
    return 'key-unreadable'
  }
}
