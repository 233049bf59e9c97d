/** What a certificate or its issuer says that the library passes over, and that RFC 5280 does not. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { type Policy, verifySigstore } from '../../playground/sigstore/index.ts'
import * as der from '../../playground/world/der.ts'
import { generateKeyPair, message, signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import * as x509 from '../../playground/world/x509.ts'
import { alice, bytes, keyless, NOW, world } from './lab.ts'
import { named } from './suite.ts'

type Content = Pick<x509.CertificateContent, 'extensions'>
type Revise = <T extends Content>(content: T) => T

const MORE: Revise = (content) => content
const add =
  (...more: readonly x509.Extension[]): Revise =>
  (content) => ({ ...content, extensions: [...content.extensions, ...more] })
const put =
  (oid: string, value: (before: Uint8Array) => Uint8Array): Revise =>
  (content) => ({
    ...content,
    extensions: content.extensions.map((one) =>
      one.oid === oid ? { ...one, value: value(one.value) } : one,
    ),
  })
const email = (text: string) => der.contextPrimitive(1, utf8(text))
const ISSUER = '1.3.6.1.4.1.57264.1'

/** By a CA of this world, whose intermediate has such extensions too. */
function ask(certificate: Revise, ...intermediate: readonly x509.Extension[]): string[] {
  const report = judged(keyless, certificate, ...intermediate)
  return [report.verdict, ...named(report)]
}

function judged(policy: Policy, certificate: Revise, ...intermediate: readonly x509.Extension[]) {
  const { fulcio } = world
  const [root, middle] = ['root', 'middle'].map((of) =>
    generateKeyPair('p384', world.random.fork(`form ${of}`)),
  )
  if (!root || !middle) throw new Error('certificate form: no keys')
  const validity = { notBefore: new Date(NOW.getTime() - 1e10), notAfter: x509.NO_EXPIRY }
  const ca = { ...validity, issuer: fulcio.rootName, serial: x509.serialNumber(world.random.bytes(20)) }
  const sign = keyUse('keyCertSign', 'cRLSign')
  const chain = [
    x509.signCertificate(
      {
        ...ca,
        subject: fulcio.intermediateName,
        spki: middle.spki,
        extensions: [
          sign,
          ...intermediate,
          x509.basicConstraints(0),
          x509.subjectKeyId(middle),
          x509.authorityKeyId(root),
        ],
      },
      root,
    ),
    x509.signCertificate(
      {
        ...ca,
        subject: fulcio.rootName,
        spki: root.spki,
        extensions: [sign, x509.basicConstraints(), x509.subjectKeyId(root), x509.authorityKeyId(root)],
      },
      root,
    ),
  ]
  const mine = { ...world, fulcio: { ...fulcio, chain, intermediateKey: middle } }
  const { bundle } = signKeyless(mine, {
    content: message(bytes),
    at: NOW,
    identity: alice,
    revise: { certificate },
  })
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(trustedRootOf(mine))),
    policy,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return report
}
const keyUse = x509.keyUsage

test('an honest one is verified', () => {
  expect(ask(MORE)).toEqual(['verified'])
  expect(ask(add({ oid: '1.2.3.4.5', value: der.nothing() })), 'one that may be passed over').toEqual([
    'verified',
  ])
  expect(ask(MORE, x509.extendedKeyUsage('codeSigning')), 'an issuer for code').toEqual(['verified'])
})

