/** What kind of statement was signed is part of what the verifier expects: a failed test result is no provenance. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import type { Policy, SigstoreReport } from '../../playground/sigstore/index.ts'
import { type Content, signWithKey } from '../../playground/world/index.ts'
import { ask, bytes, held, key, NOW, plain, stateOf, world } from './lab.ts'
import { named } from './suite.ts'

const V1 = 'https://in-toto.io/Statement/v1'
const SLSA = 'https://slsa.dev/provenance/v1'
const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1'
const SUMMARY = 'https://slsa.dev/verification_summary/v1'

/** A statement about the artifact, its other members as they are given. */
function stated(members: object): Content {
  const subject = [{ name: 'artifact', digest: { sha256: toHex(sha256(bytes)) } }]
  return {
    kind: 'envelope',
    payload: utf8(JSON.stringify({ _type: V1, subject, predicateType: SLSA, predicate: {}, ...members })),
    payloadType: 'application/vnd.in-toto+json',
  }
}

function judge(content: Content, statementType?: string): SigstoreReport {
  const policy: Policy = { ...held, ...(statementType !== undefined && { statementType }) }
  return ask(signWithKey(world, { content, at: NOW, key }).bundle, policy)
}

const typeOf = ({ checks }: SigstoreReport) => checks.find(({ id }) => id === 'statement-type')
const shown = (report: SigstoreReport) =>
  typeOf(report)?.evidence.map(({ label, value, source }) => [label, value, source])

describe('statement type, nothing said', () => {
  test.each(['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'])(
    '%s is provenance',
    (predicateType) => {
      expect(judge(stated({ predicateType })).verdict).toBe('verified')
    },
  )

  test.each([
    ['a test that failed', { predicateType: TEST_RESULT, predicate: { result: 'FAILED' } }],
    ['a verification that failed', { predicateType: SUMMARY, predicate: { verificationResult: 'FAILED' } }],
    ['anything at all', { predicateType: 'https://example.com/anything' }],
    ['a longer name', { predicateType: `${SLSA}.1` }],
    ['other letters', { predicateType: SLSA.toUpperCase() }],
  ])('%s is named, and undecided', (_, members) => {
    const report = judge(stated(members))
    expect(report.verdict).toBe('undecided')
    expect(stateOf(report, 'statement-type')).toBe('missing-input')
    expect(shown(report)).toContainEqual(['predicate-type', members.predicateType, 'claim'])
  })

  test.each([
    ['absent', { _type: undefined }],
    ['foreign', { _type: 'https://example.com/Statement/v1' }],
    ['of a version that nobody wrote', { _type: 'https://in-toto.io/Statement/v2' }],
    ['no text', { _type: 1 }],
  ])('a _type that is %s is not read, whatever is expected', (_, members) => {
    for (const expected of [undefined, SLSA, 'any']) {
      const report = judge(stated(members), expected)
      expect(named(report)).toEqual(['statement-type: not-a-statement'])
      const check = typeOf(report)
      expect(check?.status === 'undecided' && check.expected?.value).toBe(V1)
    }
  })

  test('the older _type is one too', () => {
    expect(judge(stated({ _type: 'https://in-toto.io/Statement/v0.1' })).verdict).toBe('verified')
  })

  test.each([[undefined], [1], ['']])('a predicateType that is %j fails', (predicateType) => {
    for (const expected of [undefined, SLSA, 'any']) {
      expect(named(judge(stated({ predicateType }), expected))).toEqual([
        'statement-type: predicate-type-missing',
      ])
    }
  })
})

describe('statement type, expected', () => {
  test('the one that was expected, whole', () => {
    const report = judge(stated({ predicateType: TEST_RESULT }), TEST_RESULT)
    expect(report.verdict).toBe('verified')
    expect(shown(report)).toContainEqual(['predicate-type', TEST_RESULT, 'policy'])
  })

  test('another was compared, and differs', () => {
    const report = judge(stated({ predicateType: TEST_RESULT }), SLSA)
    expect(report.verdict).toBe('rejected')
    expect(named(report)).toEqual(['statement-type: statement-type-mismatch'])
    const check = typeOf(report)
    expect(check?.status === 'failed' && [check.expected?.value, check.actual?.value]).toEqual([
      SLSA,
      TEST_RESULT,
    ])
    expect(report.library?.accepts).toBe(true)
    expect(named(judge(stated({}), 'https://slsa.dev/provenance/v0.2'))).toHaveLength(1)
  })

  test('any type, where the verifier says so', () => {
    expect(judge(stated({ predicateType: TEST_RESULT }), 'any').verdict).toBe('verified')
  })

  test('an empty text is nothing said', () => {
    expect(judge(stated({ predicateType: TEST_RESULT }), '').verdict).toBe('undecided')
  })
})

describe('no statement', () => {
  test('the artifact itself was signed: that passes, and says so, unless a statement was expected', () => {
    for (const expected of [undefined, 'any']) {
      const report = judge(plain.content, expected)
      expect(report.verdict).toBe('verified')
      expect(shown(report)).toEqual([['content-kind', 'messageSignature', 'claim']])
    }
    const report = judge(plain.content, SLSA)
    expect(named(report)).toEqual(['statement-type: statement-expected'])
  })

  test('another payload waits for the check that names it', () => {
    const payloadType = 'application/json'
    const report = judge({ ...stated({}), payloadType } as Content)
    expect(named(report)).toEqual(['artifact: payload-type'])
    expect(stateOf(report, 'statement-type')).toEqual({ check: 'artifact' })
  })

  test('the check is in the plan, whatever came', () => {
    for (const bundle of [utf8('{}'), utf8('not JSON')]) {
      const report = ask(JSON.parse(bundle.length === 2 ? '{}' : '[]') as never, held)
      expect(report.checks.map(({ id }) => id)).toContain('statement-type')
    }
  })
})

describe('what is expected and can be no type of a statement', () => {
  test.each([
    ['a statement', stated({ predicateType: TEST_RESULT })],
    ['a message', plain.content],
  ])('rejects nothing: %s', (_, content) => {
    const report = judge(content, 'slsa provenance')
    expect(report.verdict).toBe('undecided')
    expect(named(report)).toEqual(['statement-type: statement-type-unknown'])
  })
})
