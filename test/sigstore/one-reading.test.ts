/** What one reader takes for this and the next for that is read by nobody: bundle, list, statement and entry alike. */
import { describe, expect, test, vi } from 'vitest'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromUtf8, toHex, utf8 } from '../../playground/bytes.ts'
import { readBundles } from '../../playground/sigstore/bundles.ts'
import { readJson, takenForAnother } from '../../playground/json/reader.ts'
import { readAttestations } from '../../playground/sigstore/npm.ts'
import { partsOf, withPart } from '../../playground/sigstore/parts.ts'
import { look } from '../../playground/intake/look.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { entrySigners } from '../../playground/sigstore/entry.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { alice, bytes, keyless, NOW, plain, stateOf, trustedRoot, world } from './lab.ts'
import { named } from './suite.ts'

const honest = JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle)
const MINE = toHex(sha256(bytes))
const OTHER = toHex(sha256(utf8('another artifact\n')))
const SLSA = 'https://slsa.dev/provenance/v1'

const ask = (bundle: Uint8Array) => {
  const report = verifySigstore({ artifact: { bytes }, bundle, trustedRoot, policy: keyless })
  expect(report.agrees, report.library?.message).toBe(true)
  return report
}
const twice = (text: string, member: string, first: string) =>
  text.replace(`"${member}":`, `"${member}":${first},"${member}":`)

/** An envelope over such a payload, signed by whom is expected. */
function stated(payload: string | Uint8Array): Uint8Array {
  const content = {
    kind: 'envelope' as const,
    payload: typeof payload === 'string' ? utf8(payload) : payload,
    payloadType: 'application/vnd.in-toto+json',
  }
  return utf8(JSON.stringify(signKeyless(world, { content, identity: alice, at: NOW }).bundle))
}

const subjectOf = (sha: string) => `"subject":[{"name":"a","digest":{"sha256":${sha}}}]`
const STATEMENT = `{"_type":"https://in-toto.io/Statement/v1",${subjectOf(`"${MINE}"`)},"predicateType":"${SLSA}","predicate":{"a":1,"A":2}}`
/** Digests of a commit, under such names. */
const besideSha256 = (...names: readonly string[]) =>
  STATEMENT.replace(
    '"sha256":',
    `${names.map((name, i) => `"${name}":"${i ? MINE : OTHER}",`).join('')}"sha256":`,
  )

describe('a statement', () => {
  test('that says one thing is verified, whatever its predicate names', () => {
    expect(ask(stated(STATEMENT)).verdict).toBe('verified')
  })

  test.each([
    ['two subjects', STATEMENT.replace('"subject":', `${subjectOf(`"${OTHER}"`)},"subject":`), 'subject'],
    ['a digest twice', twice(STATEMENT, 'sha256', `"${OTHER}"`), 'sha256'],
    ['two predicate types', twice(STATEMENT, 'predicateType', '"https://example.com/x"'), 'predicateType'],
    ['two types', twice(STATEMENT, '_type', '"https://example.com/x"'), '_type'],
    [
      'Subject beside subject',
      STATEMENT.replace('"subject":', `${subjectOf(`"${OTHER}"`).replace('s', 'S')},"subject":`),
      'Subject',
    ],
    [
      'predicate_type beside predicateType',
      STATEMENT.replace('"predicateType":', '"predicate_type":"https://example.com/x","predicateType":'),
      'predicate_type',
    ],
    ['SHA1 beside sha1', besideSha256('SHA1', 'sha1'), 'SHA1'],
    ['git_commit beside gitCommit', besideSha256('git_commit', 'gitCommit'), 'git_commit'],
    ['SHA256 beside sha256', STATEMENT.replace('"sha256":', `"SHA256":"${OTHER}","sha256":`), 'SHA256'],
    [
      'Digest beside digest',
      STATEMENT.replace('"digest":', `"Digest":{"sha256":"${OTHER}"},"digest":`),
      'Digest',
    ],
    [
      'ſubject beside subject',
      STATEMENT.replace('"subject":', `${subjectOf(`"${OTHER}"`).replace('s', 'ſ')},"subject":`),
      'ſubject',
    ],
    [
      'digeſt beside digest',
      STATEMENT.replace('"digest":', `"digeſt":{"sha256":"${OTHER}"},"digest":`),
      'digeſt',
    ],
    ['a member twice, deep in the predicate', STATEMENT.replace('"A":2', '"b":{"c":1,"c":2}'), 'c'],
  ])('with %s is undecided, and says which', (_, payload, name) => {
    const report = ask(stated(payload))
    expect(report.verdict).toBe('undecided')
    expect(named(report)).toEqual([`artifact: field-ambiguous ${name}`])
  })

  test.each([
    ['a digest in a list', STATEMENT.replace(`"${MINE}"`, `["${MINE}"]`)],
    ['a byte order mark', `\ufeff${STATEMENT}`],
    ['more after it', `${STATEMENT}{}`],
    ['a text', `"${SLSA}"`],
  ])('with %s is not read', (_, payload) => {
    expect(named(ask(stated(payload)))).toEqual(['artifact: statement-unreadable'])
  })
})

