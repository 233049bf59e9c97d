/** A bundle or a trusted root with more in it than any honest one: said at once, not looked at, never judged. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { signKeyless, statement } from '../../playground/world/index.ts'
import { alice, bytes, keyless, NOW, plain, stateOf, trustedRoot, world } from './lab.ts'

type Json = Record<string, unknown>

const message = signKeyless(world, { ...plain, identity: alice, log: 'v2', bundleVersion: '0.3' }).bundle
const stated = signKeyless(world, {
  content: statement([], 'https://slsa.dev/provenance/v1', {}),
  at: NOW,
  identity: alice,
}).bundle
const chained = signKeyless(world, { ...plain, identity: alice, bundleVersion: '0.2' }).bundle

const many = (count: number, item: unknown = {}) => Array.from({ length: count }, () => item)
const long = (length: number) => 'A'.repeat(length)

function changed(of: object, path: string, change: (before: never) => unknown): Uint8Array {
  const copy = structuredClone(of) as Json
  const names = path.split('.')
  const last = names.pop() ?? ''
  let parent: Json = copy
  for (const name of names) parent = parent[name] as Json
  parent[last] = change(parent[last] as never)
  return utf8(JSON.stringify(copy))
}

const ask = (bundle: Uint8Array, root = trustedRoot) =>
  verifySigstore({ artifact: { bytes }, bundle, trustedRoot: root, policy: keyless })

const MATERIAL = 'verificationMaterial'
const ENTRY = `${MATERIAL}.tlogEntries.0`

describe('a bundle', () => {
  test.each([
    ['log entries', message, `${MATERIAL}.tlogEntries`, (a: unknown[]) => [...a, ...many(2000)]],
    [
      'timestamps',
      message,
      `${MATERIAL}.timestampVerificationData.rfc3161Timestamps`,
      (a: unknown[]) => [...a, ...many(2000)],
    ],
    [
      'certificates',
      chained,
      `${MATERIAL}.x509CertificateChain.certificates`,
      (a: unknown[]) => [...a, ...many(2000)],
    ],
    ['signatures', stated, 'dsseEnvelope.signatures', (a: unknown[]) => [...a, ...many(2000)]],
    [
      'proof nodes',
      message,
      `${ENTRY}.inclusionProof.hashes`,
      (a: unknown[]) => [...a, ...many(2000, 'AA==')],
    ],
    [
      'lines of a checkpoint',
      message,
      `${ENTRY}.inclusionProof.checkpoint.envelope`,
      (a: string) => a + '\u2014 log AAAA\n'.repeat(100),
    ],
    ['an entry', message, `${ENTRY}.canonicalizedBody`, () => long(4_000_000)],
    ['a certificate', message, `${MATERIAL}.certificate.rawBytes`, () => long(4_000_000)],
    ['a signature', message, 'messageSignature.signature', () => long(4_000_000)],
    ['a version', message, 'mediaType', () => long(4_000_000)],
    ['a kind', message, `${ENTRY}.kindVersion.kind`, () => long(4_000_000)],
  ])('too many or too long: %s', (_, of, path, change) => {
    const report = ask(changed(of, path, change as (before: never) => unknown))
    expect(report.verdict).toBe('undecided')
    expect(stateOf(report, 'bundle')).toBe('too-much')
    const [field] = report.checks[0]?.evidence ?? []
    expect(field?.label).toBe('field')
    const name = path.replace(/\.0/g, '[0]')
    expect(field?.value).toBe(name)
    expect(report.library).toBeUndefined()
  })

  test('larger than 16 MiB', () => {
    const report = ask(utf8(`${JSON.stringify(message)}${' '.repeat(16 * 1024 * 1024)}`))
    expect([report.verdict, stateOf(report, 'bundle')]).toEqual(['undecided', 'too-much'])
  })

  test('a key of more than any key', () => {
    const policy = { key: '-----BEGIN PUBLIC KEY-----'.repeat(100_000) }
    const bundle = utf8(JSON.stringify(message))
    const report = verifySigstore({ artifact: { bytes }, bundle, trustedRoot, policy })
    expect(stateOf(report, 'public-key')).toBe('too-much')
    expect(report.library).toBeUndefined()
  })

  test('a long payload is none of that', () => {
    const report = ask(changed(stated, 'dsseEnvelope.payload', () => long(4_000_000)))
    expect(stateOf(report, 'bundle')).toBe('passed')
  })
})

describe('a trusted root', () => {
  test.each([
    ['tlogs', (a: unknown[]) => [...a, ...many(2000)]],
    ['ctlogs', (a: unknown[]) => [...a, ...many(2000)]],
    ['certificateAuthorities', (a: unknown[]) => [...a, ...many(2000)]],
    ['timestampAuthorities', (a: unknown[]) => [...a, ...many(2000)]],
    ['certificateAuthorities.0.certChain.certificates', (a: unknown[]) => [...a, ...many(2000)]],
  ])('too many: %s', (path, change) => {
    const root = JSON.parse(new TextDecoder().decode(trustedRoot)) as object
    const report = ask(utf8(JSON.stringify(message)), changed(root, path, change as never))
    expect([report.verdict, stateOf(report, 'trusted-root')]).toEqual(['undecided', 'too-much'])
    expect(report.library).toBeUndefined()
  })
})
