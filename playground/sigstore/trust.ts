/** From the bytes of a trusted root to what the library verifies against. */
import type { TrustedRoot } from '@sigstore/protobuf-specs'
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify'
import type { X509Certificate } from '@sigstore/core'
import { equalBytes } from '../bytes.ts'
import { uncomputedDetails } from './checks/algorithm.ts'
import { step, type Trusted, undecided } from './checks/context.ts'
import { closesCircle, isCircular } from './circle.ts'
import { readTrustedRoot, type Read } from './read.ts'

interface Trust {
  readonly root: Read<TrustedRoot>
  /** Absent if the root could not be read. */
  readonly material?: ReturnType<typeof step<Trusted>>
}

/** One verification after the other has the same root, and its certificates take as long to read as a bundle. */
let newest: { readonly bytes: Uint8Array; readonly trust: Trust } | undefined

/** What `bytes` say, read now or the last time; nothing in it knows the verifier's own key. */
export function openTrust(bytes: Uint8Array | undefined): Trust {
  if (!bytes) return { root: { finding: undecided('root-missing') } }
  if (newest && equalBytes(newest.bytes, bytes)) return newest.trust
  const trust = opened(bytes)
  newest = { bytes: new Uint8Array(bytes), trust }
  return trust
}

function opened(bytes: Uint8Array): Trust {
  const root = readTrustedRoot(bytes)
  const { value, finding } = root
  if (!value) return { root }
  const material = step('not-a-trusted-root', () => {
    const trust = toTrustMaterial(value, noKey)
    return { trust: { ...trust, uncomputed: uncomputedLogs(value, trust) }, isCircular: hasCircle(trust) }
  })
  if ('code' in material) return { root, material }
  if (material.value.isCircular) return { root: { finding: undecided('chain-circular', finding.evidence) } }
  return { root, material: { value: material.value.trust } }
}

/** The library forgets what the root says of a key, and keeps the order. */
function uncomputedLogs({ tlogs }: TrustedRoot, trust: TrustMaterial): Trusted['uncomputed'] {
  return new Map(
    trust.tlogs.flatMap((log, i) => {
      const algorithm = uncomputedDetails(tlogs[i]?.publicKey?.keyDetails ?? 0)
      return algorithm === undefined ? [] : [[log, algorithm]]
    }),
  )
}

/**
 * Whether the library would go in circles on the authorities' certificates.
 * @param leaf the bundle's, which stands in a path with those of a certificate authority
 */
export function hasCircle(trust: TrustMaterial, leaf?: X509Certificate): boolean {
  const { certificateAuthorities, timestampAuthorities } = trust
  if (leaf) return certificateAuthorities.some(({ certChain }) => closesCircle(leaf, certChain))
  return [...certificateAuthorities, ...timestampAuthorities].some(({ certChain }) => isCircular(certChain))
}

function noKey(): never {
  throw new Error('no public key was given')
}