describe('a bundle', () => {
  const other = JSON.stringify({
    messageDigest: { algorithm: 'SHA2_256', digest: 'AAAA' },
    signature: 'AAAA',
  })

  test.each([
    [
      'mediaType twice',
      twice(honest, 'mediaType', '"application/vnd.dev.sigstore.bundle.v0.2+json"'),
      'mediaType',
    ],
    ['messageSignature twice', twice(honest, 'messageSignature', other), 'messageSignature'],
    [
      'message_signature beside messageSignature',
      honest.replace('"messageSignature":', `"message_signature":${other},"messageSignature":`),
      'message_signature',
    ],
    [
      'dsse_envelope beside messageSignature',
      honest.replace('"messageSignature":', `"dsse_envelope":{},"messageSignature":`),
      'dsse_envelope',
    ],
    [
      'verification_material beside verificationMaterial',
      honest.replace('"verificationMaterial":', '"verification_material":{},"verificationMaterial":'),
      'verification_material',
    ],
    [
      'log_id beside logId, deep in it',
      honest.replace('"logId":', '"log_id":{"keyId":"AAAA"},"logId":'),
      'verificationMaterial.tlogEntries[0].log_id',
    ],
  ])('with %s is undecided, by itself and in whatever it comes', (_, bundle, name) => {
    expect(named(ask(utf8(bundle)))).toEqual([`bundle: field-ambiguous ${name}`])
    for (const container of [
      `{"attestations":[{"bundle":${bundle}}]}`,
      `{"attestations":[{"predicateType":"${SLSA}","bundle":${bundle}}]}`,
      bundle,
      `${bundle}\n${bundle}\n`,
    ]) {
      const found = readBundles(utf8(container)) ?? []
      expect(found.length).toBeGreaterThan(0)
      for (const one of found) expect(ask(one.bundle).verdict).not.toBe('verified')
      for (const one of readAttestations(utf8(container)) ?? [])
        expect(ask(one.bundle).verdict).not.toBe('verified')
    }
  })

  describe('with a number beyond all numbers, which written anew is null', () => {
    const proved = JSON.stringify(signKeyless(world, { ...plain, identity: alice, log: 'v2' }).bundle)
    const before = (name: string, odd: string) => proved.replace(`"${name}":`, `${odd},"${name}":`)

    test.each([
      ['integratedTime', before('logId', '"integratedTime":1e400')],
      ['inclusionPromise', before('logId', '"inclusionPromise":1e400')],
      ['publicKey', before('certificate', '"publicKey":1e400')],
      ['dsseEnvelope', before('messageSignature', '"dsseEnvelope":-1e400')],
    ])('as %s: undecided in whatever it comes, and however it is edited', (_, odd) => {
      const reason = named(ask(utf8(odd)))
      expect(reason[0]).toMatch(/^bundle: field-/)
      const list = utf8(`{ "attestations" : [ null, {"x":[{}],"bundle":${odd} } ] }`)
      const lines = utf8(`${odd}\n${odd}\n`)
      const opened = [
        ...(readBundles(list) ?? []).slice(1),
        ...(readBundles(lines) ?? []),
        ...(readAttestations(list) ?? []).slice(1),
      ]
      expect(opened.map(({ bundle }) => fromUtf8(bundle))).toEqual([odd, odd, odd, odd])

      const [part] = partsOf(utf8(odd))
      if (!part) throw new Error('one reading: no part')
      const changed = withPart(utf8(odd), { ...part, bytes: Uint8Array.of(1) })
      expect(named(ask(changed))).toEqual(reason)
      expect(fromUtf8(withPart(changed, part))).toBe(odd)
    })
  })

  test('a list that stands twice is not one of its two', () => {
    const [found] = readBundles(utf8(`{"attestations":[],"attestations":[{"bundle":${honest}}]}`)) ?? []
    expect(ask(found?.bundle ?? new Uint8Array()).verdict).toBe('undecided')
    expect(
      readAttestations(utf8(`{"attestations":[],"attestations":[{"bundle":${honest}}]}`)),
    ).toBeUndefined()
  })

  test('that holds a list of others is that bundle, by every way in', () => {
    const both = honest.replace('{', `{"attestations":[{"bundle":${honest.replace('{', '{"x":1,')}}],`)
    const [found, ...more] = readBundles(utf8(both)) ?? []
    expect(more).toEqual([])
    expect(fromUtf8(found?.bundle ?? new Uint8Array())).toBe(both)
    const kindOf = (text: string) => look(sightOf('x', utf8(text))).kind
    expect(kindOf(both)).toBe('sigstore-bundle')
    expect(kindOf('{"attestations":[],"verificationMaterial":{}}')).toBe('sigstore-bundle')
    expect(kindOf('{"attestations":[]}')).toBe('sigstore-bundles')
  })

  test('that is read in two ways is not written anew as one of them', () => {
    const odd = utf8(twice(honest, 'messageSignature', other))
    expect(partsOf(odd)).toEqual([])
    const [part] = partsOf(utf8(honest))
    if (!part) throw new Error('one reading: no part')
    expect(withPart(odd, { ...part, bytes: Uint8Array.of(1) })).toBe(odd)
  })
})

