/** What a key is made of, and what for, in words that gpg uses. */
import { type KeyPart, USAGE } from './keys/part.ts'
import { postQuantumName } from './post-quantum.ts'
import type { AlgorithmView, KeyUsage } from './key-view.ts'

/** The library's names for algorithms and curves, where gpg has others. */
const GPG_NAMES: Readonly<Record<string, string>> = {
  rsaEncryptSign: 'rsa',
  rsaEncrypt: 'rsa',
  rsaSign: 'rsa',
  elgamal: 'elg',
  ed25519Legacy: 'ed25519',
  curve25519Legacy: 'cv25519',
  nistP256: 'nistp256',
  nistP384: 'nistp384',
  nistP521: 'nistp521',
}

export function algorithmOf({ algorithm: id, material }: KeyPart): AlgorithmView {
  if (material === undefined)
    return { id, name: postQuantumName(id) ?? `algorithm ${id}`, bits: undefined, curve: undefined }
  const { algorithm, bits, curve } = material.getAlgorithmInfo()
  const family = curve ?? algorithm
  return {
    id,
    name: `${GPG_NAMES[family] ?? family}${bits ?? ''}`,
    bits,
    curve: curve === undefined ? undefined : (GPG_NAMES[curve] ?? curve),
  }
}

const USAGES: readonly KeyUsage[] = ['certify', 'sign', 'encrypt', 'authenticate']

/** @param usage {@link USAGE} */
export function usagesOf(usage: number): KeyUsage[] {
  return USAGES.filter((name) => (usage & USAGE[name]) !== 0)
}
