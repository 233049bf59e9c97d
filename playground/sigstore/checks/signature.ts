/** Does the signature belong to what is signed? */
import { type crypto, dsse } from '@sigstore/core'
import type { PublicKey } from '../../platform/public-key.ts'
import { type ArtifactDigests, DIGEST_NAMES, type DigestName } from '../input.ts'
import type { Evidence } from '../../report.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { holdsOtherwise, notComputed, ownDigestOf, uncomputedKey } from './algorithm.ts'
import { digestNameOf } from './artifact.ts'
import { type Context, failed, passed, plain, step, stopped } from './context.ts'

export type TrustKey = ReturnType<typeof crypto.createPublicKey>

/** Why a key could not be opened. */
export interface Unopened {
  readonly why: SigstoreFinding
}

/** @param spki what `open` opens, to be named where it is of an algorithm that is not computed */
export function openKey(
  open: () => TrustKey,
  spki: Uint8Array,
  source: Evidence['source'],
): TrustKey | Unopened {
  const opened = step('key-unreadable', open)
  if ('value' in opened) return opened.value
  const named = step('key-unreadable', () => uncomputedKey(spki))
  const algorithm = 'value' in named ? named.value : undefined
  return { why: algorithm ? notComputed(algorithm, [opened.said], source) : stopped(opened) }
}

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
  key: TrustKey | Unopened,
  { bytes, digests }: OpenArtifact,
): SigstoreFinding {
  const seen = [evidence('signature', plain(content.signature), 'claim')]
  if ('why' in key) return { ...key.why, evidence: [...seen, ...(key.why.evidence ?? [])] }
  let signed = bytes
  let given: readonly DigestName[] = DIGEST_NAMES
  if (bundle.content.$case === 'dsseEnvelope') {
    const { payloadType, payload } = bundle.content.dsseEnvelope
    signed = dsse.preAuthEncoding(payloadType, payload)
    seen.push(evidence('payload-type', payloadType, 'claim'))
  } else {
    // Pure Ed25519 has no digest to name, and the library names one for every message.
    if (asPlatformKey(key).kind === 'ed25519')
      return { status: 'skipped', because: 'unsupported', evidence: seen }
    const { algorithm } = bundle.content.messageSignature.messageDigest
    const name = digestNameOf(algorithm)
    if (!name) return { status: 'skipped', because: 'unsupported', evidence: seen }
    given = DIGEST_NAMES.filter((known) => Object.hasOwn(digests, known))
    if (!given.includes(name)) return { status: 'skipped', because: 'missing-input', evidence: seen }
  }
  const valid = step('signature-invalid', () => content.verifySignature(key))
  if ('code' in valid) return stopped(valid, seen)
  if (valid.value) return passed(seen)
  const own = ownDigestOf(asPlatformKey(key))
  // Of a message that is known by other digests alone, whether this one was signed cannot be told.
  if (bundle.content.$case === 'messageSignature' && own && !given.includes(own))
    return { status: 'skipped', because: 'missing-input', evidence: seen }
  const algorithm = holdsOtherwise(asPlatformKey(key), signed, content.signature, given)
  return algorithm === undefined ? failed('signature-invalid', seen) : notComputed(algorithm, seen)
}

/** The platform stands in for `node:crypto`, whose types the library has. */
const asPlatformKey = (key: TrustKey) => key as unknown as PublicKey
