/** What is not signed of a timestamp is as RFC 3161 and RFC 5652 have it, and its authority's certificates are for it. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { readTlv, SEQUENCE } from '../../playground/platform/der.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import * as der from '../../playground/world/der.ts'
import { generateKeyPair, signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { createTimestampAuthority, type TimestampAuthority } from '../../playground/world/tsa.ts'
import * as x509 from '../../playground/world/x509.ts'
import { ODD, revised } from './certificate-parts.ts'
import { alice, bytes, keyless, plain, world } from './lab.ts'
import { named } from './suite.ts'

const SET = 0x31
const OCTETS = 0x04

/** An element, to be made anew with others in it. */
interface Node {
  readonly tag: number
  readonly inner: readonly Node[] | Uint8Array
}
const isConstructed = (tag: number) => (tag & 0x20) !== 0

function nodesIn(content: Uint8Array): Node[] {
  const nodes: Node[] = []
  for (let at = 0; at < content.length;) {
    const { tag, value, end } = readTlv(content, content[at] ?? 0, at)
    nodes.push({ tag, inner: isConstructed(tag) ? nodesIn(value) : value })
    at = end
  }
  return nodes
}
const written = ({ tag, inner }: Node): Uint8Array =>
  der.element(tag, ...(inner instanceof Uint8Array ? [inner] : inner.map(written)))
const node = (encoded: Uint8Array): Node => nodesIn(encoded)[0] as Node

/** The node at a path of indices, counted from the end where they are negative, changed. */
function changed(
  one: Node,
  path: readonly number[],
  change: (found: Node) => readonly Node[],
): readonly Node[] {
  const [step, ...rest] = path
  if (step === undefined) return change(one)
  if (one.inner instanceof Uint8Array) throw new Error('timestamp form: nothing in it')
  const at = step < 0 ? one.inner.length + step : step
  return [{ ...one, inner: one.inner.flatMap((sub, i) => (i === at ? changed(sub, rest, change) : [sub])) }]
}

const TOKEN = [1] as const
const SIGNED_DATA = [...TOKEN, 1, 0] as const
const CONTENT = [...SIGNED_DATA, 2] as const
const CERTIFICATES = [...SIGNED_DATA, 3] as const
const SIGNERS = [...SIGNED_DATA, -1] as const
const SIGNER = [...SIGNERS, 0] as const
const twice = (one: Node) => [one, one]
const tagged = (tag: number) => (one: Node) => [{ ...one, tag }]
const more = (one: Node) => [one, node(der.nothing())]

const also = (encoded: Uint8Array) => (one: Node) => [one, node(encoded)]
const filled = (octets: readonly number[]) => (one: Node) => [{ ...one, inner: Uint8Array.from(octets) }]
const ECDSA = der.sequence(der.oid('1.2.840.10045.4.3.2'))
const ATTRIBUTE = der.sequence(der.oid('1.2.3'), der.set(der.nothing()))
const inUtf8 = (word: string) => der.element(0x0c, utf8(word))
const REVOKED = der.context(1, der.sequence(der.sequence(), ECDSA, der.bitString(new Uint8Array(1))))

function judge(tsa: TimestampAuthority, change: (token: Uint8Array) => Uint8Array = (token) => token) {
  const own = { ...world, tsa }
  const { bundle } = signKeyless(own, { ...plain, identity: alice, log: 'v2' })
  const [first] = bundle.verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []
  if (!first) throw new Error('timestamp form: no timestamp')
  first.signedTimestamp = encodeBase64(change(decodeBase64(first.signedTimestamp)))
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(trustedRootOf(own))),
    policy: keyless,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return [report.verdict, ...named(report)]
}
const MALFORMED = ['undecided', 'trusted-time: timestamp-malformed']
const stamped = (path: readonly number[], change: (found: Node) => readonly Node[]) =>
  judge(world.tsa, (token) => written(changed(node(token), path, change)[0] as Node))

test.each([
  ['token', [...TOKEN, 0], '1.2.840.113549.1.7.3'],
  ['content', [...CONTENT, 0], '1.2.840.113549.1.7.1'],
] as const)('a timestamp whose %s is of another type is none: no signature was computed', (_, path, type) => {
  expect(stamped(path, () => [node(der.oid(type))])).toEqual(['undecided', 'trusted-time: not-a-timestamp'])
})

