/** Anything, from anyone, of any size: one failed check, never an exception. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decisiveIn } from '../../playground/report.ts'
import { certificateOf, verifySigstore } from '../../playground/sigstore/index.ts'
import { look } from '../../playground/intake/look.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { readFixture } from '../support/files.ts'

const bundle = await readFixture('public/samples/sigstore/hello-shomei-1.0.0.jar.sigstore.json')
const trustedRoot = await readFixture('public/samples/sigstore/trusted_root.json')
const bytes = await readFixture('public/samples/hello-shomei-1.0.0.jar')
const policy = {
  identity:
    'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
  issuer: 'https://token.actions.shomei-lab.invalid',
}
const input = { artifact: { bytes }, bundle, trustedRoot, policy }

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const HOSTILE: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['not UTF-8', Uint8Array.of(0xc3, 0x28)],
  ['not JSON', utf8('hello')],
  ['null', utf8('null')],
  ['a number', utf8('1')],
  ['a list', utf8('[]')],
  ['deep nesting', utf8(deep(100_000))],
  ['__proto__', utf8('{"__proto__": {"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json"}}')],
  ['constructor', utf8('{"constructor": {"prototype": {"x": 1}}}')],
]

describe('hostile input', () => {
  test('the sample itself is verified', () => {
    expect(verifySigstore(input).verdict).toBe('verified')
  })

  test.each(['bundle', 'trustedRoot'] as const)('50 MB as %s: too much to look at', (role) => {
    const huge = utf8(`{"mediaType": "${'x'.repeat(50_000_000)}"}`)
    expect(verifySigstore({ ...input, [role]: huge }).verdict).toBe('undecided')
    expect(certificateOf(huge)).toBeUndefined()
  })

  test.each(HOSTILE)('%s as a bundle', (_, hostile) => {
    const started = performance.now()
    const report = verifySigstore({ ...input, bundle: hostile })
    expect(report.verdict).toBe('undecided')
    expect(decisiveIn(report.checks)?.id).toBe('bundle')
    expect(certificateOf(hostile)).toBeUndefined()
    expect(look(sightOf('x.pub', hostile)).kind).toBe('artifact')
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test.each(HOSTILE)('%s as a trusted root', (_, hostile) => {
    const report = verifySigstore({ ...input, trustedRoot: hostile })
    expect(report.verdict).toBe('undecided')
    expect(decisiveIn(report.checks)?.id).toBe('trusted-root')
  })

  test.each([
    ['at the top', '{"messageSignature":{"signature":"AAAA"},'],
    ['escaped', '{"message\\u0053ignature":{"signature":"AAAA"},'],
    ['in what nobody reads', '{"x":[{"y":{"a\\"\\\\":1,"a\\"\\\\":2}}],'],
  ])('a member named twice %s: another reader would take the other', (_, first) => {
    const report = verifySigstore({ ...input, bundle: utf8(first + fromUtf8(bundle)?.trim().slice(1)) })
    expect(report.verdict).toBe('undecided')
    expect(decisiveIn(report.checks)).toMatchObject({ code: 'field-ambiguous' })
    const root = verifySigstore({
      ...input,
      trustedRoot: utf8(`{"tlogs":[],${fromUtf8(trustedRoot)?.trim().slice(1)}`),
    })
    expect(decisiveIn(root.checks)).toMatchObject({
      id: 'trusted-root',
      code: 'field-ambiguous',
    })
  })

  test('names in values, of other objects and in lists are not named twice; too many are not looked at', () => {
    const odd = String.raw`"x":[{"a":"a"},{"a":["a","a","\"a\":","\\"]},"a"],"y":{"a":{"a":1}},`
    const whole = `{${odd}${fromUtf8(bundle)?.trim().slice(1)}`
    expect(verifySigstore({ ...input, bundle: utf8(whole) }).verdict).toBe('verified')
    const many = Array.from({ length: 500_001 }, (_, i) => `"${i}":0`).join()
    const report = verifySigstore({ ...input, bundle: utf8(`{${many},${fromUtf8(bundle)?.trim().slice(1)}`) })
    expect(report.verdict).toBe('undecided')
  })

  test.each([
    [8, 'rejected'],
    [9, 'undecided'],
  ])('%i log entries, one of them the others: %s', (count, verdict) => {
    const whole = JSON.parse(fromUtf8(bundle) ?? '') as { verificationMaterial: { tlogEntries: unknown[] } }
    const { verificationMaterial: material } = whole
    material.tlogEntries = Array.from({ length: count }, () => material.tlogEntries[0])
    expect(verifySigstore({ ...input, bundle: utf8(JSON.stringify(whole)) }).verdict).toBe(verdict)
  })

  const WRONG = [null, true, 0, '', [], -1, 'x', {}, 1e400, [[]], { a: 1 }]
  test('the wrong type in every field: never an exception, never verified', () => {
    const original = JSON.parse(new TextDecoder().decode(bundle)) as unknown
    let tried = 0
    for (const [i, path] of pathsOf(original).entries()) {
      // Three of the kinds for each field, another three for the next.
      for (const value of [0, 4, 8].map((step) => WRONG[(i + step) % WRONG.length])) {
        const changed = structuredClone(original)
        const before = replace(changed, path, value)
        if (JSON.stringify(before) === JSON.stringify(value)) continue
        tried++
        const report = verifySigstore({ ...input, bundle: utf8(JSON.stringify(changed)) })
        expect(report.agrees, path.join('.')).toBe(true)
        if (report.verdict === 'verified') expect(UNPROTECTED).toContain(path.join('.'))
      }
    }
    expect(tried).toBeGreaterThan(90)
  }, 60_000)

  test.each([
    ['', 'key-unreadable'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'key-unreadable'],
    ['hello', 'key-unreadable'],
  ])('the key %j', (key, code) => {
    const { checks } = verifySigstore({ ...input, policy: { key } })
    expect(checks.find(({ id }) => id === 'public-key')).toMatchObject({ status: 'undecided', code })
  })
})

/** Fields that nothing is computed from where a promise and a proof are given: repeated elsewhere, or a hint. */
const UNPROTECTED = [
  'verificationMaterial.tlogEntries.0.inclusionProof.rootHash',
  'verificationMaterial.tlogEntries.0.inclusionProof.treeSize',
  'verificationMaterial.timestampVerificationData',
  'verificationMaterial.timestampVerificationData.rfc3161Timestamps',
  'messageSignature.messageDigest.algorithm',
]

type Path = readonly (string | number)[]

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, child]) =>
    pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length === 0 ? inner : [path, ...inner]
}

function replace(root: unknown, path: Path, value: unknown): unknown {
  let parent = root as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  const before = parent[last]
  parent[last] = value
  return before
}
