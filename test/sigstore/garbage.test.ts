/**
 * Whatever is added to a bundle, no verdict turns into its contrary for nothing: what was rejected or undecided is
 * never verified, and what was verified stays so, is undecided, or is rejected by a check that names the addition as
 * false.
 *
 * That last, from verified to rejected, is the library's rule (`Verifier.verifyTimestamps`, `verifyTLogs`: the first
 * false one throws), and so ours: every log entry, timestamp and certificate of a chain that a bundle
 * brings has to be true (a false one is a claim that was compared and failed), and an envelope has one signature
 * (sigstore_bundle.proto). What nobody reads changes nothing.
 */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { type SigstoreInput, type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { simulated } from '../../scripts/fuzz/subject.ts'
import { suiteCase, suiteCases } from './suite.ts'

type Json = Record<string, unknown>
type Draw = ReturnType<typeof chance>

const SEED = 7
/** For each case of the suite. */
const PER_CASE = 2
const COUNT = typeof process !== 'undefined' && process.versions?.node !== undefined ? 120 : 20

const MATERIAL = 'verificationMaterial'
/** Every list that the format has, and what may come of garbage in it where the verdict was `verified`. */
const LISTS = [
  [MATERIAL, 'tlogEntries'],
  [MATERIAL, 'timestampVerificationData', 'rfc3161Timestamps'],
  [MATERIAL, 'x509CertificateChain', 'certificates'],
  ['dsseEnvelope', 'signatures'],
] as const

function garbage(draw: Draw, honest: unknown): unknown {
  const text = () =>
    btoa(String.fromCharCode(...Array.from({ length: draw.below(90) }, () => draw.below(256))))
  switch (draw.below(4)) {
    case 0:
      return honest ?? {}
    case 1:
      return { rawBytes: text(), signedTimestamp: text(), sig: text(), canonicalizedBody: text() }
    case 2:
      return typeof honest === 'object'
        ? { ...honest, canonicalizedBody: text(), signedTimestamp: text() }
        : {}
    default:
      return {}
  }
}

/** @returns whether the garbage is in a place that is read */
function add(bundle: Json, draw: Draw): boolean {
  const count = draw.of([1, 2, 5, 7, 8, 9, 100, 2000])
  if (draw.below(3) === 0) {
    const holder = draw.of([bundle, bundle[MATERIAL] as Json])
    for (let i = 0; i < count; i++) holder[`unknown${i}`] = garbage(draw, undefined)
    return false
  }
  const path = draw.of(LISTS)
  let holder: unknown = bundle
  for (const name of path.slice(0, -1)) holder = (holder as Json | undefined)?.[name]
  const name = path.at(-1) ?? ''
  const list = (holder as Json | undefined)?.[name]
  if (!Array.isArray(list)) return false
  list.splice(draw.below(list.length + 1), 0, ...Array.from({ length: count }, () => garbage(draw, list[0])))
  return true
}

/** The checks that an added entry, timestamp, certificate or signature can fail, and what each shows of it. */
const ABOUT_ADDED: Readonly<Record<string, readonly string[]>> = {
  bundle: ['field', 'library-message'],
  'trusted-time': ['library-message', 'integrated-time', 'signed-timestamp'],
  'certificate-chain': ['library-message', 'certificate-issuer'],
  'inclusion-promise': ['log-id'],
  'inclusion-proof': ['log-index'],
  checkpoint: ['log-id'],
  'log-inclusion': ['log-index'],
  'log-entry': ['entry-kind'],
  signature: ['signature'],
}

/** A rejection says which of the things that a bundle brings is false, by a check of its own. */
function expectAdditionNamed({ checks }: SigstoreReport, at: string) {
  const failed = checks.filter(({ id, status }) => status === 'failed' && id !== 'library')
  const named = failed.some(({ id, evidence }) =>
    evidence.some(({ label }) => ABOUT_ADDED[id]?.includes(label)),
  )
  expect(named, `${at}: ${failed.map(({ id }) => id).join(', ')}`).toBe(true)
}

describe(`garbage added to bundles, seed ${SEED}`, () => {
  const subjects = simulated()
  const other = { bytes: utf8('another artifact') }

  test(`${COUNT} times: never the contrary for nothing`, { timeout: 120_000 }, () => {
    const seen = { verified: 0, undecided: 0, rejected: 0 }
    for (let index = 0; index < COUNT; index++) {
      const draw = chance(SEED, index)
      const { bundle, trustedRoot, policy, artifact } = draw.of(subjects)
      const json = JSON.parse(bundle) as Json
      const isRead = add(json, draw)
      const input: SigstoreInput = {
        artifact,
        bundle: utf8(JSON.stringify(json)),
        trustedRoot: utf8(trustedRoot),
        policy,
      }
      const report = verifySigstore(input)
      seen[report.verdict]++
      expect(report.agrees, `#${index}`).toBe(true)
      if (!isRead) expect(report.verdict, `#${index}`).toBe('verified')
      if (report.verdict === 'rejected') expectAdditionNamed(report, `#${index}`)
      expect(verifySigstore({ ...input, artifact: other }).verdict, `#${index}`).not.toBe('verified')
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })
})

describe(`garbage added to the conformance suite's bundles, seed ${SEED}`, async () => {
  const names = await suiteCases()
  test.skipIf(names.length > 0)('the suite is not here', () => undefined)

  test.each(names)('%s', async (name) => {
    const { artifact, bundle, trustedRoot, policy } = await suiteCase(name)
    const honest: SigstoreInput = { artifact: { bytes: artifact }, bundle, trustedRoot, policy }
    const before = verifySigstore(honest)
    let json: Json
    try {
      json = JSON.parse(new TextDecoder().decode(bundle)) as Json
    } catch {
      expect(before.verdict).toBe('undecided')
      return
    }
    for (let index = 0; index < PER_CASE; index++) {
      const bent = structuredClone(json)
      const isRead = add(bent, chance(SEED, index))
      const report = verifySigstore({ ...honest, bundle: utf8(JSON.stringify(bent)) })
      expect(report.agrees, `#${index}`).toBe(true)
      // What did not verify is not verified for what was added to it; an unread addition changes nothing.
      if (before.verdict !== 'verified') expect(report.verdict, `#${index}`).not.toBe('verified')
      if (!isRead) expect(report.verdict, `#${index}`).toBe(before.verdict)
      if (before.verdict === 'verified' && report.verdict === 'rejected') {
        expectAdditionNamed(report, `#${index}`)
      }
    }
  })
})
