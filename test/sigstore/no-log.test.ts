/** Instances without a log: what a log would say is done without where the verifier says so and the root names none. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { standingOf } from '../../playground/report.ts'
import { type Policy, type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import type { CertificateRequest } from '../../playground/world/fulcio.ts'
import { signKeyless, signWithKey, trustedRootOf } from '../../playground/world/index.ts'
import { alice, bytes, held, key, keyless, plain, stateOf, world } from './lab.ts'

const full = trustedRootOf(world)
const bare = { ...full, tlogs: [], ctlogs: [] }

function judged(bundle: BundleJson, policy: Policy, root: object = bare): SigstoreReport {
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(root)),
    policy,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return report
}

/** As such an instance signs: no SCT in the certificate, no entry, a signed timestamp. */
const withoutEntries = ({ verificationMaterial, ...more }: BundleJson): BundleJson => {
  const { tlogEntries: _, ...material } = verificationMaterial
  return { ...more, verificationMaterial: { ...material, tlogEntries: [] } }
}
const unlogged = (more: Partial<CertificateRequest> = {}) => {
  const certificate = (honest: CertificateRequest) => ({ ...honest, ctLogs: [], ...more })
  const { bundle } = signKeyless(world, { ...plain, identity: alice, log: 'v2', revise: { certificate } })
  return withoutEntries(bundle)
}
const byKey = withoutEntries(signWithKey(world, { ...plain, key, log: 'v2' }).bundle)
const without = <P extends Policy>(policy: P) => ({ ...policy, noLog: true })

describe('without a log', () => {
  test.each([
    ['a certificate', unlogged(), keyless, ['sct', 'log-inclusion', 'log-entry']],
    ['a key', byKey, held, ['log-inclusion', 'log-entry']],
  ] as const)('%s: accepted where the verifier does without, and by name', (_, bundle, policy, waived) => {
    expect(judged(bundle, policy).verdict).not.toBe('verified')
    const report = judged(bundle, without(policy))
    expect([report.verdict, standingOf(report)]).toEqual(['verified', 'verified'])
    expect(report.notAsked).toEqual(expect.arrayContaining([...waived]))
    for (const id of waived) expect(stateOf(report, id)).toBe('waived')
    expect(report.proved).not.toContain('transparency')
  })

  test('a CT log that did sign proves nothing of the log that is done without', () => {
    const logged = unlogged({ ctLogs: world.fulcio.ctLogs })
    const report = judged(logged, without(keyless), { ...bare, ctlogs: full.ctlogs })
    expect([report.verdict, stateOf(report, 'sct')]).toEqual(['verified', 'passed'])
    expect(report.proved).not.toContain('transparency')
  })

  test('nobody expected is nobody expected', () => {
    expect(standingOf(judged(unlogged(), without({})))).toBe('nobody-expected')
  })

  test('is no way past a log that the root names', () => {
    expect(judged(unlogged(), without(keyless), full).verdict).toBe('rejected')
    expect(stateOf(judged(unlogged(), without(keyless), { ...bare, ctlogs: full.ctlogs }), 'sct')).toBe(
      'failed',
    )
    expect(judged(unlogged(), without(keyless), { ...full, ctlogs: [] }).verdict).not.toBe('verified')
  })

  test('is no way past a time, or past what the bundle does say of logs', () => {
    const { timestampVerificationData: _, ...timeless } = unlogged().verificationMaterial
    expect(judged({ ...unlogged(), verificationMaterial: timeless }, without(keyless)).verdict).toBe(
      'rejected',
    )
    const { bundle } = signKeyless(world, { ...plain, identity: alice, log: 'v2' })
    expect(judged(bundle, without(keyless)).verdict).toBe('undecided')
  })
})

describe('an issuer that is expected to be none', () => {
  const anonymous = unlogged()
  const noIssuer = () => {
    const certificate = (honest: CertificateRequest) => ({
      ...honest,
      ctLogs: [],
      extensions: honest.extensions.filter(({ oid }) => !/57264\.1\.[18]$/.test(oid)),
    })
    const { bundle } = signKeyless(world, { ...plain, identity: alice, log: 'v2', revise: { certificate } })
    return withoutEntries(bundle)
  }

  test('is met by a certificate without one, and by no other', () => {
    const none = without({ identity: alice.email, issuer: 'none' })
    expect(judged(noIssuer(), none).verdict).toBe('verified')
    expect(stateOf(judged(anonymous, none), 'issuer')).toBe('failed')
    expect(judged(noIssuer(), without({ identity: alice.email })).verdict).toBe('undecided')
  })
})
