/** The kinds of bundles and of artifacts, keys and statements that a verifier meets, beyond the suite's. */
import { p256 } from '@noble/curves/nist.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import {
  type Artifact,
  type Policy,
  type SigstoreReport,
  verifySigstore,
} from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import {
  createWorld,
  generateKeyPair,
  message,
  person,
  publicKeyHint,
  signKeyless,
  signWithKey,
  statement,
  type Subject,
  toPem,
  trustedRootOf,
} from '../../playground/world/index.ts'
import { signedBytes } from '../../playground/world/content.ts'
import * as der from '../../playground/world/der.ts'
import { sign } from '../../playground/world/keys.ts'
import { named } from './suite.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const world = createWorld({ seed: 'kinds', now: NOW, earlierEntries: 2 })
const trustedRoot = utf8(JSON.stringify(trustedRootOf(world)))
const alice = person('alice@example.com')
const keyless: Policy = { identity: alice.email, issuer: alice.issuer }
const key = generateKeyPair('p256', world.random.fork('managed'))
const held: Policy = { key: toPem('PUBLIC KEY', key.spki) }
const bytes = utf8('an artifact\n')
const plain = { content: message(bytes), at: NOW }

function ask(bundle: BundleJson, policy: Policy, artifact: Artifact = { bytes }): SigstoreReport {
  const report = verifySigstore({ artifact, bundle: utf8(JSON.stringify(bundle)), trustedRoot, policy })
  expect(report.agrees, report.library?.message).toBe(true)
  return report
}

function stateOf({ checks }: SigstoreReport, id: string): unknown {
  const check = checks.find((one) => one.id === id)
  return check?.status === 'skipped' ? check.because : check?.status
}

