/** Makes a key: one primary key that certifies and signs, and one user id. */
import { enums, PacketList, PrivateKey, UserIDPacket } from 'openpgp'
import { concatBytes, utf8 } from '../../bytes.ts'
import { type HashName, digestFor, isKeyAlgorithm, type KeyAlgorithm, MAKINGS } from './algorithms.ts'
import { lifetime } from './instant.ts'
import { issue } from './issue.ts'
import { emptyKey, type GeneratedKey } from './library.ts'
import { type Outcome, type Refused, refused } from './outcome.ts'
import {
  readTransferableKeys,
  signedUserId,
  type TransferableKey,
  userIdsOf,
  withUserIdSignatures,
} from './transferable.ts'

export interface KeyRequest {
  /** As it will stand in the key, blanks around it aside. Nobody checks that it is true. */
  readonly userId: string
  readonly algorithm: KeyAlgorithm
  readonly created: Date
  /** Absent: never. */
  readonly expires?: Date
  /** For the key's signature over its user id; absent: what suits the algorithm. */
  readonly hash?: HashName
  /**
   * 32 bytes that an Ed25519 key is made of, so that it is the same key every time. For simulated people only: whoever
   * knows them has the key.
   */
  readonly seed?: Uint8Array
}

/** A key pair. The secret half never leaves this room. */
export interface OwnKey {
  readonly algorithm: KeyAlgorithm
  readonly secret: GeneratedKey
  readonly fingerprint: string
  readonly transferable: TransferableKey
}

/** gpg reads no longer ones. */
const LONGEST_USER_ID = 2048

function userIdProblem(text: string): Refused['code'] | undefined {
  if (text === '') return 'empty-user-id'
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return 'unprintable-user-id'
  return utf8(text).length > LONGEST_USER_ID ? 'long-user-id' : undefined
}

/** With the seed's bytes in the place of the random ones. */
async function seeded(key: GeneratedKey, seed: Uint8Array): Promise<void> {
  const { ed25519 } = await import('@noble/curves/ed25519.js')
  if (key.privateParams === null) throw new Error('seeded: the key has no secret part')
  key.privateParams.seed = seed.slice()
  key.publicParams.Q = concatBytes(Uint8Array.of(0x40), ed25519.getPublicKey(seed))
}

async function generate({ algorithm, created, seed }: KeyRequest): Promise<GeneratedKey | undefined> {
  const { algorithm: id, bits, curve } = MAKINGS[algorithm]
  const key = emptyKey(created)
  key.algorithm = id
  try {
    await key.generate(bits, curve)
  } catch {
    return undefined
  }
  if (seed !== undefined) await seeded(key, seed)
  await key.computeFingerprintAndKeyID()
  return key
}

/** Says of itself what it is for: certifying and signing, with SHA-2. */
const SELF = {
  keyFlags: Uint8Array.of(enums.keyFlags.certifyKeys | enums.keyFlags.signData),
  preferredHashAlgorithms: [enums.hash.sha512, enums.hash.sha384, enums.hash.sha256],
}

/** The public half with its user id, which nothing certifies yet. */
function publicHalf(key: GeneratedKey, userId: string): Uint8Array {
  const list = new PacketList<GeneratedKey | UserIDPacket>()
  list.push(key, UserIDPacket.fromObject({ name: userId }))
  return new PrivateKey(list).toPublic().write()
}

/**
 * Makes a version 4 key pair, with the platform's randomness unless there is a seed.
 *
 * @throws {TypeError} if there is a seed that is not 32 bytes long, or not for Ed25519
 */
export async function makeKey(request: KeyRequest): Promise<Outcome<{ readonly key: OwnKey }>> {
  const { algorithm, created, expires, seed } = request
  if (!isKeyAlgorithm(algorithm)) return refused('unsupported-algorithm')
  if (seed !== undefined && (algorithm !== 'ed25519' || seed.length !== 32)) {
    throw new TypeError('seed: expected 32 bytes, for an Ed25519 key')
  }
  const text = request.userId.trim()
  const problem = userIdProblem(text)
  if (problem !== undefined) return refused(problem)
  const seconds = lifetime(created, expires)
  if (typeof seconds === 'string') return refused(seconds)
  const digest = digestFor(algorithm, request.hash)
  if (typeof digest === 'string') return refused(digest)

  const secret = await generate(request)
  if (secret === undefined) return refused('platform')
  const [bare] = readTransferableKeys(publicHalf(secret, text)).keys
  const [user] = bare === undefined ? [] : userIdsOf(bare)
  if (bare === undefined || user === undefined) throw new Error('makeKey: the new key cannot be read')
  const fields = { ...SELF, ...(seconds > 0 && { keyExpirationTime: seconds, keyNeverExpires: false }) }
  const statement = { type: enums.signature.certPositive, digest, created, fields }
  const certified = await issue(secret, statement, signedUserId(bare, user))
  const transferable = withUserIdSignatures(bare, [[user, certified]])
  const fingerprint = secret.getFingerprint().toUpperCase()
  return { made: true, key: { algorithm, secret, fingerprint, transferable } }
}
