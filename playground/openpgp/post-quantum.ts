/** Algorithms that are known by name and not computed with here: draft-ietf-openpgp-pqc, section 8. */
const NAMES: Readonly<Record<number, string>> = {
  30: 'ML-DSA-65+Ed25519',
  31: 'ML-DSA-87+Ed448',
  32: 'SLH-DSA-SHAKE-128s',
  33: 'SLH-DSA-SHAKE-128f',
  34: 'SLH-DSA-SHAKE-256s',
  35: 'ML-KEM-768+X25519',
  36: 'ML-KEM-1024+X448',
}

/** @returns `undefined` for any other */
export function postQuantumName(algorithm: number): string | undefined {
  return NAMES[algorithm]
}