describe('bundles', () => {
  test.each([
    ['0.1', 'v1'],
    ['0.1', 'v2'],
    ['0.2', 'v1'],
    ['0.2', 'v2'],
    ['0.3', 'v1'],
    ['0.3', 'v2'],
  ] as const)('version %s, %s log, certificate and managed key, bytes and digest', (bundleVersion, log) => {
    const mine = signKeyless(world, { ...plain, identity: alice, bundleVersion, log }).bundle
    const managed = signWithKey(world, { ...plain, key, bundleVersion, log }).bundle
    // v0.1 wants a promise, which a v2 log does not make.
    const expected = bundleVersion === '0.1' && log === 'v2' ? 'rejected' : 'verified'
    expect(ask(mine, keyless).verdict).toBe(expected)
    expect(ask(managed, held, { digests: { sha256: sha256(bytes) } }).verdict).toBe(expected)
  })

  test.each([
    [
      'a version that nobody wrote',
      'application/vnd.dev.sigstore.bundle.v0.9+json',
      'bundle: unknown-version',
    ],
    [
      'more after the version',
      'application/vnd.dev.sigstore.bundle+json;version=0.31',
      'bundle: unknown-version',
    ],
  ])('%s is refused, though the library takes it for v0.3', (_, mediaType, reason) => {
    const { bundle } = signKeyless(world, { ...plain, identity: alice })
    expect(named(ask({ ...bundle, mediaType }, keyless))).toEqual([reason])
  })

  test('two kinds of content, or of signer, in one bundle are refused: verifiers choose differently', () => {
    const { bundle } = signKeyless(world, { ...plain, identity: alice })
    const { dsseEnvelope } = signWithKey(world, { content: about([]), at: NOW, key }).bundle
    const twoContents = { ...bundle, ...(dsseEnvelope && { dsseEnvelope }) }
    expect(named(ask(twoContents, keyless))).toEqual(['bundle: field-ambiguous dsseEnvelope'])
    const verificationMaterial = { ...bundle.verificationMaterial, publicKey: { hint: 'x' } }
    expect(named(ask({ ...bundle, verificationMaterial }, keyless))).toEqual([
      'bundle: field-ambiguous verificationMaterial.certificate',
    ])
  })

  test('each of several log entries has to be true', () => {
    const { bundle } = signKeyless(world, { ...plain, identity: alice })
    const later = new Date(NOW.getTime() + 60_000)
    const other = signKeyless(world, { ...plain, identity: alice, at: later }).bundle
    const withEntries = (...tlogEntries: BundleJson['verificationMaterial']['tlogEntries']) =>
      ask({ ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries } }, keyless)
    const [mine] = bundle.verificationMaterial.tlogEntries
    const [foreign] = other.verificationMaterial.tlogEntries
    if (!mine || !foreign) throw new Error('kinds: the world made no entry')
    expect(withEntries(mine, foreign).verdict).toBe('rejected')
    expect(named(withEntries(mine, foreign))).toEqual(['log-entry: entry-mismatch'])
    expect(named(withEntries(mine, mine))).toEqual([
      'trusted-time: timestamp-duplicate',
      'log-inclusion: entry-duplicate',
    ])
    expect(named(withEntries())).toEqual(['trusted-time: no-trusted-time', 'log-inclusion: not-in-a-log'])
  })

  test('each of several timestamps has to be true, and inside the validity of the certificate', () => {
    const at = (...minutes: number[]) =>
      ask(
        signKeyless(world, {
          ...plain,
          identity: alice,
          log: 'v2',
          revise: {
            timestamps: (honest) =>
              minutes.flatMap((minute) =>
                honest.map((one) => ({ ...one, at: new Date(NOW.getTime() + minute * 60_000) })),
              ),
          },
        }).bundle,
        keyless,
      )
    expect(at(0, 1, 9).verdict).toBe('verified')
    const late = at(0, 11)
    expect(named(late)).toEqual(['certificate-chain: outside-validity'])
    const chain = late.checks.find(({ id }) => id === 'certificate-chain')
    expect(chain?.status === 'failed' && chain.actual?.label).toBe('signed-timestamp')
    expect(named(at(0, 0))).toEqual(['trusted-time: timestamp-duplicate'])
    expect(named(at(0, -60 * 24 * 800))).toEqual(['trusted-time: timestamp-outside-validity'])
  })

  test('a chain in issuing order is fine with its root, and out of order it is not', () => {
    const { bundle } = signKeyless(world, { ...plain, identity: alice, bundleVersion: '0.2' })
    const [intermediate, root] = world.fulcio.chain.map((der) => ({ rawBytes: encodeBase64(der) }))
    const [leaf] = bundle.verificationMaterial.x509CertificateChain?.certificates ?? []
    if (!leaf || !intermediate || !root) throw new Error('kinds: the world made no chain')
    const withChain = (...certificates: { rawBytes: string }[]) =>
      ask(
        {
          ...bundle,
          verificationMaterial: { ...bundle.verificationMaterial, x509CertificateChain: { certificates } },
        },
        keyless,
      )
    expect(withChain(leaf, intermediate).verdict).toBe('verified')
    expect(withChain(leaf, intermediate, root).verdict).toBe('verified')
    const swapped = withChain(leaf, root, intermediate)
    expect(named(swapped)).toEqual(['certificate-chain: chain-out-of-order'])
    expect(stateOf(swapped, 'sct')).toBe('passed')
    expect(named(withChain(leaf, { rawBytes: 'AAAA' }))).toEqual(['certificate-chain: chain-out-of-order'])
  })
})

