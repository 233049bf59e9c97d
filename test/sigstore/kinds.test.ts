/** The kinds of bundles, digests and statements that a verifier meets, beyond the suite's. */
import { p256 } from '@noble/curves/nist.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { type Artifact, verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { signKeyless, signWithKey, type Subject, trustedRootOf } from '../../playground/world/index.ts'
import { named } from './suite.ts'
import { NOW, world, alice, keyless, key, held, bytes, plain, ask, stateOf, about } from './lab.ts'

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
    const expected = bundleVersion === '0.1' && log === 'v2' ? 'undecided' : 'verified'
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

  test('an entry whose proof or promise could not be looked at is not told as in the log', () => {
    const { bundle } = signKeyless(world, { ...plain, identity: alice, log: 'v2' })
    const [entry] = bundle.verificationMaterial.tlogEntries
    if (!entry?.inclusionProof) throw new Error('kinds: the world made no proof')
    const inclusionProof = { ...entry.inclusionProof, checkpoint: { envelope: 'no checkpoint\n' } }
    const tlogEntries = [{ ...entry, inclusionProof }]
    const verificationMaterial = { ...bundle.verificationMaterial, tlogEntries }
    const unread = ask({ ...bundle, verificationMaterial }, keyless)
    expect(stateOf(unread, 'checkpoint')).toBe('undecided')
    expect(stateOf(unread, 'log-inclusion')).toEqual({ check: 'checkpoint' })

    const root = utf8(JSON.stringify({ ...trustedRootOf(world), tlogs: [] }))
    const promised = signKeyless(world, { ...plain, identity: alice, log: 'v1' }).bundle
    for (const one of [promised, bundle]) {
      const input = {
        artifact: { bytes },
        bundle: utf8(JSON.stringify(one)),
        trustedRoot: root,
        policy: keyless,
      }
      const report = verifySigstore(input)
      expect(report.verdict).toBe('undecided')
      expect(stateOf(report, 'log-inclusion')).toEqual({
        check: one === promised ? 'inclusion-promise' : 'checkpoint',
      })
    }
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
    expect(named(withChain(leaf, { rawBytes: 'AAAA' }))).toEqual(['certificate-chain: chain-unreadable'])
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

describe('certificates', () => {
  test.each([
    [['2.5.29.17'], 'identity: identity-mismatch'],
    [['1.3.6.1.4.1.57264.1.1', '1.3.6.1.4.1.57264.1.8'], 'issuer: issuer-mismatch'],
  ])('every byte of a name counts (%s)', (oids, reason) => {
    const { bundle } = signKeyless(world, {
      ...plain,
      identity: alice,
      revise: {
        certificate: (honest) => ({
          ...honest,
          extensions: honest.extensions.map((extension) =>
            oids.includes(extension.oid)
              ? { ...extension, value: extension.value.with(-1, (extension.value.at(-1) ?? 0) | 0x80) }
              : extension,
          ),
        }),
      },
    })
    expect(named(ask(bundle, keyless))).toEqual([reason])
  })
})

describe('statements', () => {
  const digestOf = { sha256: toHex(sha256(bytes)), sha512: toHex(sha512(bytes)) }
  const elsewhere = { sha256: toHex(sha256(utf8('elsewhere'))), sha512: toHex(sha512(utf8('elsewhere'))) }
  const reportFor = (subjects: readonly Subject[], artifact?: Artifact) =>
    ask(signWithKey(world, { content: about(subjects), at: NOW, key }).bundle, held, artifact)
  const artifactCheckFor = (subjects: readonly Subject[]) =>
    reportFor(subjects).checks.find(({ id }) => id === 'artifact')
  const verdictFor = (subjects: readonly Subject[], artifact?: Artifact) => {
    const report = reportFor(subjects, artifact)
    return [report.verdict, ...named(report)]
  }

  test('one subject of several is enough', () => {
    const others = [
      { name: 'b', digest: elsewhere },
      { name: 'c', digest: { gitCommit: 'abc' } },
    ]
    expect(verdictFor([...others, { name: 'a', digest: { sha256: digestOf.sha256 } }])).toEqual(['verified'])
    expect(verdictFor(others.slice(0, 1))).toEqual(['rejected', 'artifact: subject-mismatch'])
  })

  test('a subject that could not be compared may be the artifact: nobody is rejected beside it', () => {
    const open = ['undecided', 'artifact: subject-not-compared']
    const [mine, other] = [
      { name: 'a', digest: { sha256: digestOf.sha256 } },
      { name: 'b', digest: elsewhere },
    ]
    expect(verdictFor([{ name: 'a', digest: { sha1: '00'.repeat(20) } }, other])).toEqual(open)
    expect(verdictFor([mine, other], { digests: { sha512: sha512(bytes) } })).toEqual(open)
  })

  test('a subject that agrees in one digest and not in another is another file', () => {
    const mixed = { sha256: digestOf.sha256, sha512: elsewhere.sha512 }
    expect(verdictFor([{ name: 'a', digest: mixed }])).toEqual(['rejected', 'artifact: subject-mismatch'])
    // Whichever differs is shown, and not the one that agrees.
    for (const name of ['sha256', 'sha512'] as const) {
      const check = artifactCheckFor([{ name: 'a', digest: { ...digestOf, [name]: elsewhere[name] } }])
      expect(check).toMatchObject({
        expected: { value: fromHex(elsewhere[name]) },
        actual: { value: fromHex(digestOf[name]) },
      })
    }
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
    const unreadable = ['undecided', 'artifact: statement-unreadable']
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
