/** A part of what `npm run fuzz:sigstore` does, always the same part; and what it once found. */
import { describe, expect, test } from 'vitest'
import { broken } from '../../scripts/fuzz/judge.ts'
import { encodeDer, type Node, parseDer } from '../../scripts/fuzz/tree.ts'
import { simulated } from '../../scripts/fuzz/subject.ts'
import { tryMutation, verify } from '../../scripts/fuzz/try.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import type { TrustedRootJson } from '../../playground/world/index.ts'
import { usePageBuffer } from '../support/page-buffer.ts'
import { named } from './suite.ts'

// It is what is to be tried, and it is twice as fast here as Node's own.
usePageBuffer()

const SEED = 1
const IN_NODE = typeof process !== 'undefined' && process.versions?.node !== undefined
const COUNT = IN_NODE ? 1000 : 100
/** The real ones are in `npm run fuzz:sigstore`, and in the conformance tests. */
const subjects = simulated()

describe('mutated verifications', () => {
  test.each(subjects.map((subject) => [subject.name, subject] as const))(
    '%s is verified as it is',
    (_, subject) => {
      expect(verify(subject).verdict).toBe('verified')
    },
  )

  test(`${COUNT} mutations, seed ${SEED}: every rule holds`, async () => {
    const tally = { verified: 0, rejected: 0, undecided: 0 }
    const complaints: string[] = []
    for (let index = 0; index < COUNT; index++) {
      const { mutant, report, complaint } = await tryMutation(subjects, SEED, index)
      tally[report.verdict]++
      if (complaint) complaints.push(`#${index} ${mutant.name}: ${mutant.change}: ${complaint}`)
    }
    expect(complaints).toEqual([])
    // Mutations that are noticed, and mutations that nothing depends on: with either alone little would be tried.
    expect(tally.rejected + tally.undecided).toBeGreaterThan(COUNT / 2)
    expect(Math.min(tally.rejected, tally.undecided)).toBeGreaterThan(COUNT / 10)
    expect(tally.verified).toBeGreaterThan(COUNT / 20)
  }, 120_000)
})

describe('the judge', () => {
  const [subject] = subjects
  if (!subject) throw new Error('fuzz: no subject')
  const report = verify(subject)
  const answer = { report, took: 1, accepted: true, stillVerified: () => false }
  const json = JSON.parse(subject.bundle) as { mediaType: string; messageSignature: { signature: string } }
  const bundle = JSON.stringify({
    ...json,
    messageSignature: { ...json.messageSignature, signature: 'AAAA' },
  })
  const renamed = subject.trustedRoot.replace(/"baseUrl":"[^"]*"/, '"baseUrl":"https://elsewhere.invalid"')
  const address = { label: 'log-address', value: 'https://elsewhere.invalid', source: 'trust' } as const
  const named = {
    ...report,
    checks: report.checks.map((one) => ({ ...one, evidence: [...one.evidence, address] })),
  }
  const none = { checks: report.checks.filter(({ status }) => status !== 'failed') }

  test.each([
    [undefined, {}, {}],
    [undefined, { bundle: JSON.stringify({ ...json, somethingNew: 1 }) }, {}],
    ['verified for another artifact', { artifact: { bytes: new Uint8Array(1) } }, {}],
    ['verified with another messageSignature.signature', { bundle }, {}],
    [expect.stringContaining('verified without the key'), { trustedRoot: '{"tlogs": []}' }, {}],
    [
      'verified, and the library refuses it',
      {},
      { accepted: false, report: { ...report, library: undefined } },
    ],
    [expect.stringContaining('the contrary on its own'), {}, { accepted: false }],
    [
      expect.stringContaining('the contrary on its own'),
      { trustedRoot: subject.trustedRoot.replace('"tlogs"', '"new":1,"tlogs"') },
      { accepted: false, report: named },
    ],
    [undefined, { trustedRoot: renamed }, { accepted: false, report: named }],
    [expect.stringContaining('disagree'), {}, { report: { ...report, agrees: false } }],
    ['rejected, and no check says why', {}, { report: { ...report, ...none, verdict: 'rejected' as const } }],
    [
      'undecided, and no check says why',
      {},
      { report: { ...report, ...none, verdict: 'undecided' as const } },
    ],
    ['took 1001 ms', {}, { took: 1001 }],
  ])('says %s', (complaint, change, otherwise) => {
    expect(broken(subject, { ...subject, change: '', ...change }, { ...answer, ...otherwise })).toEqual(
      complaint,
    )
  })
})

describe('found', () => {
  const message = subjects.find(({ name }) => name === 'message, v2 log')
  if (!message) throw new Error('fuzz: the message in a v2 log is gone')

  function withRoot(change: (root: TrustedRootJson) => void) {
    const root = JSON.parse(message?.trustedRoot ?? '') as TrustedRootJson
    change(root)
    return verify({ ...(message as NonNullable<typeof message>), trustedRoot: JSON.stringify(root) })
  }

  /** The DER in base64 with its tree changed, lengths made to fit. */
  function changed(base64: string, change: (nodes: Node[]) => void): string {
    const nodes = parseDer(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))) ?? []
    change(nodes)
    return encodeBase64(encodeDer(nodes))
  }

  test.each([
    ['the algorithm', (spki: Node[]) => spki[0]?.items?.push(...spki[0].items.slice(0, 1))],
    ['the key bits', (spki: Node[]) => spki.push(...spki.slice(1))],
  ] as const)('a log key with %s twice was taken for the key; OpenSSL refuses it', (_, twice) => {
    const report = withRoot((root) => {
      for (const { publicKey } of root.tlogs) {
        publicKey.rawBytes = changed(publicKey.rawBytes, ([spki]) => spki?.items && twice(spki.items))
      }
    })
    expect(named(report)).toEqual(['trusted-root: log-key-unreadable'])
  })

  test('an authority whose certificate has no readable validity was an exception', () => {
    const report = withRoot((root) => {
      for (const { certChain } of root.timestampAuthorities) {
        for (const certificate of certChain.certificates) {
          certificate.rawBytes = changed(certificate.rawBytes, ([whole]) => {
            const validity = whole?.items?.[0]?.items?.[4]?.items
            for (const time of validity ?? []) time.content = new Uint8Array(3)
          })
        }
      }
    })
    expect(named(report)[0]).toBe('trusted-time: timestamp-unreadable')
  })
})