describe('digests of a message', () => {
  const HASHES = { SHA2_256: sha256, SHA2_384: sha384, SHA2_512: sha512 } as const

  /** Signed over the digest that is named, and logged so. */
  function signedBy(algorithm: keyof typeof HASHES): BundleJson {
    const digest = HASHES[algorithm](bytes)
    const { bundle } = signWithKey(world, {
      ...plain,
      key,
      log: 'v2',
      revise: {
        signature: () => p256.sign(digest, key.secretKey, { format: 'der', lowS: false, prehash: false }),
        entry: ({ body, at }) => {
          const spec = structuredClone(body.spec) as { hashedRekordV002: { data: object } }
          spec.hashedRekordV002.data = { algorithm, digest: encodeBase64(digest) }
          return { at, body: { ...body, spec: spec as unknown as typeof body.spec } }
        },
      },
    })
    const messageSignature = {
      signature: bundle.messageSignature?.signature ?? '',
      messageDigest: { algorithm, digest: encodeBase64(digest) },
    }
    return { ...bundle, messageSignature }
  }

  test.each([
    ['SHA2_256', 'sha256'],
    ['SHA2_384', 'sha384'],
    ['SHA2_512', 'sha512'],
  ] as const)(
    '%s: from the bytes and from the digest alone; from another digest, undecided',
    (algorithm, name) => {
      const bundle = signedBy(algorithm)
      const own = HASHES[algorithm](bytes)
      expect(ask(bundle, held).verdict).toBe('verified')
      expect(ask(bundle, held, { digests: { [name]: own } }).verdict).toBe('verified')
      expect(ask(bundle, held, { digests: { [name]: own.map((octet) => octet ^ 1) } }).verdict).toBe(
        'rejected',
      )
      const other = name === 'sha512' ? { sha256: sha256(bytes) } : { sha512: sha512(bytes) }
      const undecided = ask(bundle, held, { digests: other })
      expect(undecided.verdict).toBe('undecided')
      expect([stateOf(undecided, 'signature'), stateOf(undecided, 'artifact')]).toEqual([
        'missing-input',
        'missing-input',
      ])
      expect(stateOf(undecided, 'library')).toEqual({ check: 'signature' })
    },
  )

  test.each(['HASH_ALGORITHM_UNSPECIFIED', 'SHA3_256'])('%s is not computed here: undecided', (algorithm) => {
    const bundle = signedBy('SHA2_256')
    if (bundle.messageSignature) bundle.messageSignature.messageDigest.algorithm = algorithm
    const report = ask(bundle, held)
    expect([report.verdict, stateOf(report, 'signature')]).toEqual(['undecided', 'unsupported'])
  })
})

describe('keys', () => {
  test('another key is named as the one that did not sign, and as not the one in the log', () => {
    const { bundle } = signWithKey(world, { ...plain, key })
    const other = generateKeyPair('p256', world.random.fork('other'))
    expect(named(ask(bundle, { key: toPem('PUBLIC KEY', other.spki) }))).toEqual([
      'log-entry: entry-other-signer',
      'signature: signature-invalid',
    ])
  })

  test('the hint is a hint: the verifier knows which key it holds', () => {
    const { bundle } = signWithKey(world, { ...plain, key })
    for (const hint of ['', 'SHA256:something', publicKeyHint(world.logs.v1.key.spki)]) {
      const verificationMaterial = { ...bundle.verificationMaterial, publicKey: { hint } }
      expect(ask({ ...bundle, verificationMaterial }, held).verdict).toBe('verified')
    }
  })

  test('a key held, but none given: undecided, and the library is not asked', () => {
    const report = ask(signWithKey(world, { ...plain, key }).bundle, {})
    expect([report.verdict, report.library]).toEqual(['undecided', undefined])
    expect(stateOf(report, 'public-key')).toBe('missing-input')
  })

  test('PEM with words around it, other line ends, and a second key behind it', () => {
    const { bundle } = signWithKey(world, { ...plain, key })
    const pem = toPem('PUBLIC KEY', key.spki)
    const more = toPem('PUBLIC KEY', world.logs.v1.key.spki)
    for (const text of [`\n  ${pem}`, `# release key\n${pem}`, pem.replaceAll('\n', '\r\n'), pem + more]) {
      expect(ask(bundle, { key: text }).verdict, JSON.stringify(text.slice(0, 20))).toBe('verified')
    }
    const changed = encodeBase64(Uint8Array.of(...key.spki, 0))
    const [label, end] = ['-----BEGIN PUBLIC KEY-----', '-----END PUBLIC KEY-----']
    expect(named(ask(bundle, { key: `${label}\n${changed}\n${end}` }))).toEqual([
      'public-key: key-unreadable',
    ])
  })

  test.each([[{ bytes }], [{ digests: { sha256: sha256(bytes) } }]])(
    'pure Ed25519 over a message has no form that the library checks: undecided, not a false signature',
    (artifact) => {
      const pure = generateKeyPair('ed25519', world.random.fork('pure'))
      const { bundle } = signWithKey(world, {
        ...plain,
        key,
        log: 'v2',
        revise: { signature: () => sign(pure, bytes) },
      })
      const report = ask(bundle, { key: toPem('PUBLIC KEY', pure.spki) }, artifact)
      expect(stateOf(report, 'signature')).toBe('unsupported')
      expect(named(report)).toEqual(['log-entry: entry-other-signer'])
      expect(report.library).toBeUndefined()
    },
  )
})

