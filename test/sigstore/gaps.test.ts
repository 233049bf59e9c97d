/** What the library leaves to its caller, closed: each with a bundle that it accepts and we must not. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import { toPem } from '../../playground/world/index.ts'
import { GAPS, rootWithRsaLog } from '../world/gaps.ts'
import type { Question } from '../world/library.ts'
import { named, verdictFor } from './suite.ts'

const json = (value: unknown) => utf8(JSON.stringify(value))

function ask({ bundle, trustedRoot, artifact, key, identity, issuer }: Question): SigstoreReport {
  return verifySigstore({
    artifact: { bytes: artifact ?? new Uint8Array() },
    bundle: json(bundle),
    trustedRoot: json(trustedRoot),
    policy: key
      ? { key: toPem('PUBLIC KEY', key) }
      : { ...(identity !== undefined && { identity }), ...(issuer !== undefined && { issuer }) },
  })
}

const NAMED: Readonly<Record<string, readonly string[]>> = {
  'log-validity-start-missing': ['trusted-root: validity-start-missing'],
  'ca-validity-start-missing': ['trusted-root: validity-start-missing'],
  'log-key-expired': ['checkpoint: log-key-expired'],
  // The entry may have come into the log after the timestamp.
  'log-key-not-yet-valid': ['checkpoint: log-time-unknown'],
  'subject-of-another-artifact': ['artifact: subject-mismatch'],
  // The key that the verifier holds made neither the signature nor the entry.
  'certificate-instead-of-key': [
    'material: public-key-expected',
    'log-entry: entry-other-key',
    'signature: signature-invalid',
  ],
  'identity-of-a-look-alike': ['identity: identity-mismatch'],
  'identity-dot-for-any-character': ['identity: identity-mismatch'],
  'code-signing-missing': ['code-signing: not-for-code-signing'],
  'code-signing-replaced': ['code-signing: not-for-code-signing'],
  'payload-type-of-something-else': ['artifact: payload-type'],
}

describe('what the library leaves to its caller', () => {
  for (const { id, honest, exploit } of GAPS.filter((gap) => gap.id !== 'log-index-forged')) {
    test(`${id}: the check that names it fails`, () => {
      expect(ask(honest()).verdict).toBe('verified')
      const report = ask(exploit())
      expect(named(report)).toEqual(NAMED[id])
      expect(report.verdict).toBe(verdictFor(NAMED[id] ?? []))
      expect(report.agrees).toBe(true)
    })
  }

  test('a log index that nothing vouches for is not shown', () => {
    const gap = GAPS.find(({ id }) => id === 'log-index-forged')
    if (!gap) throw new Error('gaps: log-index-forged is gone')
    const shown = (question: Question) =>
      ask(question).checks.flatMap((check) => check.evidence.filter(({ label }) => label === 'log-index'))
    expect(shown(gap.exploit())).toEqual(shown(gap.honest()))
  })

  test('an RSA log named by its SubjectPublicKeyInfo does not spoil the root', () => {
    expect(ask(rootWithRsaLog()).verdict).toBe('verified')
  })
})
