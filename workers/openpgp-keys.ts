/** What the OpenPGP worker does with keys, each part loaded when it is first asked for. */
import type { DescribeOptions, KeysView } from '../playground/openpgp/describe.ts'
import type {
  CertificationChoices,
  KeyHolder,
  KeyRequest,
  Outcome,
  PublicHalf,
  RevocationChoices,
  SigningChoices,
} from '../playground/openpgp/make/index.ts'
import type { Receipt } from '../playground/openpgp/receipt.ts'
import { Cancelled, type OnProgress, startJob, supervised } from './job.ts'
import { piecesOf } from './read-file.ts'

export interface SignRequest extends SigningChoices {
  /** Fingerprint of a key that was made here. */
  readonly key: string
  readonly artifact: Blob
  readonly form?: 'armored' | 'binary'
}

/** The secret keys of this page: in memory, as long as the page is open, and nowhere else. */
let holder: Promise<KeyHolder> | undefined
function secretKeys(): Promise<KeyHolder> {
  return (holder ??= import('../playground/openpgp/make/index.ts').then((make) => make.createKeyHolder()))
}

/** Keys are called by their fingerprint; what comes back is public. */
export const keyMethods = {
  async makeKey(request: KeyRequest): Promise<Outcome<PublicHalf>> {
    return (await secretKeys()).makeKey(request)
  },

  /** A job like `verify`, so for an owner of its own. @returns `undefined` if it was cancelled or overtaken */
  async sign(
    { key, artifact, ...choices }: SignRequest,
    onProgress: OnProgress,
    owner?: number,
  ): Promise<Outcome<{ readonly signature: Uint8Array }> | undefined> {
    const job = startJob(artifact.size, onProgress, owner)
    try {
      const outcome = await (await secretKeys()).sign(key, supervised(piecesOf(artifact), job), choices)
      return job.isCancelled() ? undefined : outcome
    } catch (error) {
      if (error instanceof Cancelled) return undefined
      throw error
    }
  },

  /** @param text UTF-8 */
  async clearsign(
    key: string,
    text: Uint8Array,
    choices: SigningChoices,
  ): Promise<Outcome<{ readonly signed: Uint8Array }>> {
    return (await secretKeys()).clearsign(key, text, choices)
  },

  async exportKey(key: string): Promise<Outcome<PublicHalf>> {
    return (await secretKeys()).exportKey(key)
  },

  async revoke(
    key: string,
    choices: RevocationChoices,
  ): Promise<Outcome<PublicHalf & { readonly certificate: Uint8Array }>> {
    return (await secretKeys()).revoke(key, choices)
  },

  /** @param file one public key of somebody else */
  async certify(
    key: string,
    file: Uint8Array,
    choices: CertificationChoices,
  ): Promise<Outcome<{ readonly publicKey: Uint8Array }>> {
    return (await secretKeys()).certify(key, file, choices)
  },

  /** Throws the secret key away. @returns whether there was one */
  async forgetKey(key: string): Promise<boolean> {
    return (await secretKeys()).forget(key)
  },

  /** What a keyring shows of the keys in these files. Cancelled by the end of the worker. */
  async describeKeys(
    files: readonly Uint8Array[],
    { now, ...options }: DescribeOptions & { readonly now: Date },
    _owner?: number,
  ): Promise<KeysView> {
    return (await import('../playground/openpgp/describe.ts')).describeKeys(files, now, options)
  },

  /** Whether a keyserver answered with the key that was asked for. */
  async checkReceivedKey(file: Uint8Array, asked: string, now: Date): Promise<Receipt> {
    return (await import('../playground/openpgp/receipt.ts')).checkReceivedKey(file, asked, now)
  },
}
