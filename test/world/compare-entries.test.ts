import { describe, expect, it } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { compareEntries } from '../../playground/world/compare-entries.ts'
import {
  createWorld,
  generateKeyPair,
  message,
  person,
  provenance,
  signKeyless,
  signWithKey,
  workflow,
} from '../../playground/world/index.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const lab = createWorld({ seed: 'compare', now: NOW, earlierEntries: 0 })
const key = generateKeyPair('p256', lab.random.fork('managed'))
const contents = {
  message: message(utf8('an artifact\n')),
  attestation: provenance([{ name: 'a', digest: { sha256: '00' } }], workflow('example/hello-shomei')),
}

describe.each(['v1', 'v2'] as const)('two entries of a %s log', (log) => {
  it.each(['message', 'attestation'] as const)('about one %s: only who signed is of another kind', (kind) => {
    const content = contents[kind]
    const withKey = signWithKey(lab, { content, key, at: NOW, log }).entry.bytes
    const keyless = signKeyless(lab, { content, identity: person('alice@example.com'), at: NOW, log }).entry
      .bytes
    const fields = compareEntries(withKey, keyless)
    const of = (difference: string) =>
      fields.filter((field) => field.difference === difference).map(({ role }) => role)
    expect(of('kind')).toEqual(['signer'])
    const [signer] = fields.filter(({ role }) => role === 'signer')
    expect([signer?.left?.signer, signer?.right?.signer]).toEqual(['public-key', 'certificate'])
    // The envelope of a v1 log holds the signature, so its hash is another one too.
    const changed = kind === 'attestation' && log === 'v1' ? ['digest', 'signature'] : ['signature']
    expect(of('value')).toEqual(changed)
    expect(of('none')).toEqual(expect.arrayContaining(['version', 'kind', 'digest', 'digest-algorithm']))
  })

  it('signed by the same key about the same thing do not differ at all', () => {
    const make = () => signWithKey(lab, { content: contents.message, key, at: NOW, log }).entry.bytes
    expect(compareEntries(make(), make()).every(({ difference }) => difference === 'none')).toBe(true)
  })

  it('about different things differ in the digest, too', () => {
    const make = (text: string) =>
      signWithKey(lab, { content: message(utf8(text)), key, at: NOW, log }).entry.bytes
    const changed = compareEntries(make('a'), make('b')).filter(({ difference }) => difference !== 'none')
    expect(changed.map(({ role, difference }) => [role, difference])).toEqual([
      ['digest', 'value'],
      ['signature', 'value'],
    ])
  })
})

it('a field that only one of them has is of another kind', () => {
  expect(compareEntries(utf8('{"kind":"a","spec":{"x":1}}'), utf8('{"kind":"a"}'))).toEqual([
    { path: 'kind', role: 'kind', left: { text: 'a' }, right: { text: 'a' }, difference: 'none' },
    { path: 'spec.x', role: 'other', left: { text: '1' }, difference: 'kind' },
  ])
  expect(() => compareEntries(utf8('x'), utf8('{}'))).toThrow(SyntaxError)
})