test.each([
  ['Attestations beside attestations', `{"Attestations":[],"attestations":[{"bundle":${honest}}]}`],
  ['Bundle beside bundle', `{"attestations":[{"Bundle":{},"bundle":${honest}}]}`],
])('a list with %s opens as none of them', (_, list) => {
  const found = readBundles(utf8(list)) ?? []
  expect(found.map(({ bundle }) => ask(bundle).verdict)).toEqual(['undecided'])
  expect(readAttestations(utf8(list))).toBeUndefined()
})

test.each([
  ['two names', '{"a":1,"a":2}'],
  ['a name and its like', '{"bundle":1,"Bundle":2}'],
])('what is no list is none with %s either', (_, text) => {
  expect(readBundles(utf8(text))).toBeUndefined()
})

test('a bundle of more brackets than are opened is not opened', () => {
  const full = honest.replace('{', `{"x":[${'[],'.repeat(1_000_001)}0],`)
  const parse = vi.spyOn(JSON, 'parse')
  expect(readBundles(utf8(full))).toBeUndefined()
  expect(readAttestations(utf8(full))).toBeUndefined()
  expect(parse).not.toHaveBeenCalled()
  parse.mockRestore()
})

test('a part is edited in place: not a character around it changes, not even a byte order mark', () => {
  const odd = `\ufeff{ "z":[1e3,"\\u0000{\\"",-0], "messageSignature" :\n{"x":null,"signature":"\\u0041A EC" }}\r\n`
  const [part] = partsOf(utf8(odd))
  if (!part) throw new Error('one reading: no part')
  const edited = withPart(utf8(odd), { ...part, bytes: Uint8Array.of(9) })
  expect(edited).toEqual(utf8(odd.replace('\\u0041A EC', 'CQ==')))
})

