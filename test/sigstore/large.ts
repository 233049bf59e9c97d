/** A file that is too large to be held as a whole, and what is signed of it with digests other than SHA-256. */
import { sha384 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../playground/bytes.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { generateKeyPair, signWithKey, toPem } from '../../playground/world/index.ts'
import { signAs } from '../../playground/world/sign.ts'
import { about, key, NOW, plain, world } from './lab.ts'

export const LARGE = new Uint8Array(16 * 1024 * 1024 + 5).fill(7)

interface Signed {
  readonly bundle: Uint8Array
  /** PEM */
  readonly key: string
}
const asSigned = (bundle: BundleJson, spki: Uint8Array): Signed => ({
  bundle: utf8(JSON.stringify(bundle)),
  key: toPem('PUBLIC KEY', spki),
})

/** A statement that knows it by SHA-384 alone. */
export function stated384(): Signed {
  const content = about([{ name: 'large', digest: { sha384: toHex(sha384(LARGE)) } }])
  return asSigned(signWithKey(world, { content, at: NOW, key }).bundle, key.spki)
}

/** By a key on P-384 with its own digest, beside which SHA-256 is named: what the library does not compute. */
export function signed384(): Signed {
  const other = generateKeyPair('p384', world.random.fork('large'))
  const content = { ...plain.content, artifact: LARGE }
  const { bundle } = signAs(world, { ...plain, content }, other, { kind: 'key', der: other.spki })
  return asSigned(bundle, other.spki)
}
