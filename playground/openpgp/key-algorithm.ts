/** What a key is made of, and what for. */
import { enums, type Key, type Subkey } from 'openpgp'
import type { AlgorithmView, KeyUsage } from './key-view.ts'

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

const SIGNERS: readonly number[] = [
  enums.publicKey.rsaEncryptSign,
  enums.publicKey.rsaSign,
  enums.publicKey.dsa,
  enums.publicKey.ecdsa,
  enums.publicKey.eddsaLegacy,
  enums.publicKey.ed25519,
  enums.publicKey.ed448,
]
const ENCRYPTERS: readonly number[] = [
  enums.publicKey.rsaEncryptSign,
  enums.publicKey.rsaEncrypt,
  enums.publicKey.elgamal,
  enums.publicKey.ecdh,
  enums.publicKey.x25519,
  enums.publicKey.x448,
]

const { certifyKeys, signData, encryptCommunication, encryptStorage, authentication } = enums.keyFlags
const USAGES: readonly {
  readonly usage: KeyUsage
  readonly flags: number
  readonly by: readonly number[]
}[] = [
  { usage: 'certify', flags: certifyKeys, by: SIGNERS },
  { usage: 'sign', flags: signData, by: SIGNERS },
  { usage: 'encrypt', flags: encryptCommunication | encryptStorage, by: ENCRYPTERS },
  { usage: 'authenticate', flags: authentication, by: SIGNERS },
]

export function algorithmOf({ keyPacket }: Key | Subkey): AlgorithmView {
  const { algorithm, bits, curve } = keyPacket.getAlgorithmInfo()
  const family = curve ?? algorithm
  return {
    id: keyPacket.algorithm,
    name: `${GPG_NAMES[family] ?? family}${bits ?? ''}`,
    bits,
    curve: curve === undefined ? undefined : (GPG_NAMES[curve] ?? curve),
  }
}

/** What the flags allow and the algorithm can; flags that nobody states allow everything. */
export function usageOf(
  { keyPacket }: Key | Subkey,
  flags: ArrayLike<number> | null | undefined,
): KeyUsage[] {
  const stated = flags?.[0] ?? 0xff
  return USAGES.filter(
    ({ flags: wanted, by }) => (stated & wanted) !== 0 && by.includes(keyPacket.algorithm),
  ).map(({ usage }) => usage)
}
