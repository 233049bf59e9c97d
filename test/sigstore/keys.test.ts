/** Keys the verifier holds itself: which one signed, in which form, and what cannot be checked with it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { generateKeyPair, publicKeyHint, signWithKey, toPem } from '../../playground/world/index.ts'
import { verifySigstoreAhead } from '../../playground/sigstore/index.ts'
import { signedBytes } from '../../playground/world/content.ts'
import * as der from '../../playground/world/der.ts'
import { sign } from '../../playground/world/keys.ts'
import { named } from './suite.ts'
import { NOW, world, key, held, bytes, plain, ask, stateOf, about, trustedRoot } from './lab.ts'

describe('keys', () => {
  test('another key is named as the one that did not sign, and as not the one in the log', () => {
    const { bundle } = signWithKey(world, { ...plain, key })
    const other = generateKeyPair('p256', world.random.fork('other'))
    expect(named(ask(bundle, { key: toPem('PUBLIC KEY', other.spki) }))).toEqual([
      'log-entry: entry-other-key',
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

  describe('a log entry that names another signer', () => {
    const other = generateKeyPair('p256', world.random.fork('logged'))
    const { bundle } = signWithKey(world, {
      ...plain,
      key,
      revise: {
        entry: ({ body, at }) => {
          const spec = structuredClone(body.spec) as { signature: { publicKey: { content: string } } }
          spec.signature.publicKey.content = encodeBase64(utf8(toPem('PUBLIC KEY', other.spki)))
          return { at, body: { ...body, spec } }
        },
      },
    })
    const honest = signWithKey(world, { ...plain, key }).bundle
    const pem = toPem('PUBLIC KEY', key.spki)
    const two = `-----BEGIN PUBLIC KEY-----\n${encodeBase64(other.spki)}\n${pem}`

    test.each([
      ['PEM', pem],
      ['PEM behind words', `# release key\n${pem}`],
      ['PEM on one line', pem.replaceAll('\n', ' ')],
    ])('is compared with the key held as %s', (_, text) => {
      expect(named(ask(bundle, { key: text }))).toEqual(['log-entry: entry-other-key'])
      expect(ask(honest, { key: text }).verdict).toBe('verified')
    })

    test.each([
      ['bare Base64', encodeBase64(key.spki)],
      ['Base64 in PEM without its end', pem.replace('-----END', '-----STOP')],
      ['two beginnings, of which readers take either', two],
      ['PEM in which a text ends before it does', pem.replace('\nM', '\nAA==M')],
      ['a label of another kind', pem.replaceAll('PUBLIC KEY', 'EC PUBLIC KEY')],
    ])('is compared with nothing where the key is %s: nothing is proved by it', (_, text) => {
      for (const one of [bundle, honest]) {
        const report = ask(one, { key: text })
        expect(named(report)).toEqual(['public-key: key-unreadable'])
        expect(stateOf(report, 'log-entry')).toEqual({ check: 'public-key' })
        expect(report.proved).not.toContain('transparency')
      }
    })
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
      expect(named(report)).toEqual(['log-entry: entry-other-key'])
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

describe('keys on a curve', () => {
  /** With one coordinate and the sign of the other (SEC 1 § 2.3.3). */
  const short = (point: Uint8Array) =>
    Uint8Array.of(2 + ((point.at(-1) ?? 0) & 1), ...point.slice(1, (point.length + 1) / 2))
  const spki = (point: Uint8Array, curve = '1.2.840.10045.3.1.7') =>
    der.sequence(der.sequence(der.oid('1.2.840.10045.2.1'), der.oid(curve)), der.bitString(point))
  const whole = key.spki
  const shortened = spki(short(key.publicKey))

  function logged(by: Uint8Array): BundleJson {
    return signWithKey(world, {
      ...plain,
      key,
      revise: {
        entry: ({ body, at }) => {
          const spec = structuredClone(body.spec) as { signature: { publicKey: { content: string } } }
          spec.signature.publicKey.content = encodeBase64(utf8(toPem('PUBLIC KEY', by)))
          return { at, body: { ...body, spec: spec as unknown as typeof body.spec } }
        },
      },
    }).bundle
  }
  const policyOf = (given: Uint8Array) => ({ key: toPem('PUBLIC KEY', given) })

  test.each([
    ['whole', 'short', whole, shortened],
    ['short', 'whole', shortened, whole],
    ['short', 'short', shortened, shortened],
  ])('held with its point %s, logged with it %s: one key', async (_held, _logged, given, by) => {
    const bundle = logged(by)
    expect(ask(bundle, policyOf(given)).verdict).toBe('verified')
    const ahead = await verifySigstoreAhead(
      { artifact: { bytes }, bundle: utf8(JSON.stringify(bundle)), trustedRoot, policy: policyOf(given) },
      crypto.subtle,
    )
    expect([ahead.verdict, ahead.agrees]).toEqual(['verified', true])
  })

  const other = generateKeyPair('p256', world.random.fork('of the curve')).publicKey
  const flipped = (point: Uint8Array) => point.with(0, (point[0] ?? 0) ^ 1)
  test.each([
    ['another key', spki(short(other))],
    ['the key of the other sign', spki(flipped(short(key.publicKey)))],
    ['a point on no curve', spki(key.publicKey.with(40, (key.publicKey[40] ?? 0) ^ 1))],
    ['a point of another curve', spki(short(key.publicKey), '1.3.132.0.10')],
    ['a point in the mixed form', spki(key.publicKey.with(0, 6 + ((key.publicKey.at(-1) ?? 0) & 1)))],
    ['a point cut short', spki(short(key.publicKey).slice(0, -1))],
    ['nothing', spki(new Uint8Array())],
  ])('logged as %s is another', (_, by) => {
    for (const given of [whole, shortened])
      expect(named(ask(logged(by), policyOf(given)))).toEqual(['log-entry: entry-other-key'])
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
