/** What was typed for the artifact: a file, or a digest of one that is not here. */
import { intake as words } from '#words/intake'
import { concatBytes, fromHex } from '../../../playground/bytes.ts'
import { digestPieces } from '../../../playground/checksum/index.ts'
import { type Artifact, DIGEST_NAMES, type SubjectDigestName } from '../../../playground/sigstore/input.ts'
import { isThere, openArtifact } from '../files.ts'
import { UsageError } from '../usage.ts'

export interface Target {
  readonly artifact: Artifact
  /** What was taken for granted, to be said beneath. */
  readonly also: readonly string[]
}

/** Pure Ed25519 signs the bytes themselves, so a small artifact is taken whole. */
const WHOLE_UP_TO = 16 * 1024 * 1024

/** Bytes; of a commit those of either of Git's formats. */
const LENGTHS: Readonly<Record<SubjectDigestName, readonly number[]>> = {
  sha256: [32],
  sha384: [48],
  sha512: [64],
  sha1: [20],
  gitCommit: [20, 32],
}
const TYPED = /^(sha256|sha384|sha512|sha1|gitCommit):(.*)$/s
const BARE = /^(?:[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i

/** @throws {UsageError} if it is no digest of that name, or there is no such file */
export async function openTarget(target: string): Promise<Target> {
  const [, name, hex = ''] = TYPED.exec(target) ?? []
  if (name !== undefined) return { artifact: typed(name as SubjectDigestName, hex), also: [] }
  if (BARE.test(target) && !(await isThere(target))) {
    const byLength = DIGEST_NAMES.find((one) => LENGTHS[one].includes(target.length / 2)) ?? 'sha256'
    const also = [`# ${words.digestByLength(byLength)}`]
    return { artifact: typed(byLength, target), also }
  }
  return { artifact: await opened(target), also: [] }
}

function typed(name: SubjectDigestName, hex: string): Artifact {
  const digest = fromHex(hex)
  if (!digest || !LENGTHS[name].includes(digest.length)) {
    const expected = LENGTHS[name].map((length) => 2 * length).join(' or ')
    throw new UsageError(`sigstore: ${name}: expected ${expected} hex digits, got "${hex.slice(0, 80)}"`)
  }
  return { digests: { [name]: digest } }
}

async function opened(path: string): Promise<Artifact> {
  const { size, pieces } = await openArtifact(path)
  if (size <= WHOLE_UP_TO) {
    const whole: Uint8Array[] = []
    for await (const piece of pieces) whole.push(piece)
    return { bytes: concatBytes(...whole) }
  }
  const digests = await digestPieces(pieces, DIGEST_NAMES)
  return { digests: digests ?? {} }
}