test('a timestamp as it was made is believed', () => {
  expect(stamped([], (one) => [one])).toEqual(['verified'])
})

test.each<readonly [string, readonly number[], (found: Node) => readonly Node[]]>([
  ['with revoked certificates', CERTIFICATES, also(REVOKED)],
  ['without certificates', CERTIFICATES, () => []],
  ['with a word beside its status', [0, 0], also(der.sequence(inUtf8('granted')))],
  ['with an attribute that is not signed', [...SIGNER, 5], also(der.context(1, ATTRIBUTE))],
  ['whose digests have NULL beside their names', [...SIGNED_DATA, 1, 0, 0], also(der.nothing())],
  ['whose signature has NULL beside its name', [...SIGNER, 4, 0], also(der.nothing())],
])('a timestamp %s is as it may be', (_, path, change) => {
  expect(stamped(path, change)).toEqual(['verified'])
})

test.each<readonly [string, readonly number[], (found: Node) => readonly Node[]]>([
  ['whose request was refused', [0, 0], () => [node(der.integer(2))]],
  ['that was granted otherwise than asked', [0, 0], () => [node(der.integer(1))]],
  ['with something behind it', TOKEN, more],
  ['in a set', [], tagged(SET)],
  ['whose token is in a set', TOKEN, tagged(SET)],
  ['with something behind its content', [...TOKEN, 1], more],
  ['with something beside what is signed', [...TOKEN, 1, 0], more],
  ['whose content has something behind it', [...CONTENT, 1], more],
  ['in whose content something stands beside it', [...CONTENT, 1, 0], more],
  [
    'with something behind its words',
    [...CONTENT, 1, 0],
    ({ inner }) => [{ tag: OCTETS, inner: Uint8Array.of(...(inner as Uint8Array), 5, 0) }],
  ],
  ['whose version is no number', [...SIGNED_DATA, 0], tagged(OCTETS)],
  ['whose digest has no name', [...SIGNED_DATA, 1, 0, 0], tagged(0x16)],
  ['whose digests are a sequence', [...SIGNED_DATA, 1], tagged(SEQUENCE)],
  ['whose content is in a set', CONTENT, tagged(SET)],
  ['whose signer is in a set', SIGNER, tagged(SET)],
  ['whose signer has no number', [...SIGNER, 0], tagged(OCTETS)],
  ['whose signer is named in a set', [...SIGNER, 1], tagged(SET)],
  ['by two signers', SIGNER, twice],
  ['whose signers are a sequence', SIGNERS, tagged(SEQUENCE)],
  ['whose signature is no octets', [...SIGNER, 5], tagged(0x0c)],
  [
    'with another certificate of the name and number of the one that signs',
    [...CERTIFICATES, 0, 2],
    ({ tag, inner }) => [
      { tag, inner: (inner as Uint8Array).with(-1, ((inner as Uint8Array).at(-1) ?? 0) ^ 1) },
    ],
  ],
  [
    'whose signer has more behind it than there is',
    [...SIGNER, 5],
    (one) => [...more(one), node(der.nothing())],
  ],
  ...(
    [
      ['more in its issuer’s name than a type and a text', [3, 0, 0]],
      ['a number more of when it is valid', [4]],
      ['something behind its extensions', []],
    ] as const
  ).map(
    ([what, path]) =>
      [`with a certificate that comes along with ${what}`, [...CERTIFICATES, 0, 0, ...path], more] as const,
  ),
  ['with a certificate that is none', [...CERTIFICATES, 0], () => [node(der.sequence())]],
  ...[der.nothing(), der.sequence(), der.integer(1), der.set(), der.context(5, der.nothing())].map(
    (one) => [`with ${one[0]} before the signers`, CERTIFICATES, also(one)] as const,
  ),
  ['with its signers twice', SIGNERS, twice],
  ['with its certificates twice', CERTIFICATES, twice],
  ['with revoked certificates that are none', CERTIFICATES, also(der.context(1, der.nothing()))],
  ['with revoked certificates before the others', CERTIFICATES, (one) => [...also(REVOKED)(one)].reverse()],
  ...[[], [0, 3], [99], [0xff]].map(
    (octets) => [`of version ${octets.join(' ')}`, [...SIGNED_DATA, 0], filled(octets)] as const,
  ),
  ['whose signer has an empty number', [...SIGNER, 0], filled([])],
  ['whose signer has number 7', [...SIGNER, 0], filled([7])],
  ['without digests', [...SIGNED_DATA, 1, 0], () => []],
  ['of a digest that is none', [...SIGNED_DATA, 1, 0], () => [node(der.nothing())]],
  ['of another digest than its signer’s', [...SIGNED_DATA, 1, 0, 0], () => [node(der.oid('1.3.14.3.2.26'))]],
  ['with something behind the signer’s name', [...SIGNER, 1, 1], more],
  ['whose digest has octets beside its name', [...SIGNER, 2, 0], also(der.octetString(new Uint8Array(1)))],
  ['whose signature has octets beside its name', [...SIGNER, 4, 0], also(der.octetString(new Uint8Array(1)))],
  ...[
    '1.2.840.113549.1.1.1',
    '1.2.840.113549.1.1.11',
    '1.2.840.113549.1.1.5',
    '1.2.840.113549.1.1.10',
    '1.3.101.112',
    '1.2.840.10045.2.1',
    '1.2.840.10045.4.1',
    '1.2.3.4',
  ].map(
    (name) => [`signed by a P-256 key as ${name}`, [...SIGNER, 4, 0], () => [node(der.oid(name))]] as const,
  ),
  ...[
    der.nothing(),
    der.context(1, der.nothing()),
    der.context(1),
    der.context(2, der.sequence(der.oid('1.2.3'), der.set(der.nothing()))),
  ].map((one, i) => [`with attributes that are none (${i})`, [...SIGNER, 5], also(one)] as const),
  ['that is granted, and something', [0, 0], more],
  ['that is granted, and failed', [0, 0], also(der.bitString(Uint8Array.of(0)))],
])('a timestamp %s is undecided', (_, path, change) => {
  expect(stamped(path, change)).toEqual(MALFORMED)
})

