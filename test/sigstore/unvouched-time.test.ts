/** A log's time counts by its promise: what nobody vouches for is no trusted time, and shows nothing. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { createWorld, signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { alice, ask, bytes, keyless, NOW, plain, stateOf, world } from './lab.ts'

const { bundle } = signKeyless(world, { ...plain, identity: alice })
const [entry] = bundle.verificationMaterial.tlogEntries
if (!entry?.inclusionPromise) throw new Error('unvouched time: the world made no promise')
const { inclusionPromise } = entry
const withEntry = (more: object) => ({
  ...bundle,
  verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [{ ...entry, ...more }] },
})
const WAITS = { check: 'inclusion-promise' }

test('a time that its log has promised is one', () => {
  const report = ask(bundle, keyless)
  expect(report.proved).toEqual(['format', 'time', 'identity', 'transparency', 'integrity'])
})

describe('no trusted time, and nothing shown by it', () => {
  test.each([
    ['another time than was promised', { integratedTime: '1' }, 'rejected'],
    ['a promise that nobody signed', { inclusionPromise: { signedEntryTimestamp: 'AAAA' } }, 'rejected'],
    ['a time beyond all calendars', { integratedTime: '999999999999999999' }, 'undecided'],
  ])('%s', (_, more, verdict) => {
    const report = ask(withEntry(more), keyless)
    expect(report.verdict).toBe(verdict)
    expect(stateOf(report, 'trusted-time')).toEqual(WAITS)
    for (const property of ['time', 'identity', 'transparency']) expect(report.proved).not.toContain(property)
  })

  test('at a time beyond all calendars nothing is compared', () => {
    const report = ask(withEntry({ integratedTime: '999999999999999999' }), keyless)
    expect(stateOf(report, 'certificate-chain')).toEqual({ check: 'trusted-time' })
  })

  test('a log of another instance, and a root without logs', () => {
    const other = createWorld({ seed: 'unvouched', now: NOW, earlierEntries: 2 })
    const mine = trustedRootOf(world)
    for (const root of [trustedRootOf(other), { ...mine, tlogs: [] }]) {
      const trustedRoot = utf8(JSON.stringify(root))
      const report = verifySigstore({
        artifact: { bytes },
        bundle: utf8(JSON.stringify(bundle)),
        trustedRoot,
        policy: keyless,
      })
      expect(stateOf(report, 'trusted-time')).toEqual(WAITS)
      for (const property of ['key', 'time', 'identity']) expect(report.proved).not.toContain(property)
    }
  })

  test('a proof alone tells no time', () => {
    const { inclusionPromise: _, ...more } = { ...entry, inclusionPromise }
    const report = ask(
      { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [more] } },
      keyless,
    )
    expect(stateOf(report, 'trusted-time')).toBe('failed')
  })
})

test('what does not hold at the time that is claimed does not hold', () => {
  const other = createWorld({ seed: 'unvouched', now: NOW, earlierEntries: 2 })
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(trustedRootOf(other))),
    policy: keyless,
  })
  expect(stateOf(report, 'certificate-chain')).toBe('failed')
})
