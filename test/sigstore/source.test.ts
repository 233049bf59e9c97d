/** Whose build it is: an identity may be a workflow that anybody calls, and then the source repository says it. */
import { describe, expect, test } from 'vitest'
import { sigstore as words } from '#words/sigstore'
import { utf8 } from '../../playground/bytes.ts'
import { standingOf } from '../../playground/report.ts'
import type { SigstoreReport } from '../../playground/sigstore/index.ts'
import { isSharedWorkflow } from '../../playground/sigstore/source-facts.ts'
import type { Extension } from '../../playground/world/x509.ts'
import * as der from '../../playground/world/der.ts'
import { signKeyless, workflow } from '../../playground/world/index.ts'
import { ask, plain, stateOf, world } from './lab.ts'

const SHARED = 'builders/shared/.github/workflows/build.yml@refs/tags/v2'
const ARC = '1.3.6.1.4.1.57264.1.'
const GITHUB = 'https://token.actions.githubusercontent.com'
const own = workflow('acme/app')
const called = workflow('acme/app', { calls: SHARED })
const github = { server: 'https://github.com', issuer: GITHUB } as const
const REPOSITORY = `${own.server}/acme/app`

const policyOf = ({ calls, server, issuer }: typeof own) => ({
  identity: `${server}/${calls ?? `acme/app/.github/workflows/release.yml@${own.ref}`}`,
  issuer,
})

function asked(
  identity: typeof own,
  more: { readonly sourceRepository?: string; readonly sourceRef?: string } = {},
  revise = (extensions: readonly Extension[]) => extensions,
): SigstoreReport {
  const certificate = (honest: { readonly extensions: readonly Extension[] } & object) => ({
    ...honest,
    extensions: revise(honest.extensions),
  })
  const { bundle } = signKeyless(world, { ...plain, identity, revise: { certificate: certificate as never } })
  return ask(bundle, { ...policyOf(identity), ...more })
}

const without =
  (...arcs: number[]) =>
  (all: readonly Extension[]) =>
    all.filter(({ oid }) => !arcs.some((arc) => oid === ARC + arc))
const saying = (arc: number, value: Uint8Array) => (all: readonly Extension[]) =>
  all.map((one) => (one.oid === ARC + arc ? { ...one, value } : one))

function check({ checks }: SigstoreReport, id: string) {
  const found = checks.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const codeOf = (report: SigstoreReport, id: string) => {
  const found = check(report, id)
  return 'code' in found ? found.code : stateOf(report, id)
}

describe('what the certificate says of the build', () => {
  test('is shown, expected or not', () => {
    const report = asked(own)
    expect([report.verdict, standingOf(report)]).toEqual(['verified', 'verified'])
    const seen = (id: string) => check(report, id).evidence.map(({ label, value }) => [label, value])
    expect(seen('source-repository')).toEqual([
      ['source-repository', REPOSITORY],
      ['source-digest', own.commit],
      ['workflow', policyOf(own).identity],
      ['build-trigger', 'push'],
    ])
    expect(seen('source-ref')).toEqual([['source-ref', own.ref]])
  })

  test('is read of the old extensions where only they are there', () => {
    const { evidence } = check(asked(own, {}, without(12, 13, 14, 18, 20)), 'source-repository')
    expect(evidence.map(({ value }) => value)).toEqual(['acme/app', own.commit, 'Release', 'push'])
  })
})

describe('an expected source', () => {
  test.each([
    ['passed', own, { sourceRepository: REPOSITORY, sourceRef: own.ref }],
    ['passed', called, { sourceRepository: REPOSITORY }],
    ['passed', workflow('acme/app', github), { sourceRepository: 'acme/app' }],
    ['source-repository-mismatch', own, { sourceRepository: 'acme/app' }],
    ['source-repository-mismatch', called, { sourceRepository: `${own.server}/acme/app2` }],
  ])('%s', (outcome, identity, more) => {
    const report = asked(identity, more)
    expect(codeOf(report, 'source-repository')).toBe(outcome)
    expect(report.verdict).toBe(outcome === 'passed' ? 'verified' : 'rejected')
  })

  test('that differs stands beside the one there is', () => {
    const found = check(asked(own, { sourceRef: 'refs/tags/v2' }), 'source-ref')
    expect(found).toMatchObject({
      code: 'source-ref-mismatch',
      expected: { value: 'refs/tags/v2', source: 'policy' },
      actual: { value: own.ref, source: 'claim' },
    })
  })

  test.each([
    ['no such extension', 'source-repository-missing', without(5, 12)],
    ['two that differ', 'source-repository-ambiguous', saying(5, utf8('acme/other'))],
    ['one of another form', 'source-repository-unreadable', saying(12, utf8('x'))],
    ['another kind of text', 'source-repository-unreadable', saying(12, der.element(0x16, utf8(REPOSITORY)))],
  ])('%s: %s', (_, code, revise) => {
    const report = asked(own, { sourceRepository: REPOSITORY }, revise)
    expect(codeOf(report, 'source-repository')).toBe(code)
    expect(report.verdict).not.toBe('verified')
  })

  test("the old name without a host is GitHub's where GitHub's issuer says it, and nobody's else", () => {
    const old = without(12)
    const wanted = { sourceRepository: 'https://github.com/acme/app' }
    expect(codeOf(asked(workflow('acme/app', github), wanted, old), 'source-repository')).toBe('passed')
    expect(codeOf(asked(own, wanted, old), 'source-repository')).toBe('source-repository-mismatch')
  })
})

describe('a workflow that anybody calls', () => {
  test('says nothing of who called it, until the source repository is expected', () => {
    const report = asked(called)
    expect([report.verdict, standingOf(report)]).toEqual(['undecided', 'nobody-expected'])
    expect(report.notAsked).toContain('source-repository')
    expect(report.proved).not.toContain('identity')
    expect(stateOf(report, 'source-repository')).toBe('anybody')
    expect(words.skips?.anybody?.['source-repository']).toContain('呼び出')
    // Whose branch that is, it does not say.
    expect(standingOf(asked(called, { sourceRef: own.ref }))).toBe('nobody-expected')
  })

  test('is known by the old extension, too', () => {
    expect(standingOf(asked(called, {}, without(12)))).toBe('nobody-expected')
  })

  test('does not hide what is wrong', () => {
    const { bundle } = signKeyless(world, { ...plain, identity: called })
    expect(standingOf(ask(bundle, { ...policyOf(called), issuer: 'https://example.com' }))).toBe('rejected')
  })

  test.each([
    [true, 'https://github.com/a/shared/.github/workflows/x.yml@v1', 'https://github.com/b/app'],
    [true, 'https://github.com/a/shared/.github/workflows/x.yml@v1', 'https://github.com/a/app'],
    [false, 'https://github.com/a/App/.github/workflows/x.yml@v1', 'https://github.com/a/app'],
    [false, 'https://gitlab.com/a/b/app//.gitlab-ci.yml@refs/heads/main', 'https://gitlab.com/a/b/app'],
    [true, 'https://gitlab.com/a/b/ci//build.yml@refs/heads/main', 'https://gitlab.com/a/b/app'],
    [false, 'https://circleci.com/api/v2/projects/1/pipeline-definitions/2', 'https://github.com/a/app'],
    [false, 'alice@example.com', 'https://github.com/a/app'],
    [false, 'https://github.com/a/shared/.github/workflows/x.yml@v1', undefined],
  ])('%s: %s, built from %s', (expected, identity, repository) => {
    expect(isSharedWorkflow(identity, repository)).toBe(expected)
  })
})