test.each([
  [
    'a name that another reader takes for one',
    '{"kind":"dsse","apiVersion":"0.0.1","spec":{"signatures":[],"Signatures":[]}}',
    'ambiguous',
  ],
  [
    'two kinds of signer',
    '{"kind":"dsse","apiVersion":"0.0.2","spec":{"dsseV002":{"signatures":[{"verifier":{"publicKey":{"rawBytes":"AAAA"},"x509Certificate":{"rawBytes":"AAAA"}}}]}}}',
    'two kinds of signer',
  ],
])('an entry with %s has no signer', (_, body, why) => {
  expect(() => entrySigners(utf8(body))).toThrow(why)
})

test('more brackets than are opened are not read at all', () => {
  expect(readJson(`[${'[],'.repeat(1_000_001)}0]`)).toEqual({ why: 'too-much' })
  expect(readJson(`[${'[],'.repeat(100_000)}0]`)).toHaveProperty('value')
})

test('a list of parts as long as real ones is a statement all the same', () => {
  const parts = Array.from({ length: 12_000 }, (_, i) => ({
    SPDXID: `SPDXRef-${i}`,
    name: `p${i}`,
    versionInfo: '1',
    supplier: 'x',
    downloadLocation: 'x',
    filesAnalyzed: false,
    licenseConcluded: 'x',
    licenseDeclared: 'x',
    copyrightText: 'x',
  }))
  expect(ask(stated(STATEMENT.replace('{"a":1,"A":2}', JSON.stringify({ packages: parts })))).verdict).toBe(
    'verified',
  )
})

test('an entry with two signers has none', () => {
  const body = '{"kind":"dsse","apiVersion":"0.0.1","spec":{"signatures":[],"signatures":[]}}'
  expect(() => entrySigners(utf8(body))).toThrow('entry: body is ambiguous')
})

test('of more names than are looked at none is said to stand once', () => {
  const many = `{${Array.from({ length: 500_002 }, (_, i) => `"${i}":0`).join()}}`
  expect(readJson(many)).toEqual({ why: 'too-much' })
  expect(named(ask(stated(STATEMENT.replace('{"a":1,"A":2}', many))))).toEqual([])
  expect(stateOf(ask(stated(STATEMENT.replace('{"a":1,"A":2}', many))), 'artifact')).toBe('too-much')
})

test.each([
  ['{"a":{"b":1,"\\u0062":2}}', { why: 'ambiguous', name: 'b' }],
  ['[{"a":1},{"a":2}]', { value: [{ a: 1 }, { a: 2 }] }],
  ['{"__proto__":1,"__proto__":2}', { why: 'ambiguous', name: '__proto__' }],
  ['\ufeff{}', { why: 'not-json' }],
  ['', { why: 'not-json' }],
] as const)('%j is read as %j', (text, wanted) => {
  expect(readJson(text)).toEqual(wanted)
})

test.each([
  [{ messageSignature: 1 }, undefined],
  [{ message_signature: 1 }, 'message_signature'],
  [{ MESSAGESIGNATURE: 1 }, 'MESSAGESIGNATURE'],
  [{ messageSignatures: 1 }, undefined],
] as const)('of %j another reader takes %j for a member that is judged', (value, wanted) => {
  expect(takenForAnother(value, ['messageSignature'])).toBe(wanted)
})

test.each([
  ['{"":1,"":2}', ''],
  ['{"":1,"a":2,"":3}', ''],
  ['{"":1,"a":2,"a":3}', 'a'],
  ['{"a":1,"b":2,"a":3}', 'a'],
  ['{"a":1,"b":2,"c":3,"b":4}', 'b'],
])('a member named twice is found among one, two and more, whatever its name: %s', (text, name) => {
  expect(readJson(text)).toEqual({ why: 'ambiguous', name })
})
