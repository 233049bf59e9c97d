/** What a DER file is, by the elements it is made of: keys, certificates and signatures have no name in them. */
import { BIT_STRING, INTEGER, OCTET_STRING, OID, readTlv, SEQUENCE, type Tlv } from '../../platform/der.ts'

export type DerKind = 'certificate' | 'spki' | 'pkcs1' | 'private-key' | 'ecdsa-signature'

/** Bytes. No key, certificate or signature comes near. */
const LARGEST = 128 * 1024

/** @returns `undefined` if it is none of them, or more than one element */
export function derKindOf(der: Uint8Array): DerKind | undefined {
  if (der[0] !== SEQUENCE || der.length > LARGEST) return undefined
  const parts = elementsIn(der)
  if (!parts) return undefined
  const tags = parts.map(({ tag }) => tag).join()
  const [first, second, third] = parts
  const isNamed = (one: Tlv | undefined) => one?.tag === SEQUENCE && one.value[0] === OID
  // RFC 5280 § 4.1
  if (tags === `${SEQUENCE},${SEQUENCE},${BIT_STRING}` && isNamed(second)) return 'certificate'
  if (tags === `${SEQUENCE},${BIT_STRING}` && isNamed(first)) return 'spki'
  // RFC 5208 § 5 and § 6: in clear and encrypted; RFC 8017 A.1.2; RFC 5915.
  if (first?.tag === INTEGER && isNamed(second) && third?.tag === OCTET_STRING) return 'private-key'
  if (tags === `${SEQUENCE},${OCTET_STRING}` && isNamed(first)) return 'private-key'
  if (parts.length >= 9 && parts.slice(0, 9).every(({ tag }) => tag === INTEGER)) return 'private-key'
  if (first?.tag === INTEGER && second?.tag === OCTET_STRING) return 'private-key'
  if (tags === `${INTEGER},${INTEGER}`) return twoNumbers(first, second)
  return undefined
}

/** A modulus has 512 bits at the least, and its exponent at most 64; both numbers of a signature are as long as its curve. */
function twoNumbers(first: Tlv | undefined, second: Tlv | undefined): DerKind | undefined {
  const [a, b] = [first?.value.length ?? 0, second?.value.length ?? 0]
  if (a >= 64 && b <= 8) return 'pkcs1'
  return [a, b].every((length) => length > 16 && length <= 67) ? 'ecdsa-signature' : undefined
}

/** What a SEQUENCE holds that is all there is; `undefined` if it is not, or no DER. */
export function elementsIn(der: Uint8Array): readonly Tlv[] | undefined {
  try {
    const { value, end } = readTlv(der, SEQUENCE)
    if (end !== der.length) return undefined
    const found: Tlv[] = []
    for (let at = 0; at < value.length; at = found.at(-1)?.end ?? value.length) {
      found.push(readTlv(value, value[at] ?? 0, at))
    }
    return found
  } catch {
    return undefined
  }
}
