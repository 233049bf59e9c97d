import { type BundleJson, type BundleVersion, assembleBundle } from './bundle.ts'
import { type Content, signedBytes } from './content.ts'
import { type CertificateRequest, certificateRequest, issueCertificate } from './fulcio.ts'
import type { Identity } from './identity.ts'
import { type KeyPair, generateKeyPair, sign } from './keys.ts'
import {
  type EntryBody,
  type LogEntry,
  type Verifier,
  appendEntry,
  entryBody,
  logEntryJson,
} from './rekor.ts'
import { type TimestampRequest, signTimestamp } from './tsa.ts'
import type { World } from './world.ts'

export interface SignRequest {
  readonly content: Content
  /** When everything happens. */
  readonly at: Date
  /** When the log records it, if that is later. */
  readonly loggedAt?: Date
  /** Which log records it: `v1`, whose entries carry a time, or `v2`, for which the timestamp authority is asked. */
  readonly log?: 'v1' | 'v2'
  /** How the log records an envelope; without it, as such logs do today. */
  readonly entryKind?: 'hashedrekord' | 'dsse'
  readonly bundleVersion?: BundleVersion
  readonly revise?: Revisions
}

/**
 * Where a step can be bent: each gets what the honest signer would ask for and returns what is asked instead.
 * A whole other service is used by giving {@link signKeyless} another world.
 */
export interface Revisions {
  readonly certificate?: (honest: CertificateRequest) => CertificateRequest
  readonly signature?: (honest: Uint8Array) => Uint8Array
  readonly entry?: (honest: { readonly body: EntryBody; readonly at: Date }) => {
    readonly body: EntryBody
    readonly at: Date
  }
  /** Requests to the timestamp authority: none (v1) or one (v2). */
  readonly timestamps?: (honest: readonly TimestampRequest[]) => readonly TimestampRequest[]
}

/** A bundle and what went into it. */
export interface Signing {
  readonly bundle: BundleJson
  readonly content: Content
  readonly key: KeyPair
  readonly signature: Uint8Array
  /** The leaf certificate (DER), or the managed public key (SubjectPublicKeyInfo). */
  readonly verifier: Verifier
  readonly entry: LogEntry
  /** RFC 3161 responses, DER. */
  readonly timestamps: readonly Uint8Array[]
}

/**
 * Signs as cosign does without a key of one's own: an ephemeral P-256 key, a ten-minute certificate for `identity`,
 * an entry in the log, and for a v2 log a timestamp.
 *
 * @example
 * ```ts
 * import { verifySigstore } from 'shomei/sigstore'
 * import { createWorld, message, person, signKeyless, trustedRootOf } from 'shomei/world'
 *
 * const now = new Date('2026-10-01T09:00:00Z')
 * const [artifact, alice] = [new TextEncoder().encode('hello'), person('alice@example.com')]
 * const world = createWorld({ seed: 'demo', now })
 * const { bundle } = signKeyless(world, { content: message(artifact), identity: alice, at: now })
 * const file = (json: object) => new TextEncoder().encode(JSON.stringify(json))
 * const { verdict } = verifySigstore({
 *   artifact: { bytes: artifact },
 *   bundle: file(bundle),
 *   trustedRoot: file(trustedRootOf(world)),
 *   policy: { identity: alice.email, issuer: alice.issuer },
 * })
 * verdict // 'verified'
 * ```
 */
export function signKeyless(world: World, request: SignRequest & { readonly identity: Identity }): Signing {
  const key = generateKeyPair('p256', world.random)
  const honest = certificateRequest(world.fulcio, request.identity, key, request.at)
  const { certificate } = issueCertificate(world.fulcio, request.revise?.certificate?.(honest) ?? honest)
  return signAs(world, request, key, { kind: 'certificate', der: certificate })
}

/**
 * Signs with a managed key; the log records the public key.
 * @throws {TypeError} naming `key` if it is not a P-256 key, the only kind that every client reads the same way
 */
export function signWithKey(world: World, request: SignRequest & { readonly key: KeyPair }): Signing {
  if (request.key.algorithm !== 'p256') throw new TypeError('key: expected a P-256 key')
  return signAs(world, request, request.key, { kind: 'key', der: request.key.spki })
}

/** Signs with `key`, under whatever says whose it is. */
export function signAs(
  world: Pick<World, 'logs' | 'tsa'>,
  request: SignRequest,
  key: KeyPair,
  verifier: Verifier,
): Signing {
  const { content, at, log: version = 'v1', revise = {} } = request
  const honestSignature = sign(key, signedBytes(content))
  const signature = revise.signature?.(honestSignature) ?? honestSignature

  const log = world.logs[version]
  const honestEntry = {
    body: entryBody(version, content, signature, verifier, request.entryKind),
    at: request.loggedAt ?? at,
  }
  const { body, at: loggedAt } = revise.entry?.(honestEntry) ?? honestEntry
  const entry = appendEntry(log, body, loggedAt)

  const honestStamps = version === 'v2' ? [{ message: signature, at, withCertificate: true }] : []
  const stamps = revise.timestamps?.(honestStamps) ?? honestStamps
  const timestamps = stamps.map((stamp) => signTimestamp(world.tsa, stamp))

  const bundle = assembleBundle({
    content,
    signature,
    verifier,
    tlogEntries: [logEntryJson(log, entry)],
    timestamps,
    ...(request.bundleVersion && { version: request.bundleVersion }),
  })
  return { bundle, content, key, signature, verifier, entry, timestamps }
}