describe('the certificate', () => {
  test.each([
    [
      'an unknown critical extension',
      add({ oid: '1.2.3.4.5', critical: true, value: der.nothing() }),
      '1.2.3.4.5',
    ],
    [
      'the poison of a precertificate',
      add({ oid: '1.3.6.1.4.1.11129.2.4.3', critical: true, value: der.nothing() }),
      '1.3.6.1.4.1.11129.2.4.3',
    ],
  ])('with %s is undecided', (_, revise, oid) => {
    expect(ask(revise)).toEqual(['undecided', `certificate-chain: extension-unknown ${oid}`])
  })

  test('with two lists of names is undecided', () => {
    expect(ask(add(x509.subjectAltName('email', 'mallory@example.com')))).toEqual([
      'undecided',
      'certificate-chain: extension-twice 2.5.29.17',
    ])
  })

  test('made out to several is nobody’s', () => {
    const several = () => der.sequence(email(alice.email), email('mallory@example.com'))
    expect(ask(put(x509.OID.subjectAltName, several))[0]).toBe('undecided')
    expect(ask(put(x509.OID.subjectAltName, several))[1]).toMatch(/^identity: identity-ambiguous/)
  })

  test('made out to several, and nobody expected, is nobody’s all the same', () => {
    const several = () => der.sequence(email(alice.email), email('mallory@example.com'))
    const report = judged({}, put(x509.OID.subjectAltName, several))
    expect([report.verdict, report.notAsked.slice(0, 2)]).toEqual(['undecided', ['identity', 'issuer']])
    expect(named(report)).toEqual([])
  })

  test.each([
    [
      'two issuers in one',
      put(`${ISSUER}.8`, (value) => Uint8Array.from([...value, ...der.utf8String('https://other.invalid')])),
    ],
    ['an older issuer that differs', put(`${ISSUER}.1`, () => utf8('https://other.invalid'))],
  ])('with %s names none', (_, revise) => {
    const [verdict, why] = ask(revise)
    expect([verdict, why?.split(' ').slice(0, 2).join(' ')]).toEqual([
      'undecided',
      'issuer: issuer-ambiguous',
    ])
  })

  const san = (...names: readonly Uint8Array[]) => put(x509.OID.subjectAltName, () => der.sequence(...names))
  const otherName = (type: string, ...values: readonly Uint8Array[]) =>
    der.context(0, der.oid(type), der.context(0, ...values))
  const USER = '1.3.6.1.4.1.57264.1.7'
  const user = der.utf8String('alice!example.com')

  test.each([
    ['a host', der.contextPrimitive(2, utf8(alice.email))],
    ["another kind of name, under Fulcio's number", otherName(USER, der.utf8String(alice.email))],
    ["Fulcio's kind of name, under another number", otherName('1.3.6.1.4.1.57264.1.99', user)],
    ["two of Fulcio's in one", otherName(USER, user, user)],
    ["Fulcio's in another form", otherName(USER, der.element(0x16, utf8('alice!example.com')))],
    ['a network address', der.contextPrimitive(7, Uint8Array.of(127, 0, 0, 1))],
    ['a name of no kind there is', der.contextPrimitive(15, utf8(alice.email))],
  ])('made out to %s has a name, which is not read: undecided, whoever is expected', (_, name) => {
    for (const identity of [alice.email, 'mallory@example.com']) {
      const report = judged({ identity, issuer: alice.issuer }, san(name))
      expect([report.verdict, ...named(report)]).toEqual(['undecided', 'identity: identity-unreadable'])
    }
    expect(judged({}, san(name)).notAsked.slice(0, 2)).toEqual(['identity', 'issuer'])
  })

  test("made out to a user of a domain, Fulcio's otherName, is that user's", () => {
    const revise = san(otherName(USER, user))
    const verdict = (identity: string) => judged({ identity, issuer: alice.issuer }, revise).verdict
    expect(['alice!example.com', 'bob!example.com', alice.email].map(verdict)).toEqual([
      'verified',
      'rejected',
      'rejected',
    ])
  })

  test('whose names are no list is not read', () => {
    const [verdict, why] = ask(put(x509.OID.subjectAltName, () => utf8('x')))
    expect([verdict, why]).toEqual(['undecided', 'certificate-chain: certificate-unreadable'])
  })

  test.each([
    ['no text', Uint8Array.of(0x61, 0xff, 0x40, 0x65, 0x2e, 0x78), 'a\ufffd@e.x'],
    ['a byte order mark first', utf8(`\ufeff${alice.email}`), alice.email],
  ])('made out to %s is nobody else’s who is shown alike', (_, name, identity) => {
    const revise = san(der.contextPrimitive(1, name))
    const report = judged({ identity, issuer: alice.issuer }, revise)
    expect([report.verdict, ...named(report)]).toEqual(['rejected', 'identity: identity-mismatch'])
  })

  test('by an issuer of no text is by no other that is shown alike', () => {
    const revise: Revise = (content) => {
      const odd = put(`${ISSUER}.1`, () => Uint8Array.of(0x61, 0xff))(content)
      return put(`${ISSUER}.8`, () => Uint8Array.of(12, 2, 0x61, 0xff))(odd)
    }
    const report = judged({ identity: alice.email, issuer: 'a\ufffd' }, revise)
    expect([report.verdict, ...named(report)]).toEqual(['rejected', 'issuer: issuer-mismatch'])
  })

  test('whose issuer is in no form that is read has one', () => {
    const revise: Revise = (content) => {
      const odd = put(`${ISSUER}.8`, () => Uint8Array.of(0xff))(content)
      return { ...odd, extensions: odd.extensions.filter(({ oid }) => oid !== `${ISSUER}.1`) }
    }
    expect(ask(revise)).toEqual(['undecided', 'issuer: issuer-unreadable'])
  })

  test('whose key is not for signatures is rejected', () => {
    const revise: Revise = (content) => ({
      ...content,
      extensions: content.extensions.map((one) => (one.oid === x509.OID.keyUsage ? keyUse('cRLSign') : one)),
    })
    expect(ask(revise)).toEqual(['rejected', 'code-signing: not-for-signatures'])
  })
})

describe('its issuer', () => {
  test('with constraints of names is undecided, critical or not', () => {
    const value = der.sequence(der.context(0, der.sequence(der.contextPrimitive(1, utf8('only.invalid')))))
    for (const critical of [true, false])
      expect(ask(MORE, { oid: '2.5.29.30', critical, value })).toEqual([
        'undecided',
        'certificate-chain: extension-unknown 2.5.29.30',
      ])
  })

  test('for another purpose is rejected', () => {
    expect(ask(MORE, x509.extendedKeyUsage('timeStamping'))).toEqual([
      'rejected',
      'code-signing: authority-not-for-code-signing',
    ])
  })
})
