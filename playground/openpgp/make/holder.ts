/** Holds the secret keys of a session. What it gives out is public: fingerprints, public keys, signatures. */
import type { CertificationChoices } from './certify.ts'
import { certifyKey } from './certify.ts'
import { armored } from './armored.ts'
import { type KeyRequest, makeKey, type OwnKey } from './key.ts'
import { type Outcome, refused } from './outcome.ts'
import { type RevocationChoices, revokeKey } from './revoke.ts'
import { signDetached, signInClear, type SigningChoices } from './sign.ts'
import { writeTransferableKey, type TransferableKey } from './transferable.ts'

/** A key that was made, by what everybody may know of it. */
export interface PublicHalf {
  /** Upper-case hex; what every other method here calls the key by. */
  readonly fingerprint: string
  /** Armored. */
  readonly publicKey: Uint8Array
}

/** Keys are called by their fingerprint, as with `gpg --local-user`. */
export interface KeyHolder {
  makeKey(request: KeyRequest): Promise<Outcome<PublicHalf>>
  /** @throws whatever reading `artifact` throws */
  sign(
    fingerprint: string,
    artifact: Uint8Array | AsyncIterable<Uint8Array>,
    choices: SigningChoices & { readonly form?: 'armored' | 'binary' },
  ): Promise<Outcome<{ readonly signature: Uint8Array }>>
  /** @param text UTF-8 */
  clearsign(
    fingerprint: string,
    text: Uint8Array,
    choices: SigningChoices,
  ): Promise<Outcome<{ readonly signed: Uint8Array }>>
  /** The public key as it is now, with its revocation if it was revoked here. */
  exportKey(fingerprint: string): Outcome<PublicHalf>
  /** The certificate alone is what `gpg --import` takes for a key that it has. */
  revoke(
    fingerprint: string,
    choices: RevocationChoices,
  ): Promise<Outcome<PublicHalf & { readonly certificate: Uint8Array }>>
  /**
   * @param file one public key of somebody else
   * @returns the same key with the new signature
   */
  certify(
    fingerprint: string,
    file: Uint8Array,
    choices: CertificationChoices,
  ): Promise<Outcome<{ readonly publicKey: Uint8Array }>>
  /** @returns whether there was one */
  forget(fingerprint: string): boolean
}

function exported(transferable: TransferableKey): Uint8Array {
  return armored('PUBLIC KEY BLOCK', writeTransferableKey(transferable))
}

function publicHalf({ fingerprint, transferable }: OwnKey): PublicHalf {
  return { fingerprint, publicKey: exported(transferable) }
}

/** A holder with no key in it. */
export function createKeyHolder(): KeyHolder {
  const keys = new Map<string, OwnKey>()
  async function withKey<T>(
    fingerprint: string,
    use: (key: OwnKey) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const key = keys.get(fingerprint)
    return key === undefined ? refused('no-secret-key') : use(key)
  }
  return {
    async makeKey(request) {
      const outcome = await makeKey(request)
      if (!outcome.made) return outcome
      keys.set(outcome.key.fingerprint, outcome.key)
      return { made: true, ...publicHalf(outcome.key) }
    },
    sign: (fingerprint, artifact, choices) =>
      withKey(fingerprint, (key) => signDetached(key, artifact, choices)),
    clearsign: (fingerprint, text, choices) => withKey(fingerprint, (key) => signInClear(key, text, choices)),
    exportKey(fingerprint) {
      const key = keys.get(fingerprint)
      return key === undefined ? refused('no-secret-key') : { made: true, ...publicHalf(key) }
    },
    revoke: (fingerprint, choices) =>
      withKey(fingerprint, async (key) => {
        const outcome = await revokeKey(key, choices)
        if (!outcome.made) return outcome
        keys.set(fingerprint, outcome.key)
        const certificate = armored('PUBLIC KEY BLOCK', outcome.packet)
        return { made: true, ...publicHalf(outcome.key), certificate }
      }),
    certify: (fingerprint, file, choices) =>
      withKey(fingerprint, async (key) => {
        const outcome = await certifyKey(key, file, choices)
        return outcome.made ? { made: true, publicKey: exported(outcome.transferable) } : outcome
      }),
    forget: (fingerprint) => keys.delete(fingerprint),
  }
}