test('what the library stumbles over is not told as wrong', () => {
  const UNREADABLE = ['undecided', 'trusted-time: timestamp-unreadable']
  expect(stamped([...SIGNER, 3], tagged(0xa1))).toEqual(UNREADABLE)
  expect(stamped([...SIGNER, 3], () => [])).toEqual(UNREADABLE)
})

describe.each(ODD)('a certificate with %s', (_, revise) => {
  const odd = (at: number): TimestampAuthority => ({
    ...world.tsa,
    chain: world.tsa.chain.map((one, i) => (i === at ? revised(one, revise) : one)),
  })

  test.each([0, 1])('of the authority, %i above the one that signs', (at) => {
    // The timestamp names what signed it as it was issued.
    const [leaf = new Uint8Array()] = world.tsa.chain
    const change = (token: Uint8Array) =>
      at === 0 ? written(changed(node(token), [...CERTIFICATES, 0], () => [node(leaf)])[0] as Node) : token
    expect(judge(odd(at), change)).toEqual(['undecided', 'trusted-time: certificate-malformed'])
  })

  test('within the timestamp', () => {
    expect(stamped([...CERTIFICATES, 0], (one) => [node(revised(written(one), revise))])).toEqual(MALFORMED)
  })
})

test('a certificate that is not for timestamps is none of an authority for them', () => {
  const random = world.random.fork('purpose')
  const validFrom = new Date('2026-01-01T00:00:00Z')
  const honest = createTimestampAuthority(random.fork('authority'), validFrom)
  const rootKey = generateKeyPair('p384', random.fork('root key'))
  for (const extension of [[], [x509.extendedKeyUsage('codeSigning', true)]]) {
    const leaf = x509.signCertificate(
      {
        serial: honest.serial,
        issuer: honest.rootName,
        subject: { ...honest.rootName, commonName: 'stamps' },
        notBefore: validFrom,
        notAfter: x509.NO_EXPIRY,
        spki: honest.key.spki,
        extensions: [...extension, x509.authorityKeyId(rootKey)],
      },
      rootKey,
    )
    const root = x509.signCertificate(
      {
        serial: honest.serial,
        issuer: honest.rootName,
        subject: honest.rootName,
        notBefore: validFrom,
        notAfter: x509.NO_EXPIRY,
        spki: rootKey.spki,
        extensions: [x509.basicConstraints(), x509.subjectKeyId(rootKey)],
      },
      rootKey,
    )
    expect(judge({ ...honest, chain: [leaf, root] })).toEqual([
      'rejected',
      'trusted-time: not-for-timestamps',
    ])
  }
})
