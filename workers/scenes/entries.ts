/** The same artifact signed twice, with a key and without: what the log keeps of each. */
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { type Policy, type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import { type CertificateView, viewBundle } from '../../playground/sigstore/view.ts'
import { type EntryField, compareEntries } from '../../playground/world/compare-entries.ts'
import { message } from '../../playground/world/content.ts'
import { person } from '../../playground/world/identity.ts'
import { generateKeyPair } from '../../playground/world/keys.ts'
import { createLabWorld } from '../../playground/world/lab.ts'
import { type Account, UPSTREAMS } from '../../playground/world/oidc/people.ts'
import { type Signing, signKeyless, signWithKey } from '../../playground/world/sign.ts'
import { readEntry } from '../../playground/world/watch/entries.ts'
import { toPem } from '../../playground/world/text.ts'
import { trustedRootOf } from '../../playground/world/world.ts'

export type Side = 'left' | 'right'

export interface EntriesOptions {
  readonly seed: string
  /** When both are signed, to the second. */
  readonly now: Date
  readonly artifact: Uint8Array
  /** Who signs without a key. */
  readonly account: Account
  readonly log: 'v1' | 'v2'
  /** In which of the two somebody changes one character of the digest, after the log has recorded it. */
  readonly bent?: Side
}

export interface KeptEntry {
  /** JSON in UTF-8. */
  readonly bytes: Uint8Array
  /** The same, as the log has it. */
  readonly recorded: Uint8Array
  readonly logIndex: number
  /** Of the bundle that holds this entry. */
  readonly report: SigstoreReport
}

export interface EntriesAnswer {
  /** With a key. */
  readonly left: KeptEntry
  /** Without one. */
  readonly right: KeptEntry
  readonly fields: readonly EntryField[]
  /** PEM. */
  readonly publicKey: string
  readonly publicKeySha256: Uint8Array
  readonly certificate: CertificateView
  /** Instants that somebody vouches for. */
  readonly times: readonly Date[]
}

/** @throws {Error} if the lab's own certificate cannot be read */
export function runEntries(options: EntriesOptions): EntriesAnswer {
  const { artifact, account, log, now: at, bent } = options
  const world = createLabWorld(options)
  const key = generateKeyPair('p256', world.random)
  const content = message(artifact)
  const identity = person(account.email, UPSTREAMS[account.upstream])
  const withKey = signWithKey(world, { content, key, at, log })
  const keyless = signKeyless(world, { content, identity, at, log })
  const trustedRoot = utf8(JSON.stringify(trustedRootOf(world)))
  const publicKey = toPem('PUBLIC KEY', key.spki)

  const kept = ({ bundle, entry }: Signing, side: Side, policy: Policy): KeptEntry => {
    const bytes = bent === side ? withOtherDigest(entry.bytes) : entry.bytes
    const [recorded] = bundle.verificationMaterial.tlogEntries
    const shown = {
      ...bundle,
      verificationMaterial: {
        ...bundle.verificationMaterial,
        tlogEntries: [{ ...recorded, canonicalizedBody: encodeBase64(bytes) }],
      },
    }
    return {
      bytes,
      recorded: entry.bytes,
      logIndex: world.logs[log].firstIndex + entry.index,
      report: verifySigstore({
        artifact: { bytes: artifact },
        bundle: utf8(JSON.stringify(shown)),
        trustedRoot,
        policy,
      }),
    }
  }
  const left = kept(withKey, 'left', { key: publicKey })
  const right = kept(keyless, 'right', { identity: identity.email, issuer: identity.issuer })

  const certificate = viewBundle(utf8(JSON.stringify(keyless.bundle)))?.certificate
  if (!certificate) throw new Error('bundle: expected a certificate')
  const time = right.report.checks.find(({ id }) => id === 'trusted-time')
  return {
    left,
    right,
    fields: compareEntries(left.bytes, right.bytes),
    publicKey,
    publicKeySha256: readEntry(world.logs[log], withKey.entry).signer.publicKeySha256,
    certificate,
    times: (time?.status === 'passed' ? time.evidence : []).flatMap(({ value }) =>
      value instanceof Date ? [value] : [],
    ),
  }
}

/** The entry with another first character of the artifact's digest, which is hex in v1 and Base64 in v2. */
function withOtherDigest(entry: Uint8Array): Uint8Array {
  const text = fromUtf8(entry) ?? ''
  const digest = compareEntries(entry, entry).find(({ role }) => role === 'digest')?.left?.text ?? ''
  return utf8(text.replace(digest, `${digest.startsWith('a') ? 'b' : 'a'}${digest.slice(1)}`))
}
