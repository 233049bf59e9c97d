/** Whether a public key is spelled the one way there is. OpenSSL, and so most other clients, refuses nearly any other. */
import { equalBytes } from '../bytes.ts'
import { BIT_STRING, OID, readTlv, SEQUENCE } from './der.ts'

/** Takes no parameters (RFC 8410 § 3). */
const ED25519 = Uint8Array.of(0x2b, 0x65, 0x70)

/**
 * @param der a SubjectPublicKeyInfo (RFC 5280 § 4.1.2.7); anything that does not begin like one is left to others
 * @returns whether it holds an algorithm, key bits, and nothing else
 */
export function isStrictKey(der: Uint8Array): boolean {
  try {
    const { value: spki, end: whole } = readTlv(der, SEQUENCE)
    if (spki[0] !== SEQUENCE) return true
    const algorithm = readTlv(spki, SEQUENCE)
    const bits = readTlv(spki, BIT_STRING, algorithm.end)
    const id = readTlv(algorithm.value, OID)
    const parameters = algorithm.value[id.end]
    if (parameters !== undefined && equalBytes(id.value, ED25519)) return false
    const end = parameters === undefined ? id.end : readTlv(algorithm.value, parameters, id.end).end
    return whole === der.length && bits.end === spki.length && end === algorithm.value.length
  } catch {
    return false
  }
}
