/** What the checks share: everything that was read without having been believed. */
import type { Bundle } from '@sigstore/bundle'
import type { X509Certificate } from '@sigstore/core'
import type { TrustMaterial } from '@sigstore/verify'
import type { SignatureContent, Timestamp } from '@sigstore/verify/dist/shared.types.js'
import type { SigstoreFinding } from '../read.ts'
import { messageOf } from '../read.ts'
import type { Statement } from './statement.ts'
import { evidence, type SigstoreCheckId, type SigstoreFailure } from '../plan.ts'
import type { Evidence } from '../../report.ts'

export interface Context {
  readonly bundle: Bundle
  readonly trust: TrustMaterial
  readonly content: SignatureContent
  /** The payload of the envelope, read once; absent where there is none, or none that can be read. */
  readonly statement: Statement | undefined
}

export type Certificate = X509Certificate
export type { Timestamp }

export function passed(seen: readonly Evidence[] = []): SigstoreFinding {
  return { status: 'passed', evidence: seen }
}

export function failed(
  code: SigstoreFailure,
  seen: readonly Evidence[] = [],
  compared: { readonly expected?: Evidence; readonly actual?: Evidence } = {},
): SigstoreFinding {
  return { status: 'failed', code, evidence: seen, ...compared }
}

export function waitsFor(check: SigstoreCheckId): SigstoreFinding {
  return { status: 'skipped', because: { check } }
}

/**
 * Runs one step of the library. Whatever it throws is this check's failure: the input is hostile, so an unexpected
 * exception is a rejection, not a crash.
 */
export function step<T>(
  code: SigstoreFailure,
  run: () => T,
): { readonly value: T } | { readonly code: SigstoreFailure; readonly said: Evidence } {
  try {
    return { value: run() }
  } catch (error) {
    return { code, said: evidence('library-message', messageOf(error), 'claim') }
  }
}

/** Bytes that outlive the library's buffers and mean the same in a page, a Worker and Node. */
export function plain(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes)
}
