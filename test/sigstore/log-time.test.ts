/** A log's key is held against the time at which its own entry came in, and not against another witness's. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { type Policy, verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { createWorld, signKeyless, signWithKey, trustedRootOf } from '../../playground/world/index.ts'
import { signTimestamp } from '../../playground/world/tsa.ts'
import { alice, bytes, held, key, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
type Root = ReturnType<typeof trustedRootOf>

function ask(bundle: BundleJson, change: (root: Root) => void, policy: Policy = keyless) {
  const root = structuredClone(trustedRootOf(world))
  change(root)
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(root)),
    policy,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return [report.verdict, ...named(report)]
}
const validity = (version: 'v1' | 'v2', validFor: { start?: Date; end?: Date }) => (root: Root) => {
  const log = root.tlogs.find(({ baseUrl }) => baseUrl === world.logs[version].baseUrl)
  if (!log) throw new Error('log time: no such log')
  if (validFor.start) log.publicKey.validFor.start = validFor.start.toISOString()
  if (validFor.end) log.publicKey.validFor.end = validFor.end.toISOString()
}

describe('an entry with a promise', () => {
  const { bundle, signature } = signKeyless(world, { ...plain, identity: alice, loggedAt: after(5) })
  const stamp = encodeBase64(signTimestamp(world.tsa, { message: signature, at: NOW, withCertificate: true }))
  const timestampVerificationData = { rfc3161Timestamps: [{ signedTimestamp: stamp }] }
  const stamped = {
    ...bundle,
    verificationMaterial: { ...bundle.verificationMaterial, timestampVerificationData },
  }

  test('is held against that, whatever an authority said before', () => {
    expect(ask(stamped, validity('v1', { start: after(3) }))).toEqual(['verified'])
  })

  test('is rejected where that lies outside, whatever an authority said', () => {
    expect(ask(stamped, validity('v1', { end: after(2) }))).toEqual([
      'rejected',
      'inclusion-promise: log-key-expired',
      'checkpoint: log-key-expired',
    ])
  })

  test('of one log is not held against that of another', () => {
    const later = createWorld({ seed: 'later', now: NOW, earlierEntries: 1 })
    const mine = signWithKey(world, { ...plain, key })
    const other = signWithKey(
      { ...later, random: world.random },
      { ...plain, key, at: after(400 * 86_400), revise: { signature: () => mine.signature } },
    ).bundle
    const tlogEntries = [mine.bundle, other].flatMap((one) => one.verificationMaterial.tlogEntries)
    const verificationMaterial = { ...mine.bundle.verificationMaterial, tlogEntries }
    const root = (one: Root) => {
      validity('v1', { end: after(86_400) })(one)
      ;(one.tlogs as Root['tlogs'][number][]).push(...trustedRootOf(later).tlogs.slice(0, 1))
    }
    expect(ask({ ...mine.bundle, verificationMaterial }, root, held)).toEqual(['verified'])
  })
})

describe('an entry without a promise', () => {
  const { bundle } = signKeyless(world, {
    ...plain,
    identity: alice,
    log: 'v2',
    revise: { timestamps: (all) => all.map((one) => ({ ...one, at: after(60) })) },
  })
  const managed = signWithKey(world, { ...plain, key, log: 'v2' }).bundle
  const UNKNOWN = ['undecided', 'checkpoint: log-time-unknown']

  test.each([
    [
      'ended before the certificate began',
      { end: after(-3600) },
      ['rejected', 'checkpoint: log-key-expired'],
    ],
    ['ended between certificate and timestamp', { end: after(30) }, UNKNOWN],
    ['begins after the timestamp', { start: after(61) }, UNKNOWN],
    ['begins and ends around it', { start: after(59), end: after(61) }, ['verified']],
  ])('whose log’s key %s', (_, validFor, expected) => {
    const [at] = bundle.verificationMaterial.tlogEntries
    expect(at?.inclusionPromise).toBeUndefined()
    expect(ask(bundle, validity('v2', validFor))).toEqual(expected)
  })

  test('of a key, which has no beginning', () => {
    expect(ask(managed, validity('v2', { end: after(-3600) }), held)).toEqual(UNKNOWN)
  })
})
