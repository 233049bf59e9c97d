/** Certificates that issued each other: the library would follow them in circles, so it is not asked. */
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { forgetAnswers } from '../../playground/platform/answers.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { parseCertificate } from '../../playground/sigstore/certificate.ts'
import { isCircular } from '../../playground/sigstore/circle.ts'
import { type SigstoreInput, verifySigstore, verifySigstoreAhead } from '../../playground/sigstore/index.ts'
import { generateKeyPair, signKeyless } from '../../playground/world/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import type { KeyPair } from '../../playground/world/keys.ts'
import {
  authorityKeyId,
  basicConstraints,
  keyUsage,
  type Name,
  serialNumber,
  signCertificate,
  subjectKeyId,
} from '../../playground/world/x509.ts'
import { pace } from '../support/pace.ts'
import { alice, bytes, keyless, NOW, plain, stateOf, trustedRoot, world } from './lab.ts'
import { named } from './suite.ts'

interface Ca {
  readonly name: Name
  readonly key: KeyPair
}
const made = new Map<string, Ca>()
function ca(commonName: string): Ca {
  const known = made.get(commonName)
  if (known) return known
  const key = generateKeyPair('p256', world.random.fork(`circle ${commonName}`))
  const one = { name: { organization: 'circle', commonName }, key }
  made.set(commonName, one)
  return one
}

/** @param signer whose key signs, if not the named issuer's */
function issued(subject: Ca, issuer: Ca, { byKeyId = true, signer = issuer } = {}): Uint8Array {
  return signCertificate(
    {
      serial: serialNumber(
        world.random.fork(`${subject.name.commonName}${issuer.name.commonName}`).bytes(20),
      ),
      issuer: issuer.name,
      subject: subject.name,
      notBefore: new Date(NOW.getTime() - 86_400_000),
      notAfter: new Date(NOW.getTime() + 86_400_000),
      spki: subject.key.spki,
      extensions: [
        basicConstraints(),
        keyUsage('keyCertSign'),
        ...(byKeyId ? [subjectKeyId(subject.key), authorityKeyId(issuer.key)] : []),
      ],
    },
    signer.key,
  )
}

type Kind = 'certificateAuthorities' | 'timestampAuthorities'
type Root = Record<Kind, { certChain: { certificates: { rawBytes: string }[] } }[]>

function ask(kind: Kind, chain: readonly Uint8Array[]) {
  return verifySigstore(inputOf(kind, chain))
}

function inputOf(kind: Kind, chain: readonly Uint8Array[]): SigstoreInput {
  const root = JSON.parse(new TextDecoder().decode(trustedRoot)) as Root
  const [authority] = root[kind]
  if (!authority) throw new Error(`no ${kind}`)
  // The honest one stays: a circle beside it must not matter less.
  const certificates = chain.map((der) => ({ rawBytes: encodeBase64(der) }))
  root[kind].push({ ...authority, certChain: { certificates } })
  const { bundle } = signKeyless(world, { ...plain, identity: alice })
  return asked(bundle, utf8(JSON.stringify(root)))
}

const lookAt = (bundle: BundleJson, trustedRoot: Uint8Array) => verifySigstore(asked(bundle, trustedRoot))

function asked(bundle: BundleJson, trustedRoot: Uint8Array): SigstoreInput {
  return {
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot,
    policy: keyless,
  }
}

const [a, b, c] = [ca('a'), ca('b'), ca('c')]
const kinds: readonly Kind[] = ['certificateAuthorities', 'timestampAuthorities']