test('an envelope under a managed Ed25519 key is verified, from a digest too', () => {
  const pure = generateKeyPair('ed25519', world.random.fork('pure'))
  const content = about([{ name: 'a', digest: { sha256: toHex(sha256(bytes)) } }])
  const { bundle } = signWithKey(world, {
    content,
    at: NOW,
    key,
    revise: {
      signature: () => sign(pure, signedBytes(content)),
      entry: ({ body, at }) => {
        const spec = structuredClone(body.spec) as unknown as { signatures: { verifier: string }[] }
        for (const one of spec.signatures) one.verifier = encodeBase64(utf8(toPem('PUBLIC KEY', pure.spki)))
        return { at, body: { ...body, spec: spec as unknown as typeof body.spec } }
      },
    },
  })
  const policy = { key: toPem('PUBLIC KEY', pure.spki) }
  expect(ask(bundle, policy).verdict).toBe('verified')
  expect(ask(bundle, policy, { digests: { sha256: sha256(bytes) } }).verdict).toBe('verified')
})

describe('certificates', () => {
  test.each([
    ['2.5.29.17', 'identity: identity-mismatch'],
    ['1.3.6.1.4.1.57264.1.8', 'issuer: issuer-mismatch'],
  ])('every byte of a name counts (%s)', (oid, reason) => {
    const { bundle } = signKeyless(world, {
      ...plain,
      identity: alice,
      revise: {
        certificate: (honest) => ({
          ...honest,
          extensions: honest.extensions.map((extension) =>
            extension.oid === oid
              ? { ...extension, value: extension.value.with(-1, (extension.value.at(-1) ?? 0) | 0x80) }
              : extension,
          ),
        }),
      },
    })
    expect(named(ask(bundle, keyless))).toEqual([reason])
  })
})

const PAIR = await rsaPair()

describe('RSA keys', () => {
  /** An envelope and its entry, signed by a managed RSA key as SubjectPublicKeyInfo or as PKCS#1. */
  async function signedByRsa(logged: 'PUBLIC KEY' | 'RSA PUBLIC KEY'): Promise<BundleJson> {
    const signature = await PAIR.sign(bytes)
    const pem = toPem(logged, logged === 'PUBLIC KEY' ? PAIR.spki : PAIR.pkcs1)
    return signWithKey(world, {
      ...plain,
      key,
      revise: {
        signature: () => signature,
        entry: ({ body, at }) => {
          const spec = structuredClone(body.spec) as { signature: { publicKey: { content: string } } }
          spec.signature.publicKey.content = encodeBase64(utf8(pem))
          return { at, body: { ...body, spec: spec as unknown as typeof body.spec } }
        },
      },
    }).bundle
  }

  test.each([
    ['PUBLIC KEY', 'PUBLIC KEY'],
    ['PUBLIC KEY', 'RSA PUBLIC KEY'],
    ['RSA PUBLIC KEY', 'PUBLIC KEY'],
    ['RSA PUBLIC KEY', 'RSA PUBLIC KEY'],
  ] as const)('held as %s, logged as %s: one key', async (given, logged) => {
    const policy = { key: toPem(given, given === 'PUBLIC KEY' ? PAIR.spki : PAIR.pkcs1) }
    expect(ask(await signedByRsa(logged), policy).verdict).toBe('verified')
  })
})

