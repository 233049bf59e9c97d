/** A world, and the questions put to the verifier about what is signed in it. */
import { expect } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import {
  type Artifact,
  type Policy,
  type SigstoreReport,
  verifySigstore,
} from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import {
  createWorld,
  generateKeyPair,
  message,
  person,
  statement,
  type Subject,
  toPem,
  trustedRootOf,
} from '../../playground/world/index.ts'

export const NOW = new Date('2026-10-01T09:00:00Z')
export const world = createWorld({ seed: 'kinds', now: NOW, earlierEntries: 2 })
export const trustedRoot = utf8(JSON.stringify(trustedRootOf(world)))
export const alice = person('alice@example.com')
export const keyless: Policy = { identity: alice.email, issuer: alice.issuer }
export const key = generateKeyPair('p256', world.random.fork('managed'))
export const held: Policy = { key: toPem('PUBLIC KEY', key.spki) }
export const bytes = utf8('an artifact\n')
export const plain = { content: message(bytes), at: NOW }

export function ask(bundle: BundleJson, policy: Policy, artifact: Artifact = { bytes }): SigstoreReport {
  const report = verifySigstore({ artifact, bundle: utf8(JSON.stringify(bundle)), trustedRoot, policy })
  expect(report.agrees, report.library?.message).toBe(true)
  return report
}

export function stateOf({ checks }: SigstoreReport, id: string): unknown {
  const check = checks.find((one) => one.id === id)
  return check?.status === 'skipped' ? check.because : check?.status
}

export function about(subjects: readonly Subject[]) {
  return statement(subjects, 'https://slsa.dev/provenance/v1', {})
}
