/** Does the signature belong to what is signed? */
import { type crypto, dsse } from '@sigstore/core'
import type { PublicKey } from '../../platform/public-key.ts'
import type { ArtifactDigests } from '../input.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { holdsOtherwise, notComputed, ownDigestOf } from './algorithm.ts'
import { digestNameOf } from './artifact.ts'
import { type Context, failed, passed, plain, step, stopped } from './context.ts'

export type TrustKey = ReturnType<typeof crypto.createPublicKey>

/** The artifact, or what stands for it where only digests of it are known. */
export interface OpenArtifact {
  readonly bytes: Buffer
  readonly digests: ArtifactDigests
}

/**
 * A signature over a message whose needed digest was not given, or that no prehashed form exists for, is not false:
 * it was not looked at. The library knows no such answer, so it is not asked then.
 */
export function checkSignature(
  { content, bundle }: Context,
  key: () => TrustKey,
  { bytes, digests }: OpenArtifact,
): SigstoreFinding {
  const seen = [evidence('signature', plain(content.signature), 'claim')]
  const opened = step('key-unreadable', key)
  if ('code' in opened) return stopped(opened, seen)
  let signed = bytes
  if (bundle.content.$case === 'dsseEnvelope') {
    const { payloadType, payload } = bundle.content.dsseEnvelope
    signed = dsse.preAuthEncoding(payloadType, payload)
    seen.push(evidence('payload-type', payloadType, 'claim'))
  } else {
    // Pure Ed25519 has no digest to name, and the library names one for every message.
    if (asPlatformKey(opened.value).kind === 'ed25519')
      return { status: 'skipped', because: 'unsupported', evidence: seen }
    const { algorithm } = bundle.content.messageSignature.messageDigest
    const name = digestNameOf(algorithm)
    if (!name) return { status: 'skipped', because: 'unsupported', evidence: seen }
    if (!digests[name]) return { status: 'skipped', because: 'missing-input', evidence: seen }
  }
  const valid = step('signature-invalid', () => content.verifySignature(opened.value))
  if ('code' in valid) return stopped(valid, seen)
  if (valid.value) return passed(seen)
  const own = ownDigestOf(asPlatformKey(opened.value))
  // Of a message that is known by other digests alone, whether this one was signed cannot be told.
  if (bundle.content.$case === 'messageSignature' && own && !digests[own])
    return { status: 'skipped', because: 'missing-input', evidence: seen }
  const algorithm = holdsOtherwise(asPlatformKey(opened.value), signed, content.signature)
  return algorithm === undefined ? failed('signature-invalid', seen) : notComputed(algorithm, seen)
}

/** The platform stands in for `node:crypto`, whose types the library has. */
const asPlatformKey = (key: TrustKey) => key as unknown as PublicKey