describe.each(kinds)('%s', (kind) => {
  test.each([
    ['two', [issued(a, b), issued(b, a)]],
    ['two, by name', [issued(a, b, { byKeyId: false }), issued(b, a, { byKeyId: false })]],
    ['three', [issued(a, b), issued(b, c), issued(c, a)]],
    ['two, and a root beside', [issued(a, b), issued(b, a), issued(b, b)]],
    ['a tail before the circle', [issued(c, a), issued(a, b), issued(b, a)]],
  ])('a circle of %s is refused, and nobody is asked', (_, chain) => {
    const report = ask(kind, chain)
    expect(report.verdict).toBe('undecided')
    expect(report.checks.find(({ id }) => id === 'trusted-root')).toMatchObject({ code: 'chain-circular' })
    expect(report.library).toBeUndefined()
  })

  test.each([
    ['a chain', [issued(a, b), issued(b, c), issued(c, c)]],
    ['the same twice', [issued(a, b), issued(a, b), issued(b, b)]],
    ['two ways to one root', [issued(a, b), issued(a, c), issued(b, c), issued(c, c)]],
    ['one root in two certificates', [issued(a, a), issued(a, a, { byKeyId: false })]],
    ['a key under two names, twice', [issued({ ...a, name: c.name }, a), issued({ ...a, name: c.name }, a)]],
    ['only the names in a circle', [issued(a, b), issued(b, a, { signer: c })]],
    [
      'two roots of one name',
      [issued(a, a), issued({ ...b, name: a.name }, { ...b, name: a.name }, { byKeyId: false })],
    ],
  ])('%s is none', (_, chain) => {
    const report = ask(kind, chain)
    expect(stateOf(report, 'trusted-root')).toBe('passed')
    expect(report.agrees).toBe(true)
  })
})

/** Milliseconds of work; a page is not told. */
function worked(): number {
  if (typeof process === 'undefined') return 0
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

describe('answered ahead', () => {
  const sameName = { ...b, name: a.name }
  const signedByEachOther = [
    issued(a, a, { signer: b, byKeyId: false }),
    issued(sameName, sameName, { signer: a, byKeyId: false }),
  ]

  test.each([
    ['two of one name', signedByEachOther, 'chain-circular'],
    ['two', [issued(a, b), issued(b, a)], 'chain-circular'],
    ['only the names', [issued(a, b), issued(b, a, { signer: c })], undefined],
    ['no circle', [issued(a, b), issued(b, b)], undefined],
  ])('%s: what is kept of a root follows from no assumed signature', async (_, chain, code) => {
    const input = inputOf('certificateAuthorities', chain)
    forgetAnswers()
    const before = worked()
    const ahead = await verifySigstoreAhead(input, globalThis.crypto.subtle)
    const took = worked() - before
    const { checks } = ahead
    expect(checks.find(({ id }) => id === 'trusted-root')).toMatchObject(
      code ? { code } : { status: 'passed' },
    )
    if (took > 0) expect(took).toBeLessThan(3000 * pace())
    expect(verifySigstore(input)).toEqual(ahead)
  })
})

describe('a certificate of the bundle', () => {
  const { bundle } = signKeyless(world, { ...plain, identity: alice })
  const leafOf = (change: (leaf: Uint8Array) => Uint8Array) => {
    const copy = structuredClone(bundle)
    const { certificate } = copy.verificationMaterial
    if (certificate) certificate.rawBytes = encodeBase64(change(decodeBase64(certificate.rawBytes)))
    return copy
  }

  test.each([
    ['the tag of its name', -2],
    ['the tag of its value', 3],
  ])('whose key id cannot be read, by %s, accuses no root, and the library is not asked', (_, from) => {
    const broken = leafOf((leaf) => {
      const tag = toHex(leaf).indexOf('551d0e') / 2 + from
      return leaf.with(tag, (leaf[tag] ?? 0) ^ 1)
    })
    const report = lookAt(broken, trustedRoot)
    expect([report.verdict, ...named(report)]).toEqual([
      'undecided',
      'certificate-chain: certificate-unreadable',
    ])
    expect(stateOf(report, 'trusted-root')).toBe('passed')
    expect(report.library).toBeUndefined()
  })

  test('that closes a circle is named as what closes it, and the library is not asked', () => {
    const root = JSON.parse(new TextDecoder().decode(trustedRoot)) as Root
    const [authority] = root.certificateAuthorities
    if (authority) authority.certChain.certificates = [{ rawBytes: encodeBase64(issued(a, b)) }]
    const report = lookAt(
      leafOf(() => issued(b, a)),
      utf8(JSON.stringify(root)),
    )
    expect([report.verdict, ...named(report)]).toEqual(['undecided', 'certificate-chain: leaf-circular'])
    expect(report.library).toBeUndefined()
  })

  const opened = (...chain: readonly Uint8Array[]) => chain.map(parseCertificate)

  test('closes a circle with those of an authority', () => {
    expect(isCircular(opened(issued(a, b), issued(b, a)))).toBe(true)
    expect(isCircular(opened(issued(a, b)))).toBe(false)
  })

  test('cannot close one without their keys, whatever it calls itself', () => {
    expect(isCircular(opened(issued(a, b), issued(b, a, { signer: c })))).toBe(false)
  })
})
