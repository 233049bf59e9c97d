import { describe, expect, test } from 'vitest'
import { createHash } from '../../playground/platform/crypto.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { named, REASONS, suiteCase, suiteCases, verdictFor } from './suite.ts'

const CASES = await suiteCases()

describe('Sigstore conformance, bundle-verify', () => {
  if (CASES.length === 0) test.skip('skipped: no shared data', () => {})
  else {
    test('holds the whole suite, with a reason for every rejection', () => {
      expect(CASES).toHaveLength(70)
      expect(Object.keys(REASONS).sort()).toEqual(CASES.filter((name) => name.endsWith('_fail')))
    })
  }

  for (const name of CASES) {
    test(name, async () => {
      const { artifact: bytes, ...given } = await suiteCase(name)
      const digests = { sha256: Uint8Array.from(createHash('sha256').update(bytes).digest()) }
      for (const artifact of [{ bytes }, { digests }]) {
        const report = verifySigstore({ ...given, artifact })
        expect(named(report)).toEqual(REASONS[name] ?? [])
        expect(report.verdict).toBe(verdictFor(REASONS[name] ?? []))
        expect(report.verdict === 'verified').toBe(!name.endsWith('_fail'))
        expect(report.agrees, report.library?.message).toBe(true)
      }
    })
  }
})
