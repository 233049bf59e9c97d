/** Hashes an artifact once for all its signatures, while it streams. */
import {
  createMD5,
  createRIPEMD160,
  createSHA1,
  createSHA224,
  createSHA256,
  createSHA3,
  createSHA384,
  createSHA512,
  type StreamHasher,
} from '../platform/hashers.ts'
import { enums } from 'openpgp'
import type { StreamedSignature } from './library.ts'
import { lineEndNormaliser, type LineLengths } from './line-ends.ts'

const HASHERS: Readonly<Record<number, () => Promise<StreamHasher>>> = {
  [enums.hash.md5]: createMD5,
  [enums.hash.sha1]: createSHA1,
  [enums.hash.ripemd]: createRIPEMD160,
  [enums.hash.sha224]: createSHA224,
  [enums.hash.sha256]: createSHA256,
  [enums.hash.sha384]: createSHA384,
  [enums.hash.sha512]: createSHA512,
  [enums.hash.sha3_256]: () => createSHA3(256),
  [enums.hash.sha3_512]: () => createSHA3(512),
}

interface Running {
  readonly hasher: StreamHasher
  readonly normalise: ((chunk: Uint8Array) => Uint8Array) | undefined
}

/** Signatures that hash the artifact in the same way share the work. */
function howHashed(signature: StreamedSignature): string {
  const text = signature.signatureType === enums.signature.text
  return [signature.hashAlgorithm, text, signature.salt ?? ''].join(' ')
}

/** Whether this software can compute the digest that `signature` signs. */
export function canDigest(signature: StreamedSignature): boolean {
  return signature.hashAlgorithm !== null && signature.hashAlgorithm in HASHERS
}

/** Signatures of version 6 bring each a salt, and so each a digest of its own over the whole artifact. */
const MOST_DIGESTS = 32

/** How many digests over one artifact signatures ask for. */
export class DigestCount {
  readonly #known = new Set<string>()

  /** @returns whether that of `signature` may be computed too */
  take(signature: StreamedSignature): boolean {
    const how = howHashed(signature)
    if (!this.#known.has(how) && this.#known.size >= MOST_DIGESTS) return false
    this.#known.add(how)
    return true
  }
}

async function* chunksOf(artifact: Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (artifact instanceof Uint8Array) yield artifact
  else yield* artifact
}

/**
 * The digest that each of `signatures` signs: [salt] ‖ artifact ‖ signed fields ‖ trailer (RFC 9580 section 5.2.4).
 * The artifact is read once, from start to end, and never kept.
 *
 * @param signatures all of them {@link canDigest}
 * @param lines told of the artifact, as it is
 * @throws whatever reading the artifact throws
 */
export async function signedDigests(
  artifact: Uint8Array | AsyncIterable<Uint8Array>,
  signatures: readonly StreamedSignature[],
  lines?: LineLengths,
): Promise<Map<StreamedSignature, Uint8Array>> {
  const running = new Map<string, Running>()
  for (const signature of signatures) {
    const how = howHashed(signature)
    const create = HASHERS[signature.hashAlgorithm ?? -1]
    if (running.has(how) || create === undefined) continue
    const hasher = (await create()).init()
    if (signature.salt !== null) hasher.update(signature.salt)
    const text = signature.signatureType === enums.signature.text
    running.set(how, { hasher, normalise: text ? lineEndNormaliser() : undefined })
  }
  for await (const chunk of chunksOf(artifact)) {
    lines?.take(chunk)
    for (const { hasher, normalise } of running.values()) hasher.update(normalise?.(chunk) ?? chunk)
  }
  const digests = new Map<StreamedSignature, Uint8Array>()
  const states = new Map([...running].map(([how, { hasher }]) => [how, hasher.save()]))
  for (const signature of signatures) {
    const how = howHashed(signature)
    const hasher = running.get(how)?.hasher
    const state = states.get(how)
    if (hasher === undefined || state === undefined || signature.signatureData === null) continue
    hasher.load(state).update(signature.signatureData).update(signature.calculateTrailer(null, true))
    digests.set(signature, hasher.digest('binary'))
  }
  return digests
}