describe('statements', () => {
  const digestOf = { sha256: toHex(sha256(bytes)), sha512: toHex(sha512(bytes)) }
  const elsewhere = { sha256: toHex(sha256(utf8('elsewhere'))), sha512: toHex(sha512(utf8('elsewhere'))) }
  const verdictFor = (subjects: readonly Subject[], artifact?: Artifact) => {
    const { bundle } = signWithKey(world, { content: about(subjects), at: NOW, key })
    const report = ask(bundle, held, artifact)
    return [report.verdict, ...named(report)]
  }

  test('one subject of several is enough', () => {
    const others = [
      { name: 'b', digest: elsewhere },
      { name: 'c', digest: { gitCommit: 'abc' } },
    ]
    expect(verdictFor([...others, { name: 'a', digest: { sha256: digestOf.sha256 } }])).toEqual(['verified'])
    expect(verdictFor(others)).toEqual(['rejected', 'artifact: subject-mismatch'])
  })

  test('a subject that agrees in one digest and not in another is another file', () => {
    const mixed = { sha256: digestOf.sha256, sha512: elsewhere.sha512 }
    expect(verdictFor([{ name: 'a', digest: mixed }])).toEqual(['rejected', 'artifact: subject-mismatch'])
    expect(verdictFor([{ name: 'a', digest: digestOf }])).toEqual(['verified'])
    expect(verdictFor([{ name: 'a', digest: { sha256: digestOf.sha256.toUpperCase() } }])).toEqual([
      'verified',
    ])
  })

  test('no digest in common: nothing was compared', () => {
    const onlySha256 = [{ name: 'a', digest: { sha256: digestOf.sha256 } }]
    expect(verdictFor(onlySha256, { digests: { sha512: sha512(bytes) } })).toEqual(['undecided'])
    expect(verdictFor([{ name: 'a', digest: { gitCommit: 'abc' } }])).toEqual(['undecided'])
    expect(verdictFor(onlySha256, { digests: {} })).toEqual(['undecided'])
  })

  test('no subject at all, or digests that are none, cannot be read', () => {
    const unreadable = ['rejected', 'artifact: statement-unreadable']
    expect(verdictFor([])).toEqual(unreadable)
    expect(verdictFor([{ name: 'a', digest: { sha256: 'xyz' } }])).toEqual(unreadable)
  })

  test('in both kinds of log, by certificate too', () => {
    for (const log of ['v1', 'v2'] as const) {
      const content = about([{ name: 'a', digest: digestOf }])
      expect(ask(signWithKey(world, { content, at: NOW, key, log }).bundle, held).verdict).toBe('verified')
      expect(
        ask(signKeyless(world, { content, at: NOW, identity: alice, log }).bundle, keyless).verdict,
      ).toBe('verified')
    }
  })
})

function about(subjects: readonly Subject[]) {
  return statement(subjects, 'https://example.com/predicate/v1', {})
}

async function rsaPair() {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  )
  const jwk = await crypto.subtle.exportKey('jwk', publicKey)
  const [n, e] = [jwk.n, jwk.e].map((text) => der.integer(decodeBase64(text ?? '')))
  return {
    spki: new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
    pkcs1: der.sequence(n ?? new Uint8Array(), e ?? new Uint8Array()),
    sign: async (data: Uint8Array) =>
      new Uint8Array(await crypto.subtle.sign(algorithm.name, privateKey, Uint8Array.from(data))),
  }
}
