/**
 * The people of the OpenPGP lab, with keys out of seeds: the same keys and signatures every time, in every window. What
 * they sign, real gpg accepts.
 */
import { describeKeys } from '../openpgp/describe.ts'
import { type OpenpgpPolicy, verifyOpenpgp } from '../openpgp/index.ts'
import { createKeyHolder, type Outcome } from '../openpgp/make/index.ts'
import { createKeyserver, type Keyserver, uploadKeys } from '../world/keyserver.ts'
import { seededRandom } from '../world/random.ts'

/** Everything a verifier is handed, each from another hand. */
export interface OpenpgpScenario {
  readonly artifact: Uint8Array
  /** As in `OpenpgpInput`. */
  readonly signature: Uint8Array
  /** The verifier's keyring. */
  readonly keys: readonly Uint8Array[]
  readonly keyserver: Keyserver
  readonly policy: OpenpgpPolicy
}

/** When what happens in the lab. */
export const LAB = {
  maintainer: 'Shomei Lab Maintainer (simulation) <maintainer@example.com>',
  /** The maintainer's key before this one was made, and expired, here. */
  retired: { created: new Date('2023-04-01T09:00:00Z'), expires: new Date('2025-04-01T09:00:00Z') },
  created: new Date('2025-04-01T09:00:00Z'),
  signed: new Date('2025-05-01T09:00:00Z'),
  /** The secret key was stolen, and its owner noticed. */
  stolen: new Date('2026-02-01T09:00:00Z'),
  now: new Date('2026-10-01T09:00:00Z'),
} as const

/** Nothing that the lab itself asks for is ever refused. */
function made<T>(outcome: Outcome<T>): T {
  if (!outcome.made) throw new Error(`lab: refused, ${outcome.code}`)
  return outcome
}

/** Somebody with a secret key. */
export interface Signer {
  readonly fingerprint: string
  readonly publicKey: Uint8Array
  /** A detached signature, armored, that says what it is told about its time. */
  sign(artifact: Uint8Array, created: Date): Promise<Uint8Array>
  /** The text in the frame of a clearsigned file. @param text UTF-8 */
  clearsign(text: Uint8Array, created: Date): Promise<Uint8Array>
  /** The public key as its owner withdraws it. */
  revoked(at: Date): Promise<Uint8Array>
}

async function signer(
  label: string,
  userId: string,
  dates: { readonly created: Date; readonly expires?: Date },
): Promise<Outcome<{ readonly signer: Signer }>> {
  const holder = createKeyHolder()
  const seed = seededRandom(`openpgp ${label}`).bytes(32)
  const { created, expires } = dates
  const key = await holder.makeKey({
    userId,
    algorithm: 'ed25519',
    created,
    ...(expires && { expires }),
    seed,
  })
  if (!key.made) return key
  const { fingerprint, publicKey } = key
  return {
    made: true,
    signer: {
      fingerprint,
      publicKey,
      sign: async (artifact, at) => made(await holder.sign(fingerprint, artifact, { created: at })).signature,
      clearsign: async (text, at) => made(await holder.clearsign(fingerprint, text, { created: at })).signed,
      revoked: async (at) =>
        made(await holder.revoke(fingerprint, { reason: 'compromised', created: at })).publicKey,
    },
  }
}

/** The lab's maintainer. Whoever holds this has the secret key: its owner, and once it is stolen, the thief. */
export async function maintainer(): Promise<Signer> {
  return made(await signer('maintainer', LAB.maintainer, LAB)).signer
}

/** The maintainer with the key that has run out. */
export async function retiredMaintainer(): Promise<Signer> {
  return made(await signer('retired maintainer', LAB.maintainer, LAB.retired)).signer
}

/**
 * Somebody who takes the user id and the date of the verifier's first key for a key of his own.
 * @returns `undefined` if there is no such key, or it has no user id that a key can be made for
 */
export async function impostorOf({ keys, policy }: OpenpgpScenario): Promise<Signer | undefined> {
  const [key] = (await describeKeys(keys, policy.now)).keys
  const [userId] = key?.userIds ?? []
  if (key === undefined || userId === undefined || key.created > policy.now) return undefined
  const outcome = await signer(`impostor of ${userId.text}`, userId.text, { created: key.created })
  return outcome.made ? outcome.signer : undefined
}

/** When the first signature of a scenario says it was made; `undefined` if there is none. */
export async function signedAt({ signature, policy }: OpenpgpScenario): Promise<Date | undefined> {
  const { signatures } = await verifyOpenpgp({ artifact: new Uint8Array(0), signature, keys: [], policy })
  return signatures[0]?.created
}

/** The lab as it should be: the maintainer signs, and the keyserver and the verifier have the key. */
export async function honestScenario(
  artifact: Uint8Array,
  policy: OpenpgpPolicy = { now: LAB.now },
): Promise<OpenpgpScenario> {
  const owner = await maintainer()
  return {
    artifact,
    signature: await owner.sign(artifact, LAB.signed),
    keys: [owner.publicKey],
    keyserver: uploadKeys(createKeyserver(), owner.publicKey).keyserver,
    policy,
  }
}
