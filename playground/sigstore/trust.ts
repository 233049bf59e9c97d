/** From the bytes of a trusted root to what the library verifies against. */
import type { TrustedRoot } from '@sigstore/protobuf-specs'
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify'
import { equalBytes } from '../bytes.ts'
import { step } from './checks/context.ts'
import { readTrustedRoot, type Read } from './read.ts'

interface Trust {
  readonly root: Read<TrustedRoot>
  /** Absent if the root could not be read. */
  readonly material?: ReturnType<typeof step<TrustMaterial>>
}

/** One verification after the other has the same root, and its certificates take as long to read as a bundle. */
let newest: { readonly bytes: Uint8Array; readonly trust: Trust } | undefined

/** What `bytes` say, read now or the last time; nothing in it knows the verifier's own key. */
export function openTrust(bytes: Uint8Array): Trust {
  if (newest && equalBytes(newest.bytes, bytes)) return newest.trust
  const root = readTrustedRoot(bytes)
  const { value } = root
  const trust: Trust = {
    root,
    ...(value && { material: step('not-a-trusted-root', () => toTrustMaterial(value, noKey)) }),
  }
  newest = { bytes: new Uint8Array(bytes), trust }
  return trust
}

function noKey(): never {
  throw new Error('no public key was given')
}
